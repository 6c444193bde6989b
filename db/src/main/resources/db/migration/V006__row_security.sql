-- A supplier sees its own rows only. The application sets tributary.supplier for a supplier's request and
-- switches to this role; without the setting the role sees nothing.
do $$ begin
    if not exists (select from pg_roles where rolname = 'tributary_supplier') then
        create role tributary_supplier nologin;
    end if;
end $$;
grant select on purchase_order, purchase_order_line, sku, offer, offer_price_break to tributary_supplier;
alter table purchase_order enable row level security;
alter table purchase_order_line enable row level security;
alter table offer enable row level security;
create policy own_rows on purchase_order for select to tributary_supplier
    using (supplier_code = current_setting('tributary.supplier', true));
create policy own_rows on purchase_order_line for select to tributary_supplier
    using (exists (select from purchase_order p where p.id = po_id));
create policy own_rows on offer for select to tributary_supplier
    using (supplier_code = current_setting('tributary.supplier', true));
