-- Lines taken back into the pool together, with who, when, why, and what became of each, so that it can be undone.
create table reallocation (
    id uuid primary key,
    number bigint generated always as identity unique,
    request_id text not null unique,
    filter jsonb not null,
    reason text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    undone_by text,
    undone_at timestamptz
);
create index reallocation_asked on reallocation (asked_at desc, id);

-- One row for each place that a matching line had. stage is where its units were; undone says what undoing made of it.
create table reallocation_part (
    reallocation_id uuid not null references reallocation,
    part_no integer not null check (part_no > 0),
    order_id uuid not null,
    line_id uuid references order_line,
    node_code text,
    sku text,
    units integer not null check (units >= 0),
    stage text not null check (stage in ('PROMISED', 'COMMITTED', 'RELEASED', 'SHIPPED', 'NONE')),
    outcome text not null check (outcome in ('MOVED', 'TOO_LATE', 'NOT_MATCHED')),
    reason text,
    allocation_id uuid references allocation,
    excluded boolean not null default false,
    ship_by timestamptz,
    deliver_by timestamptz,
    undone text check (undone in ('RESTORED', 'NOT_RESTORED')),
    undone_reason text,
    primary key (reallocation_id, part_no)
);
create index reallocation_part_order on reallocation_part (order_id);
