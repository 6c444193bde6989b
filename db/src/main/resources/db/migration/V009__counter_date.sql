-- The ship-by date of a counter-offer; the asked date stays in ship_by until we accept.
alter table purchase_order add column countered_ship_by timestamptz;
