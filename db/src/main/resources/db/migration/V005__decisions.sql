-- What was decided, from what, and why; history that decisions learn from; the plumbing of messages.

create table policy (
    version integer generated always as identity primary key,
    body jsonb not null,
    active boolean not null default false,
    created_at timestamptz not null default now(),
    note text not null
);
create unique index policy_one_active on policy (active) where active;

create table decision_run (
    id uuid primary key,
    kind text not null check (kind in ('PROMISE', 'WAVE')),
    zone_code text references zone,
    snapshot_hash text not null,
    policy_version integer not null,
    seed bigint not null,
    cost_minor bigint not null,
    lower_bound_minor bigint not null,
    gap_pct double precision not null,
    orders integer not null,
    lines integer not null,
    unfilled_units bigint not null,
    conflicts integer not null default 0,
    moved_lines integer not null default 0,
    cut_short boolean not null,
    millis bigint not null,
    decided_at timestamptz not null
);
create index decision_run_at on decision_run (kind, decided_at desc);

-- candidates: [{node, sku, chosen, costMinor, components: {name: minor}, eliminated}]
create table decision_line (
    run_id uuid not null references decision_run on delete cascade,
    line_id uuid not null references order_line,
    node_code text,
    sku text,
    reason text not null,
    candidates jsonb not null,
    primary key (line_id, run_id)
);
create index decision_line_run on decision_line (run_id);

create table exception_case (
    id uuid primary key,
    kind text not null check (kind in ('HELD_LINE', 'COUNTER_OFFER', 'LATE_SHIPMENT', 'LATE_PURCHASE_ORDER',
        'RESTOCK_APPROVAL', 'BACKORDER')),
    subject_kind text not null check (subject_kind in ('ORDER', 'PURCHASE_ORDER', 'RESTOCK_RUN')),
    subject_id uuid not null,
    line_id uuid references order_line,
    title text not null,
    detail jsonb not null default '{}',
    opened_at timestamptz not null,
    due_at timestamptz,
    actions text[] not null,
    default_action text not null,
    status text not null check (status in ('OPEN', 'RESOLVED')),
    resolution text,
    resolved_by text,
    resolved_at timestamptz,
    request_id text not null unique
);
create index exception_case_open on exception_case (opened_at) where status = 'OPEN';
create index exception_case_subject on exception_case (subject_id);

-- The timeline that people read and that Server-Sent Events carry.
create table event (
    id bigint generated always as identity primary key,
    subject_kind text not null check (subject_kind in
        ('ORDER', 'PURCHASE_ORDER', 'RESTOCK_RUN', 'WAVE', 'NODE', 'SUPPLIER', 'LANE')),
    subject_id text not null,
    order_id uuid,
    kind text not null,
    at timestamptz not null,
    detail jsonb not null default '{}'
);
create index event_subject on event (subject_id, id);
create index event_order on event (order_id, id) where order_id is not null;

create table outbox (
    id bigint generated always as identity primary key,
    kind text not null check (kind in
        ('ORDER_STARTED', 'ORDER_PROGRESSED', 'PURCHASE_ORDER_STARTED', 'PURCHASE_ORDER_PROGRESSED', 'POOL_GREW')),
    subject_id text not null,
    created_at timestamptz not null default now(),
    attempts integer not null default 0,
    last_error text
);
create index outbox_subject on outbox (subject_id, id);

create table idempotency (
    caller text not null,
    key text not null check (length(key) between 1 and 255),
    request_hash text not null,
    status integer not null,
    response jsonb not null,
    created_at timestamptz not null default now(),
    primary key (caller, key)
);

-- Demand as it was: per SKU, region and week (Monday).
create table sales_history (
    sku text not null references sku,
    region_code text not null references region,
    week date not null check (extract(isodow from week) = 1),
    units integer not null check (units >= 0),
    primary key (sku, region_code, week)
);

-- What the market is told and tells: factor 1.0 is an ordinary week.
create table demand_signal (
    kind text not null check (kind in ('FESTIVAL', 'PROMOTION', 'CONTENT_HEAT')),
    scope text not null,
    week date not null check (extract(isodow from week) = 1),
    factor double precision not null check (factor > 0),
    primary key (kind, scope, week)
);

-- Deliveries as they were recorded, by suppliers and by lanes; what the risk scores learn from.
create table delivery_history (
    id bigint generated always as identity primary key,
    reference text not null unique,
    node_code text not null,
    supplier_code text,
    region_code text not null references region,
    category text not null,
    purpose text not null check (purpose in ('ORDER', 'RESTOCK')),
    promised_at timestamptz not null,
    delivered_at timestamptz,
    recorded_at timestamptz not null,
    units integer not null check (units > 0),
    damaged_units integer not null default 0 check (damaged_units >= 0),
    mis_shipped_units integer not null default 0 check (mis_shipped_units >= 0),
    failed text
);
create index delivery_history_recorded on delivery_history (recorded_at, id);

create table forecast (
    run_id uuid not null references restock_run on delete cascade,
    sku text not null references sku,
    region_code text not null references region,
    model text not null,
    sample_size integer not null,
    weeks jsonb not null,
    scores jsonb not null,
    primary key (run_id, sku, region_code)
);
create index forecast_sku on forecast (sku);

-- Business time: runs ahead of the wall clock by the scale in a demo, equals it in production.
create table business_clock (
    id integer primary key check (id = 1),
    business_at timestamptz not null,
    scale double precision not null check (scale > 0)
);
