-- What a plan wants a person to look at first.
create table restock_exception (
    id uuid primary key,
    run_id uuid not null references restock_run on delete cascade,
    zone_code text not null references zone,
    kind text not null check (kind in ('EXPEDITE', 'POSTPONE', 'CANCEL', 'LIKELY_STOCK_OUT', 'OVERSTOCK')),
    sku text not null references sku,
    node_code text not null references node,
    po_id uuid references purchase_order,
    units bigint not null check (units > 0),
    on_day date not null,
    wanted_day date,
    cost_minor bigint not null check (cost_minor >= 0),
    opened_at timestamptz not null
);
create index restock_exception_run on restock_exception (run_id, cost_minor desc);
create index restock_exception_zone on restock_exception (zone_code, kind);
create index restock_exception_sku on restock_exception (sku);

-- A planner's decision on a line, before its release. The plan's own quantity stays known.
alter table restock_line
    add column proposed_quantity integer check (proposed_quantity > 0),
    add column decision text check (decision in ('APPROVED', 'CHANGED', 'REJECTED')),
    add column decided_by text,
    add column decided_at timestamptz,
    add column decision_reason text,
    -- why it differs from what the zone's last run proposed; null when it does not
    add column change_reason text;
update restock_line set proposed_quantity = quantity;
alter table restock_line alter column proposed_quantity set not null;

create table restock_line_decision (
    id bigint generated always as identity primary key,
    line_id uuid not null references restock_line on delete cascade,
    action text not null check (action in ('APPROVE', 'CHANGE', 'REJECT', 'UNDO')),
    quantity_before integer not null,
    quantity_after integer not null,
    decision_before text,
    decision_after text,
    decided_by text not null,
    reason text,
    decided_at timestamptz not null,
    undone boolean not null default false
);
create index restock_line_decision_line on restock_line_decision (line_id, id desc);

-- Zones whose restocking somebody stopped for a while.
create table restock_pause (
    zone_code text primary key references zone,
    reason text not null,
    paused_by text not null,
    paused_at timestamptz not null
);

alter table restock_run
    add column items_done integer not null default 0,
    add column items_total integer not null default 0,
    add column held_because text[] not null default '{}';

-- A run's forecast is made in parts, each stored when it is done.
create table forecast_part (
    run_id uuid not null references restock_run on delete cascade,
    part integer not null check (part >= 0),
    skus text[] not null,
    series integer not null check (series > 0),
    done_at timestamptz,
    primary key (run_id, part)
);

grant select, insert, update, delete on restock_exception, restock_line_decision, restock_pause, forecast_part
    to tributary_app;
