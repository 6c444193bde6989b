-- Purchase orders, for drop-ship and for restock, and the runs that plan restocks.

create table restock_run (
    id uuid primary key,
    zone_code text not null references zone,
    run_key text not null,
    status text not null check (status in
        ('RUNNING', 'AWAITING_APPROVAL', 'RELEASED', 'REJECTED', 'RECEIVED', 'NOTHING_TO_ORDER', 'FAILED')),
    step text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    policy_version integer not null,
    seed bigint not null,
    snapshot_hash text,
    cost_minor bigint,
    lower_bound_minor bigint,
    gap_pct double precision,
    solve_millis bigint,
    order_value_minor bigint,
    summary jsonb not null default '{}',
    unique (zone_code, run_key)
);
create index restock_run_started on restock_run (started_at desc);

create sequence po_number start 500001;

create table purchase_order (
    id uuid primary key,
    number bigint not null unique default nextval('po_number'),
    request_id text not null constraint purchase_order_once unique,
    supplier_code text not null references supplier,
    purpose text not null check (purpose in ('DROP_SHIP', 'RESTOCK')),
    node_code text not null references node,
    order_id uuid references customer_order,
    restock_run_id uuid references restock_run,
    status text not null check (status in ('DRAFT', 'SENT', 'COUNTERED', 'ACKNOWLEDGED', 'SHIPPED',
        'RECEIVED', 'DELIVERED', 'REJECTED', 'EXPIRED', 'CANCELLED')),
    currency char(3) not null default 'CNY',
    total_minor bigint not null check (total_minor >= 0),
    created_at timestamptz not null,
    sent_at timestamptz,
    acknowledge_by timestamptz,
    acknowledged_at timestamptz,
    ship_by timestamptz,
    expected_at timestamptz,
    shipped_at timestamptz,
    received_at timestamptz,
    closed_at timestamptz,
    close_reason text,
    carrier text,
    tracking text,
    version bigint not null default 0,
    check ((purpose = 'DROP_SHIP') = (order_id is not null)),
    check ((purpose = 'RESTOCK') = (restock_run_id is not null))
);
create index purchase_order_supplier on purchase_order (supplier_code, status);
create index purchase_order_node on purchase_order (node_code, status);
create index purchase_order_order on purchase_order (order_id);
create index purchase_order_run on purchase_order (restock_run_id);
create index purchase_order_created on purchase_order (created_at desc, id);
alter table shipment add foreign key (po_id) references purchase_order;

create table purchase_order_line (
    po_id uuid not null references purchase_order,
    line_no integer not null check (line_no > 0),
    sku text not null references sku,
    quantity integer not null check (quantity > 0),
    confirmed integer check (confirmed >= 0 and confirmed <= quantity),
    countered integer check (countered >= 0),
    shipped integer not null default 0 check (shipped >= 0 and shipped <= quantity),
    received integer not null default 0 check (received >= 0),
    damaged integer not null default 0 check (damaged >= 0),
    unit_cost_minor bigint not null check (unit_cost_minor > 0),
    allocation_id uuid references allocation,
    primary key (po_id, line_no),
    check (received + damaged <= shipped)
);
create index purchase_order_line_sku on purchase_order_line (sku);
create index purchase_order_line_allocation on purchase_order_line (allocation_id);

create table restock_line (
    id uuid primary key,
    run_id uuid not null references restock_run,
    supplier_code text not null references supplier,
    sku text not null references sku,
    node_code text not null references node,
    period integer not null check (period >= 0),
    quantity integer not null check (quantity > 0),
    unit_cost_minor bigint not null check (unit_cost_minor > 0),
    status text not null check (status in ('PROPOSED', 'RELEASED', 'REJECTED', 'PLANNED')),
    why jsonb not null,
    po_id uuid references purchase_order
);
create index restock_line_run on restock_line (run_id);
create index restock_line_sku on restock_line (sku);

-- Learned from confirmation to receipt.
create table lead_time_observation (
    po_id uuid primary key references purchase_order,
    supplier_code text not null references supplier,
    node_code text not null references node,
    confirmed_at timestamptz not null,
    received_at timestamptz not null,
    lead_hours double precision not null check (lead_hours >= 0)
);
create index lead_time_supplier on lead_time_observation (supplier_code, node_code);
