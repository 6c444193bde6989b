-- How many totals of a run's trials came to which level of their forecast, 200 even steps; the quantiles of its totals
-- are asked for accordingly. Empty for runs from before.
alter table restock_run add column total_levels integer[] not null default '{}';
