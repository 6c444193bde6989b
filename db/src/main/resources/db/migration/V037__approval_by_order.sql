-- What a run orders from one supplier for one warehouse: out at once, or held for a planner by the limits in "held".
create table restock_order (
    id uuid primary key,
    run_id uuid not null references restock_run on delete cascade,
    supplier_code text not null references supplier,
    node_code text not null references node,
    -- as planned; its lines say what it is worth now
    value_minor bigint not null check (value_minor >= 0),
    risk_minor bigint not null check (risk_minor >= 0),
    -- [{"limit", "allowed", "actual"}]; empty where nobody is asked
    held jsonb not null default '[]',
    status text not null check (status in ('PROPOSED', 'RELEASED', 'REJECTED')),
    po_id uuid references purchase_order,
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    unique (run_id, supplier_code, node_code)
);
grant select, insert, update, delete on restock_order to tributary_app;

alter table restock_run drop constraint restock_run_status_check;
alter table restock_run add constraint restock_run_status_check check (status in
    ('RUNNING', 'AWAITING_APPROVAL', 'PARTLY_RELEASED', 'RELEASED', 'REJECTED', 'RECEIVED', 'NOTHING_TO_ORDER', 'FAILED'));

drop index restock_run_one_active;
create unique index restock_run_one_active on restock_run (zone_code)
    where status in ('RUNNING', 'AWAITING_APPROVAL', 'PARTLY_RELEASED');
