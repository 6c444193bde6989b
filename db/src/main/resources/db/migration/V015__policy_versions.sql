-- Who made a version of the policy from which, and every activation, so that going back is one more activation.
alter table policy add column base_version integer references policy;
alter table policy add column created_by text not null default 'system';

update policy set body = body || '{"weightPermille": {}}' where not body ? 'weightPermille';

create table policy_activation (
    id bigint generated always as identity primary key,
    version integer not null references policy,
    previous_version integer references policy,
    activated_by text not null,
    note text not null,
    activated_at timestamptz not null default now()
);
insert into policy_activation (version, activated_by, note, activated_at)
select version, 'system', note, created_at from policy where active;

-- A version is never changed, and what was activated stays known.
create function policy_body_stays() returns trigger language plpgsql as $$
begin
    raise exception 'Version % of the policy cannot be changed. Maybe make a new version from it.', old.version
        using errcode = 'check_violation';
end $$;
create trigger policy_body_stays before update of body on policy
    for each row when (old.body is distinct from new.body) execute function policy_body_stays();
revoke update, delete on policy_activation from tributary_app;
revoke delete on policy from tributary_app;
