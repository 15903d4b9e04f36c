-- Bytes of a workspace's artifacts, counted with each new one, so that a quota can be held without adding all rows up.
create table artifact_use (
  workspace_id uuid primary key,
  bytes bigint not null
);
insert into artifact_use (workspace_id, bytes) select workspace_id, sum(size) from runs.artifacts group by workspace_id;
select cadre.protect('runs.artifact_use');
select cadre.serve('runs.artifact_use', 'cadre_engine');

-- Adds a row unless it would pass the quota (then false). The lock on the workspace's count makes concurrent additions wait for each other.
create function keep_artifact(workspace uuid, new_hash text, new_name text, media text, new_size bigint, quota bigint) returns boolean language plpgsql as $$
declare
  used bigint;
begin
  if exists (select 1 from runs.artifacts where workspace_id = workspace and hash = new_hash) then
    return true;
  end if;
  insert into runs.artifact_use (workspace_id, bytes) values (workspace, 0) on conflict do nothing;
  select bytes into used from runs.artifact_use where workspace_id = workspace for update;
  if exists (select 1 from runs.artifacts where workspace_id = workspace and hash = new_hash) then
    return true;
  end if;
  if used + new_size > quota then
    return false;
  end if;
  insert into runs.artifacts (workspace_id, hash, name, media_type, size) values (workspace, new_hash, new_name, media, new_size);
  update runs.artifact_use set bytes = bytes + new_size where workspace_id = workspace;
  return true;
end $$;
