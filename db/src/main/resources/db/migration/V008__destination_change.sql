-- A change of address waits here while the order's workflow decides on it by id; histories never carry addresses.
create table destination_change (
    id uuid primary key,
    order_id uuid not null references customer_order,
    region_code text references region,
    recipient text not null,
    address text not null,
    phone text not null,
    requested_at timestamptz not null,
    applied_at timestamptz
);
create index destination_change_order on destination_change (order_id);
