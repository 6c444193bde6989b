-- Days of the week on which nothing was left to sell: the units of such a week are a floor of demand.
alter table sales_history
    add column out_of_stock_days smallint not null default 0 check (out_of_stock_days between 0 and 7);
