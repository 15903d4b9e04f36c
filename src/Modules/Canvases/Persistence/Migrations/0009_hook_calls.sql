-- What became of calls of a hook: the latest of each are kept.
create table hook_calls (
  id uuid primary key,
  workspace_id uuid not null,
  hook_id uuid not null,
  at timestamptz not null,
  status int not null,
  took_ms int not null,
  run_id uuid,
  problem text
);
create index hook_calls_of_hook on hook_calls (hook_id, id desc);
select cadre.protect('canvases.hook_calls');
select cadre.serve('canvases.hook_calls', 'cadre_engine');
