-- How much the errors of two weeks of one forecast share, as its part's trials on past weeks had it; until now plans took
-- .1 of every run.
alter table forecast
    add column error_correlation real not null default 0.1 check (error_correlation between 0 and 1);
alter table forecast alter column error_correlation drop default;
