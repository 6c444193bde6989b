-- An event may come back each year: on a date of the sun's or the Chinese calendar, or on Qingming. Its dates are one
-- time that it comes, and say how far from that day it starts and how long it lasts. Without factors, forecasts learn
-- what it does from the years before. The column for lunar dates alone was never filled.
alter table calendar_event
    drop column lunar,
    add column yearly text
        check (yearly ~ '^((SOLAR|LUNAR) (1[0-2]|[1-9])-(3[01]|[12][0-9]|[1-9])|QINGMING)$'),
    add column name_en text check (length(name_en) between 1 and 120);

-- Days off and days made up as they were decreed; of a year without any, forecasts expect what is usual.
create table decreed_day (
    day date primary key,
    kind text not null check (kind in ('OFF', 'WORKED'))
);
