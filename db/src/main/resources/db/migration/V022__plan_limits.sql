-- Days that goods can be sold for after they arrive; null for ever.
alter table sku add column shelf_life_days integer check (shelf_life_days between 1 and 36500);
-- Units that fit into a warehouse; null for no limit.
alter table node add column storage_units bigint check (storage_units > 0);
-- What one restock run of a zone may spend; null for no limit.
alter table zone add column restock_budget_minor bigint check (restock_budget_minor >= 0);
