-- The first forecast of each week that was made one, two and four weeks ahead: what came is held against it.
create table kept_forecast (
    week date not null check (extract(isodow from week) = 1),
    ahead smallint not null check (ahead > 0),
    sku text not null references sku,
    region_code text not null references region,
    made_at timestamptz not null,
    mean real not null check (mean >= 0),
    q50 real not null,
    q90 real not null,
    primary key (week, ahead, sku, region_code)
);

-- Units by SKU, region and week: imported history and own orders overlap, and the larger of the two counts.
create view weekly_sales as
    select sku, region_code, week, max(units)::bigint as units from (
        select sku, region_code, week, units::bigint as units from sales_history
        union all
        select l.sku, o.region_code, date_trunc('week', o.placed_at at time zone 'UTC')::date, sum(l.quantity)::bigint
        from order_line l join customer_order o on o.id = l.order_id group by 1, 2, 3
    ) told group by sku, region_code, week;
