-- Orders, their promises, allocations, pick tasks and shipments.

create sequence order_number start 100001;

create table customer_order (
    id uuid primary key,
    number bigint not null unique default nextval('order_number'),
    buyer_code text not null references buyer,
    buyer_reference text,
    region_code text not null references region,
    zone_code text not null references zone,
    status text not null check (status in
        ('ACCEPTED', 'HELD', 'POOLED', 'ALLOCATED', 'RELEASED', 'SHIPPED', 'COMPLETED', 'CANCELLED')),
    allow_substitutes boolean not null,
    currency char(3) not null,
    goods_minor bigint not null check (goods_minor >= 0),
    placed_at timestamptz not null,
    promised_ship_by timestamptz,
    promised_deliver_by timestamptz,
    closed_at timestamptz,
    close_reason text,
    version bigint not null default 0,
    unique (buyer_code, buyer_reference)
);
create index customer_order_open on customer_order (zone_code, status) where closed_at is null;
create index customer_order_placed on customer_order (placed_at desc, id);
create index customer_order_status on customer_order (status, placed_at desc);

-- Personal data lives here and nowhere else; workflows never see it.
create table order_destination (
    order_id uuid primary key references customer_order,
    recipient text not null,
    address text not null,
    phone text not null
);

-- Units of a line move between buckets; the sum is always the quantity.
create table order_line (
    id uuid primary key,
    order_id uuid not null references customer_order,
    line_no integer not null check (line_no > 0),
    sku text not null references sku,
    quantity integer not null check (quantity > 0),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    open_units integer not null check (open_units >= 0),
    allocated_units integer not null default 0 check (allocated_units >= 0),
    released_units integer not null default 0 check (released_units >= 0),
    shipped_units integer not null default 0 check (shipped_units >= 0),
    delivered_units integer not null default 0 check (delivered_units >= 0),
    cancelled_units integer not null default 0 check (cancelled_units >= 0),
    returned_units integer not null default 0 check (returned_units >= 0 and returned_units <= delivered_units),
    screening text not null default 'PENDING' check (screening in ('PENDING', 'CLEAR', 'REROUTED', 'HELD', 'DECLINED')),
    flagged boolean not null default false,
    rerouted boolean not null default false,
    backordered_until timestamptz,
    unique (order_id, line_no),
    constraint order_line_units_add_up check (open_units + allocated_units + released_units + shipped_units
        + delivered_units + cancelled_units = quantity)
);
create index order_line_open on order_line (order_id) where open_units > 0;
create index order_line_sku on order_line (sku);

-- Nodes that a line must not be served by again, with the reason that people read.
create table line_exclusion (
    line_id uuid not null references order_line,
    node_code text not null references node,
    reason text not null,
    primary key (line_id, node_code)
);

-- The current promise of a line: soft until allocation. units is what of it still counts against ATP.
create table promise (
    line_id uuid primary key references order_line,
    node_code text references node,
    sku text references sku,
    units integer not null check (units >= 0),
    from_inbound boolean not null default false,
    ship_by timestamptz,
    deliver_by timestamptz,
    cost_minor bigint,
    unfilled_reason text,
    check ((node_code is null) = (unfilled_reason is not null))
);
create index promise_soft on promise (node_code, sku) where units > 0;

create table pick_task (
    id uuid primary key,
    order_id uuid not null references customer_order,
    node_code text not null references node,
    status text not null check (status in ('OPEN', 'SHIPPED', 'CANCELLED')),
    released_at timestamptz not null,
    due_at timestamptz not null,
    request_id text not null unique
);
create index pick_task_open on pick_task (node_code, released_at) where status = 'OPEN';
create index pick_task_order on pick_task (order_id);

create table allocation (
    id uuid primary key,
    line_id uuid not null references order_line,
    order_id uuid not null references customer_order,
    node_code text not null references node,
    sku text not null references sku,
    quantity integer not null check (quantity > 0),
    status text not null check (status in ('COMMITTED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    run_id uuid not null,
    pick_task_id uuid references pick_task,
    ship_by timestamptz not null,
    deliver_by timestamptz not null,
    committed_at timestamptz not null,
    foreign key (node_code, sku) references stock_balance
);
create index allocation_order on allocation (order_id);
create index allocation_line on allocation (line_id);
create index allocation_pick_task on allocation (pick_task_id);
create index allocation_live on allocation (node_code, sku) where status in ('COMMITTED', 'RELEASED');

create table shipment (
    id uuid primary key,
    order_id uuid not null references customer_order,
    node_code text not null references node,
    pick_task_id uuid unique references pick_task,
    po_id uuid,
    carrier text not null,
    tracking text not null,
    status text not null check (status in ('IN_TRANSIT', 'DELIVERED', 'LOST')),
    shipped_at timestamptz not null,
    deliver_by timestamptz not null,
    delivered_at timestamptz
);
create index shipment_in_transit on shipment (shipped_at) where status = 'IN_TRANSIT';
create index shipment_order on shipment (order_id);

create table shipment_line (
    shipment_id uuid not null references shipment,
    allocation_id uuid not null references allocation,
    quantity integer not null check (quantity > 0),
    delivered integer not null default 0,
    damaged integer not null default 0,
    mis_shipped integer not null default 0,
    primary key (shipment_id, allocation_id),
    check (delivered >= 0 and damaged >= 0 and mis_shipped >= 0 and delivered + damaged + mis_shipped <= quantity)
);

create table return_request (
    id uuid primary key,
    order_id uuid not null references customer_order,
    line_id uuid not null references order_line,
    quantity integer not null check (quantity > 0),
    reason text not null,
    refund_minor bigint not null check (refund_minor >= 0),
    restocked boolean not null,
    requested_at timestamptz not null,
    request_id text not null unique
);
