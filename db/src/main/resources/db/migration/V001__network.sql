-- The network: where demand is, where stock is, who supplies it and on what terms.
-- Codes are people's own; ids are UUIDv7 made by the application. Money is integer minor units.

create table zone (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name_zh text not null,
    name_en text not null
);

create table region (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name_zh text not null,
    name_en text not null,
    city_zh text not null,
    city_en text not null,
    lat double precision not null check (lat between -90 and 90),
    lon double precision not null check (lon between -180 and 180),
    zone_code text not null references zone
);

create table belt (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name_zh text not null,
    name_en text not null,
    trade text not null,
    region_code text not null references region
);

create table supplier (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name_zh text not null,
    name_en text not null,
    tier text not null check (tier in ('A', 'B', 'C')),
    belt_code text references belt,
    region_code text not null references region,
    status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED'))
);

-- A place that can ship. A drop-shipping supplier is a node of its own.
create table node (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    kind text not null check (kind in ('WAREHOUSE', 'SUPPLIER')),
    name_zh text not null,
    name_en text not null,
    zone_code text not null references zone,
    region_code text not null references region,
    supplier_code text unique references supplier,
    lat double precision not null check (lat between -90 and 90),
    lon double precision not null check (lon between -180 and 180),
    daily_capacity_units integer check (daily_capacity_units > 0),
    handling_minor_per_unit bigint not null default 0 check (handling_minor_per_unit >= 0),
    handling_hours integer not null default 24 check (handling_hours between 0 and 720),
    open boolean not null default true,
    check ((kind = 'SUPPLIER') = (supplier_code is not null))
);

create table lane (
    node_code text not null references node,
    region_code text not null references region,
    service text not null default 'STANDARD' check (service in ('STANDARD', 'EXPRESS')),
    parcel_minor bigint not null check (parcel_minor >= 0),
    unit_minor bigint not null check (unit_minor >= 0),
    transit_hours integer not null check (transit_hours > 0),
    open boolean not null default true,
    primary key (node_code, region_code, service)
);
create index lane_region on lane (region_code);

create table sku (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name_zh text not null,
    name_en text not null,
    category text not null,
    currency char(3) not null default 'CNY',
    list_price_minor bigint not null check (list_price_minor > 0),
    margin_floor_minor bigint not null default 0 check (margin_floor_minor >= 0),
    weight_grams integer not null default 500 check (weight_grams > 0)
);
create index sku_category on sku (category);

create table substitute (
    sku text not null references sku,
    substitute_sku text not null references sku,
    score double precision not null check (score > 0 and score <= 1),
    source text not null,
    primary key (sku, substitute_sku),
    check (sku <> substitute_sku)
);

create table offer (
    supplier_code text not null references supplier,
    sku text not null references sku,
    unit_cost_minor bigint not null check (unit_cost_minor > 0),
    moq integer not null check (moq > 0),
    order_multiple integer not null check (order_multiple > 0),
    lead_time_days integer not null check (lead_time_days between 1 and 365),
    weekly_capacity_units integer not null check (weekly_capacity_units > 0),
    drop_ship boolean not null default false,
    valid_from date not null,
    valid_to date not null,
    primary key (supplier_code, sku),
    check (valid_to >= valid_from)
);
create index offer_sku on offer (sku);

-- All-units price breaks: from this quantity on, every unit costs this.
create table offer_price_break (
    supplier_code text not null,
    sku text not null,
    min_quantity integer not null check (min_quantity > 1),
    unit_cost_minor bigint not null check (unit_cost_minor > 0),
    primary key (supplier_code, sku, min_quantity),
    foreign key (supplier_code, sku) references offer on delete cascade
);

create table buyer (
    code text primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name text not null,
    region_code text references region
);
