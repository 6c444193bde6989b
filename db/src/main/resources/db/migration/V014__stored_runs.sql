-- What a wave was planned from, and its plan: enough to plan it again and to compare. Both are gzipped JSON.
create table decision_snapshot (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    body bytea not null
);

create table decision_plan (
    run_id uuid primary key references decision_run on delete cascade,
    snapshot_hash text not null references decision_snapshot,
    weights jsonb not null,
    work bigint not null check (work >= 0),
    time_cap_millis bigint check (time_cap_millis > 0),
    plan bytea not null
);
create index decision_plan_snapshot on decision_plan (snapshot_hash);

alter table decision_snapshot alter column body set storage external;
alter table decision_plan alter column plan set storage external;
