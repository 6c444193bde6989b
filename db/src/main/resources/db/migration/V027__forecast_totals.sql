-- What a run forecast for a category in a region, as sums over the series: totals of categories, of regions and of all
-- are sums of these rows, so they agree. The spread of a sum lies between that of independent series (variance) and
-- that of series which move as one (deviation, squared); the run's correlation says where.
create table forecast_total (
    run_id uuid not null references restock_run on delete cascade,
    category text not null,
    region_code text not null references region,
    -- 0 for the week in which the run started
    week smallint not null check (week >= 0),
    series integer not null check (series > 0),
    mean double precision not null check (mean >= 0),
    variance double precision not null check (variance >= 0),
    deviation double precision not null check (deviation >= 0),
    primary key (run_id, category, region_code, week)
);

-- Sums over the pairs of series that were forecast together: products of their errors, and of the sizes of these.
alter table restock_run
    add column error_products double precision not null default 0,
    add column error_sizes double precision not null default 0;

-- Prices as they are planned, and were; outside of them the list price stands.
create table price_plan (
    sku text not null references sku,
    starts_on date not null,
    ends_on date not null,
    price_minor bigint not null check (price_minor > 0),
    primary key (sku, starts_on),
    check (ends_on between starts_on and starts_on + 366)
);

grant select, insert, update, delete on forecast_total, price_plan, decreed_day to tributary_app;
