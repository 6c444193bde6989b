-- The warehouse from which another one is supplied: a belt hub before a regional warehouse, that one before forward
-- stock. Purchase orders then go to the first of the chain; the others get transfers. Null: supplied by factories.
alter table node add column supplied_from text references node;
create index node_supplied_from on node (supplied_from) where supplied_from is not null;

create function supplied_from_is_a_chain() returns trigger language plpgsql as $$
declare
    above text := new.supplied_from;
    path text := new.code;
begin
    if new.supplied_from is null then
        return new;
    end if;
    -- one change of the chain at a time, or two could close a circle together
    perform pg_advisory_xact_lock(hashtext('node.supplied_from'));
    if not exists (
            select from node hub
            where hub.code = new.supplied_from and hub.kind = 'WAREHOUSE' and hub.zone_code = new.zone_code)
            and new.supplied_from <> new.code or new.kind <> 'WAREHOUSE' then
        raise exception 'Node % cannot be supplied from %: both must be warehouses of one zone',
            new.code, new.supplied_from using errcode = 'check_violation', constraint = 'node_supplied_in_zone';
    end if;
    while above is not null loop
        path := path || ' from ' || above;
        if above = new.code then
            raise exception 'Warehouses would be supplied in a circle: %', path
                using errcode = 'check_violation', constraint = 'node_supplied_acyclic';
        end if;
        select supplied_from into above from node where code = above;
    end loop;
    return new;
end $$;
create trigger node_supplied_from_chain before insert or update of supplied_from, zone_code, kind on node
    for each row execute function supplied_from_is_a_chain();

-- A limit that a plan could not keep: whose share is too large, and what kept others from taking over.
alter table restock_exception drop constraint restock_exception_kind_check;
alter table restock_exception
    add constraint restock_exception_kind_check check (kind in
        ('EXPEDITE', 'POSTPONE', 'CANCEL', 'LIKELY_STOCK_OUT', 'OVERSTOCK', 'ONE_SUPPLIER')),
    add column supplier_code text references supplier,
    add column because text check (because in ('NO_CAPACITY', 'TOO_LATE', 'ORDER_SIZE', 'DEARER_THAN_A_LOST_SALE')),
    add constraint restock_exception_one_supplier check (
        (kind = 'ONE_SUPPLIER') = (supplier_code is not null and because is not null));
