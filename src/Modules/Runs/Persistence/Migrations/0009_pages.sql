-- Events that are committed together share rows of the journal, of the kind 'page': a list of {kind, event}; the row's seq is that of its last event. Nodes of an earlier version read one event a row, so
-- pages are written only while every living node says that it reads them.
alter table nodes add column reads_pages boolean not null default false;

-- The journal with one row for each event, for whoever reads it by SQL, under the reader's own row security.
create function journal() returns table (run_id uuid, seq int, workspace_id uuid, node int, kind text, version smallint, payload text) language sql stable as $$
  select e.run_id, e.seq, e.workspace_id, e.node, e.kind, e.version, e.payload from runs.run_events e where e.kind <> 'page'
  union all
  select e.run_id, (e.seq - json_array_length(e.payload::json) + p.number)::int, e.workspace_id, e.node, p.entry ->> 'kind', e.version, p.entry ->> 'event'
  from runs.run_events e cross join lateral json_array_elements(e.payload::json) with ordinality as p (entry, number) where e.kind = 'page'
$$;
