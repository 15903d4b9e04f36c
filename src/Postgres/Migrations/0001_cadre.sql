-- What every module's tables stand on: who may see which rows.
create function cadre.workspace() returns uuid language sql stable parallel safe
  return nullif(current_setting('cadre.workspace', true), '')::uuid;

-- Forces row security on a table with a workspace_id column: the application sees the rows of the workspace that is set.
create function cadre.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s for all to cadre_app using (workspace_id = (select cadre.workspace())) with check (workspace_id = (select cadre.workspace()))', target);
  execute format('create policy migrator on %s for all to cadre_migrator using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to cadre_app', target);
end $$;

-- Forces row security on a table that belongs to no workspace; nobody but the migrator sees it until it is opened to a service.
create function cadre.seal(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy migrator on %s for all to cadre_migrator using (true) with check (true)', target);
end $$;

-- Opens a protected or sealed table to a service role (cadre_identity or cadre_engine).
create function cadre.serve(target regclass, service name) returns void language plpgsql as $$
begin
  execute format('create policy %I on %s for all to %I using (true) with check (true)', service, target, service);
  execute format('grant select, insert, update, delete on %s to %I', target, service);
end $$;
