-- Weeks that a restock run forecasts and plans, fixed when it opens; runs from before looked six weeks ahead.
alter table restock_run add column weeks integer not null default 6 check (weeks between 1 and 520);
