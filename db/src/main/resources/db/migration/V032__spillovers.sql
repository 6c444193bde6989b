-- Demand that a plan expects to be served from a neighbouring warehouse, because that costs less than moving or buying.
create table restock_spillover (
    run_id uuid not null references restock_run on delete cascade,
    sku text not null references sku,
    from_node text not null references node,
    to_node text not null references node,
    period integer not null check (period >= 0),
    units bigint not null check (units > 0),
    saving_minor bigint not null,
    primary key (run_id, sku, from_node, to_node, period),
    constraint restock_spillover_elsewhere check (from_node <> to_node)
);
create index restock_spillover_sku on restock_spillover (sku);

grant select, insert, update, delete on restock_spillover to tributary_app;
