-- Ways to move stock from one warehouse to another.
create table transfer_lane (
    from_node text not null references node,
    to_node text not null references node,
    transit_hours integer not null check (transit_hours between 1 and 8760),
    unit_minor bigint not null check (unit_minor >= 0),
    line_minor bigint not null default 0 check (line_minor >= 0),
    open boolean not null default true,
    primary key (from_node, to_node),
    constraint transfer_lane_leaves check (from_node <> to_node)
);
create index transfer_lane_to on transfer_lane (to_node);

create sequence transfer_number start 700001;

-- Stock that a restock run moves between two warehouses: reserved where it is when released, shipped, received.
create table transfer (
    id uuid primary key,
    number bigint not null unique default nextval('transfer_number'),
    request_id text not null constraint transfer_once unique,
    restock_run_id uuid not null references restock_run,
    sku text not null references sku,
    from_node text not null references node,
    to_node text not null references node,
    period integer not null check (period >= 0),
    quantity integer not null check (quantity > 0),
    saving_minor bigint not null,
    status text not null check (status in
        ('PLANNED', 'PROPOSED', 'RELEASED', 'SHIPPED', 'RECEIVED', 'REJECTED', 'CANCELLED')),
    shipped integer not null default 0 check (shipped between 0 and quantity),
    received integer not null default 0 check (received >= 0),
    damaged integer not null default 0 check (damaged >= 0),
    carrier text,
    tracking text,
    created_at timestamptz not null,
    released_at timestamptz,
    expected_at timestamptz,
    shipped_at timestamptz,
    received_at timestamptz,
    close_reason text,
    constraint transfer_leaves check (from_node <> to_node),
    constraint transfer_not_more check (received + damaged <= shipped)
);
create index transfer_run on transfer (restock_run_id);
create index transfer_from on transfer (from_node, status);
create index transfer_to on transfer (to_node, status);

grant select, insert, update, delete on transfer_lane, transfer to tributary_app;
grant usage, select on sequence transfer_number to tributary_app;
