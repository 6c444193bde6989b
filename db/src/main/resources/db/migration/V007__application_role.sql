-- The application runs as a role that owns nothing: it cannot change the schema, rewrite the ledger, or set a
-- balance by hand. Whoever migrates owns the tables; a login role for the application is granted tributary_app.
do $$ begin
    if not exists (select from pg_roles where rolname = 'tributary_app') then
        create role tributary_app nologin;
    end if;
end $$;
-- The application may become a supplier for one request, but does not see through a supplier's eyes by itself.
grant tributary_supplier to tributary_app with inherit false, set true;

grant usage on schema public to tributary_app;
grant select, insert, update, delete on all tables in schema public to tributary_app;
grant usage, select on all sequences in schema public to tributary_app;
alter default privileges in schema public grant select, insert, update, delete on tables to tributary_app;
alter default privileges in schema public grant usage, select on sequences to tributary_app;

revoke update, delete on stock_movement, event from tributary_app;
revoke update, delete on stock_balance from tributary_app;
grant update (safety_stock) on stock_balance to tributary_app;
alter function stock_movement_applies() security definer set search_path = public, pg_temp;

create policy application on purchase_order to tributary_app using (true) with check (true);
create policy application on purchase_order_line to tributary_app using (true) with check (true);
create policy application on offer to tributary_app using (true) with check (true);
