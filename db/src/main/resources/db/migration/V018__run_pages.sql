-- Where a line was promised when a wave decided it, so that a run can be shown before and after.
alter table decision_line add column promised_node text;
create index allocation_run on allocation (run_id);
create index allocation_committed on allocation (committed_at);
