-- Which incarnation took a place for a run that it was about to make. When it died before the run was there, the place is free after five seconds (its last commit may still be under way), not after a minute.
alter table places add column node int;

create function enter_lines(workspace uuid, run uuid, rank smallint, names text[], labels text[], mosts int[], policies text[], most_waiting int, entering int, out outcome text, out full_line text)
language plpgsql as $$
begin
  select e.outcome, e.full_line into outcome, full_line from runs.enter_lines(workspace, run, rank, names, labels, mosts, policies, most_waiting) e;
  update runs.places p set node = entering where p.run_id = run;
end $$;

create or replace function admit_to_lines(workspace uuid, names text[], ended uuid[]) returns table (run uuid, replaced boolean) language plpgsql as $$
declare
  name text;
  first_most int;
  next uuid;
begin
  perform runs.lock_lines(workspace);
  if names is null then
    delete from runs.places p where p.workspace_id = workspace and (
      exists (select 1 from runs.runs r where r.id = p.run_id and r.finished_at is not null)
      or (not exists (select 1 from runs.runs r where r.id = p.run_id)
        and (p.at < now() - interval '1 minute' or exists (select 1 from runs.nodes d where d.id = p.node and d.dead_at < now() - interval '5 seconds'))));
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
