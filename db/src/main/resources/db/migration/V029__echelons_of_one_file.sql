-- Checked when the whole statement is in, so that one file may bring a chain in any order; a hub keeps fitting too.
drop trigger node_supplied_from_chain on node;
create or replace function supplied_from_is_a_chain() returns trigger language plpgsql as $$
declare
    above text := new.supplied_from;
    path text := new.code;
begin
    if exists (
            select from node below
            where below.supplied_from = new.code and below.code <> new.code
                and (below.zone_code <> new.zone_code or new.kind <> 'WAREHOUSE'))
        or new.supplied_from is not null and (new.kind <> 'WAREHOUSE' or not exists (
            select from node hub
            where hub.code = new.supplied_from and hub.kind = 'WAREHOUSE' and hub.zone_code = new.zone_code)) then
        raise exception 'Node % and the one that it is supplied from or supplies are not warehouses of one zone. Maybe the zone or the kind is wrong.',
            new.code using errcode = 'check_violation', constraint = 'node_supplied_in_zone';
    end if;
    if new.supplied_from is not null then
        -- one change of the chain at a time, or two could close a circle together
        perform pg_advisory_xact_lock(hashtext('node.supplied_from'));
    end if;
    while above is not null loop
        path := path || ' from ' || above;
        if above = new.code or length(path) > 4000 then
            raise exception 'Warehouses would be supplied in a circle: %. Maybe leave supplied_from of the first one empty.', path
                using errcode = 'check_violation', constraint = 'node_supplied_acyclic';
        end if;
        select supplied_from into above from node where code = above;
    end loop;
    return null;
end $$;
create constraint trigger node_supplied_from_chain after insert or update of supplied_from, zone_code, kind on node
    for each row execute function supplied_from_is_a_chain();
