-- Stock is a ledger of movements plus a balance row per (node, SKU). The balance changes only together
-- with a movement, in one statement of the trigger below, so the two cannot drift apart.

create table stock_balance (
    node_code text not null references node,
    sku text not null references sku,
    on_hand bigint not null default 0,
    reserved bigint not null default 0,
    safety_stock bigint not null default 0 check (safety_stock >= 0),
    primary key (node_code, sku),
    constraint stock_not_oversold check (reserved >= 0 and on_hand >= reserved)
);
create index stock_balance_sku on stock_balance (sku);

create table stock_movement (
    id bigint generated always as identity primary key,
    request_id text not null,
    node_code text not null,
    sku text not null,
    kind text not null check (kind in
        ('OPENING', 'RECEIVED', 'RESERVED', 'UNRESERVED', 'SHIPPED', 'RETURNED', 'ADJUSTED', 'FEED')),
    on_hand_delta bigint not null,
    reserved_delta bigint not null,
    reason text not null,
    recorded_at timestamptz not null,
    foreign key (node_code, sku) references stock_balance,
    -- the same request moves the same stock once
    constraint stock_movement_once unique (request_id, node_code, sku, kind),
    check (on_hand_delta <> 0 or reserved_delta <> 0)
);
create index stock_movement_balance on stock_movement (node_code, sku);

create function stock_movement_applies() returns trigger language plpgsql as $$
begin
    update stock_balance
       set on_hand = on_hand + new.on_hand_delta, reserved = reserved + new.reserved_delta
     where node_code = new.node_code and sku = new.sku;
    return new;
end $$;
create trigger stock_movement_applies after insert on stock_movement
    for each row execute function stock_movement_applies();

create function stock_movement_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'a stock movement is never changed or deleted; record a correcting ADJUSTED movement';
end $$;
create trigger stock_movement_is_final before update or delete on stock_movement
    for each row execute function stock_movement_is_final();
