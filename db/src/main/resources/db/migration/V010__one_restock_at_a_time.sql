-- Two runs of a zone at once would each order what the shelves lack, and so order it twice.
create unique index restock_run_one_active on restock_run (zone_code) where status in ('RUNNING', 'AWAITING_APPROVAL');
