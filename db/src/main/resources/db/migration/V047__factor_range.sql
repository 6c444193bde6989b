-- What moves demand makes 0.05 to 20 ordinary weeks of a week, however it is told. Not valid: what was told before stays.
alter table demand_signal add constraint demand_signal_factor_range check (factor between 0.05 and 20) not valid;
alter table heat_report add constraint heat_report_factor_range check (factor between 0.05 and 20) not valid;
