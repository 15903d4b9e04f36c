-- The journal's partitions, a quarter each, from one point in time until another. Answers how many were made. What cannot be made (rows are in the way) stays in the rest.
create function extend_journal(since timestamptz, until timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  quarter timestamptz := date_trunc('quarter', since);
  made int := 0;
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('runs.extend_journal'));
  while quarter <= until loop
    name := format('runs.run_events_%s', to_char(quarter, 'YYYY"q"Q'));
    if to_regclass(name) is null then
      begin
        execute format('create table %s partition of runs.run_events for values from (%L) to (%L)', name, runs.uuid_at(quarter), runs.uuid_at(quarter + interval '3 months'));
        perform cadre.protect(name::regclass);
        made := made + 1;
      exception when invalid_object_definition or check_violation then
        null;
      end;
    end if;
    quarter := quarter + interval '3 months';
  end loop;
  return made;
end $$;

-- Partitions of the journal that hold nothing younger than a point in time, with their upper ends, the oldest first.
create function old_journal(cut timestamptz) returns table (partition text, ends uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.partition, p.ends from (
    select format('%I.%I', n.nspname, c.relname) as partition, (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''([0-9a-f-]{36})''\)'))[1]::uuid as ends
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
    where i.inhparent = 'runs.run_events'::regclass) p
  where p.ends <= runs.uuid_at(cut) order by p.ends
$$;

-- Drops such a partition; what belongs to runs that are still there moves to the rest.
create function drop_old_journal(name text, cut timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept int;
begin
  if not exists (select 1 from runs.old_journal(cut) o where o.partition = name) then
    return null;
  end if;
  execute format('create temp table kept_events on commit drop as select e.* from %s e where exists (select 1 from runs.runs r where r.id = e.run_id)', name);
  execute format('drop table %s', name);
  insert into runs.run_events select * from pg_temp.kept_events;
  get diagnostics kept = row_count;
  drop table pg_temp.kept_events;
  return kept;
end $$;

revoke all on function extend_journal(timestamptz, timestamptz), old_journal(timestamptz), drop_old_journal(text, timestamptz) from public;
grant execute on function extend_journal(timestamptz, timestamptz), old_journal(timestamptz), drop_old_journal(text, timestamptz) to cadre_engine;
