-- Web addresses that start runs of a canvas. Only the token's hash is kept.
create table hooks (
  id uuid primary key,
  workspace_id uuid not null,
  canvas_id uuid not null,
  name text not null,
  token_hash bytea not null unique,
  wait_seconds int not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  called_at timestamptz
);
create index hooks_of_canvas on hooks (workspace_id, canvas_id);
select cadre.protect('canvases.hooks');
select cadre.serve('canvases.hooks', 'cadre_engine');
