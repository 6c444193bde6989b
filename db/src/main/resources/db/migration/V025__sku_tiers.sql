-- How much the assortment needs a SKU: it decides how surely the SKU is kept in stock.
alter table sku add column tier text not null default 'B' check (tier in ('A', 'B', 'C'));
