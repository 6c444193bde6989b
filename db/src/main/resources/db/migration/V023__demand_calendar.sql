-- Festivals and promotions as people plan them. A version is never changed: an edit, a removal and an undo each add
-- one, and the newest counts.
create table calendar_event (
    id uuid not null,
    version integer not null check (version > 0),
    name text not null check (length(name) between 1 and 120),
    kind text not null check (kind in ('FESTIVAL', 'PROMOTION')),
    starts_on date not null,
    ends_on date not null,
    -- month-day of the Chinese calendar, such as 1-1 or 8-15: the event comes back on it each year; null for once
    lunar text check (lunar ~ '^(1[0-2]|[1-9])-([12][0-9]|30|[1-9])$'),
    -- {"ALL" or a category: factor}
    factors jsonb not null,
    removed boolean not null default false,
    edited_at timestamptz not null,
    edited_by text not null,
    primary key (id, version),
    check (ends_on between starts_on and starts_on + 92)
);

-- The weeks that the newest versions touch; written with each version.
create table calendar_event_week (
    event_id uuid not null,
    kind text not null,
    scope text not null,
    week date not null check (extract(isodow from week) = 1),
    factor double precision not null check (factor > 0),
    primary key (event_id, scope, week)
);
create index calendar_event_week_week on calendar_event_week (week);

-- What forecasts read: planned events where there are any, else what was imported. Events of one week multiply.
create view demand_factor as
    select kind, scope, week, exp(sum(ln(factor))) as factor from calendar_event_week group by kind, scope, week
    union all
    select kind, case scope when '*' then 'ALL' else scope end, week, factor from demand_signal s
    where not exists (select from calendar_event_week e where e.kind = s.kind
        and e.scope = case s.scope when '*' then 'ALL' else s.scope end and e.week = s.week);

-- Content heat as it was told, with what each keyword was taken to mean.
create table heat_report (
    id bigint generated always as identity primary key,
    given_by text not null check (given_by in ('KEYWORD', 'SKU', 'CATEGORY')),
    term text not null check (length(term) between 1 and 120),
    week date not null check (extract(isodow from week) = 1),
    factor double precision not null check (factor > 0),
    matched text[] not null,
    recorded_at timestamptz not null
);
create index heat_report_week on heat_report (week, id);
