-- What a real network needs to know before it decides: when a node's day ends, and what an order asks for.

-- A parcel handed to a node after its cut-off, or on a day off, counts from the next working day. Days are ISO: 1 is Monday.
alter table node
    add column cut_off time,
    add column time_zone text not null default 'Asia/Shanghai'
        check (time_zone ~ '^([A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC)$' and (timestamptz '2026-01-01 00:00Z' at time zone time_zone) is not null),
    add column working_days text not null default '1234567' check (working_days ~ '^1?2?3?4?5?6?7?$' and working_days <> '');

alter table customer_order
    add column service text not null default 'STANDARD' check (service in ('STANDARD', 'EXPRESS')),
    add column asked_deliver_by timestamptz,
    add column max_parcels integer check (max_parcels between 1 and 200),
    add column promise_class text not null default 'STANDARD' check (promise_class in ('STANDARD', 'GUARANTEED')),
    add column channel text not null default 'WEB' check (channel ~ '^[A-Za-z0-9._-]{1,64}$'),
    add column excluded_nodes text[] not null default '{}' check (cardinality(excluded_nodes) <= 200),
    add column excluded_suppliers text[] not null default '{}' check (cardinality(excluded_suppliers) <= 200);

-- pinned_node: an operator's choice, until unpinned. told_deliver_by: the date that the buyer was told first, which
-- never changes. moved_deliver_by: the later date that a wave moved it to.
alter table order_line
    add column pinned_node text references node,
    add column told_deliver_by timestamptz,
    add column moved_deliver_by timestamptz,
    add constraint moved_is_later check (moved_deliver_by is null or told_deliver_by is null or moved_deliver_by > told_deliver_by);

alter table promise
    add column service text check (service in ('STANDARD', 'EXPRESS')),
    add column inbound_at timestamptz,
    add constraint inbound_has_a_date check (not from_inbound or (inbound_at is not null and node_code is not null));
alter table allocation
    add column service text not null default 'STANDARD' check (service in ('STANDARD', 'EXPRESS'));

-- Units of free stock that only one sales channel may take; without a SKU they are held of every SKU of the node.
create table hold_back (
    node_code text not null references node,
    sku text references sku,
    channel text not null check (channel ~ '^[A-Za-z0-9._-]{1,64}$'),
    units integer not null check (units >= 0),
    constraint hold_back_once unique nulls not distinct (node_code, sku, channel)
);

-- The shadow prices that a zone's newest wave ended with.
create table zone_price (
    zone_code text primary key references zone,
    run_id uuid not null,
    decided_at timestamptz not null,
    prices jsonb not null
);
