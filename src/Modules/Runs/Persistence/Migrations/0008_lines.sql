-- Which of the waiting runs go first: 0 high, 1 normal, 2 low.
alter table runs add column priority smallint not null default 1;
create index runs_turn on runs (priority, wake_at) where owner = 0 and finished_at is null;

-- Places of runs in lines. What is held is counted from here each time, and a place goes with the end of its run: there is no number that could be wrong after a crash.
create table places (
  workspace_id uuid not null,
  line text not null,
  run_id uuid not null,
  label text not null,
  most int not null,
  priority smallint not null,
  state smallint not null, -- 0 waits, 1 held, 2 replaced: its run is to be cancelled
  at timestamptz not null default now(),
  primary key (run_id, line)
);
create index places_in_order on places (workspace_id, line, state, priority, run_id);
select cadre.protect('runs.places');
select cadre.serve('runs.places', 'cadre_engine');

-- How many runs of a workspace are at work at once; no row: as many as its nodes take.
create table limits (
  workspace_id uuid primary key,
  most_runs int not null check (most_runs between 1 and 100000)
);
select cadre.protect('runs.limits');
select cadre.serve('runs.limits', 'cadre_engine');

-- All that happens in the lines of a workspace happens one after the other, until the transaction ends.
create function lock_lines(workspace uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('runs.lines:' || workspace::text, 0))
$$;

create function line_held(workspace uuid, name text) returns bigint language sql stable as $$
  select count(*) from runs.places p where p.workspace_id = workspace and p.line = name and p.state = 1
$$;

-- A run that is about to be made takes its places, waits for them, or is refused. Outcomes: held, waits, refused (with the line), crowded.
create function enter_lines(workspace uuid, run uuid, rank smallint, names text[], labels text[], mosts int[], policies text[], most_waiting int, out outcome text, out full_line text)
language plpgsql as $$
declare
  crowd text[];
begin
  perform runs.lock_lines(workspace);
  delete from runs.places p using runs.runs r where p.workspace_id = workspace and p.line = any (names) and p.state = 1 and r.id = p.run_id and r.finished_at is not null;
  crowd := array(select l.name from unnest(names, mosts) with ordinality as l(name, most, n)
    where runs.line_held(workspace, l.name) >= l.most or exists (select 1 from runs.places w where w.workspace_id = workspace and w.line = l.name and w.state = 0 and w.priority <= rank) order by l.n desc);
  outcome := case when cardinality(crowd) = 0 then 'held' else 'waits' end;
  if outcome = 'waits' then
    select l.label into full_line from unnest(names, labels, policies) as l(name, label, policy) where l.name = any (crowd) and l.policy = 'refuse' limit 1;
    if found then
      outcome := 'refused';
      return;
    end if;
    update runs.places p set state = 2 where p.workspace_id = workspace and p.run_id in (
      select w.run_id from runs.places w join unnest(names, policies) as l(name, policy) on l.name = w.line
      where l.policy = 'replace' and l.name = any (crowd) and w.workspace_id = workspace and w.state = 0);
    if (select count(*) from (select 1 from runs.places w where w.workspace_id = workspace and w.line = crowd[1] and w.state = 0 limit most_waiting) w) >= most_waiting then
      outcome := 'crowded';
      return;
    end if;
  end if;
  insert into runs.places (workspace_id, line, run_id, label, most, priority, state)
    select workspace, l.name, run, l.label, l.most, rank, case outcome when 'held' then 1 else 0 end from unnest(names, labels, mosts) as l(name, label, most);
end $$;

-- Takes away the places of runs that have ended, gives what is free to those who wait longest, by priority, and wakes them. Without names: all lines, and what a crash left over.
-- Answers the runs that may begin, and those that were replaced and are to be cancelled.
create function admit_to_lines(workspace uuid, names text[], ended uuid[]) returns table (run uuid, replaced boolean) language plpgsql as $$
declare
  name text;
  first_most int;
  next uuid;
begin
  perform runs.lock_lines(workspace);
  if names is null then
    delete from runs.places p where p.workspace_id = workspace and (
      exists (select 1 from runs.runs r where r.id = p.run_id and r.finished_at is not null)
      or (p.at < now() - interval '1 minute' and not exists (select 1 from runs.runs r where r.id = p.run_id)));
    names := array(select distinct p.line from runs.places p where p.workspace_id = workspace and p.state = 0);
  else
    delete from runs.places p where p.workspace_id = workspace and p.run_id = any (ended);
  end if;
  foreach name in array names loop
    loop
      select p.most into first_most from runs.places p where p.workspace_id = workspace and p.line = name and p.state = 0 order by p.priority, p.run_id limit 1;
      exit when not found or runs.line_held(workspace, name) >= first_most;
      select p.run_id into next from runs.places p where p.workspace_id = workspace and p.line = name and p.state = 0
        and not exists (select 1 from runs.places o where o.run_id = p.run_id and runs.line_held(workspace, o.line) >= o.most)
        order by p.priority, p.run_id limit 1;
      exit when not found;
      update runs.places p set state = 1 where p.run_id = next;
    end loop;
  end loop;
  return query
    update runs.runs r set wake_at = now()
    where r.owner = 0 and r.finished_at is null and r.wake_at = 'infinity' and r.id in (select p.run_id from runs.places p where p.workspace_id = workspace and p.state = 1)
    returning r.id, false;
  return query select distinct p.run_id, true from runs.places p where p.workspace_id = workspace and p.state = 2;
end $$;

-- Workspaces in whose lines somebody stands, found by skipping from one to the next.
create function workspaces_with_lines() returns setof uuid language sql stable as $$
  with recursive spaces as (
    (select workspace_id from runs.places order by workspace_id limit 1)
    union all
    select (select p.workspace_id from runs.places p where p.workspace_id > s.workspace_id order by p.workspace_id limit 1) from spaces s where s.workspace_id is not null)
  select workspace_id from spaces where workspace_id is not null
$$;
