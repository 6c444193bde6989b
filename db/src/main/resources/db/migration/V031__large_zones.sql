-- The first week that a region sold anything is found without reading all sales.
create index sales_history_region_week on sales_history (region_code, week);
