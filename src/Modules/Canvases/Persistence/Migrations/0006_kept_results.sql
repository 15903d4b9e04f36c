-- Results of blocks that somebody wants to keep, with a name perhaps.
create table kept_results (
  workspace_id uuid not null,
  canvas_id uuid not null,
  block_id text not null,
  run_id uuid not null,
  name text,
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (workspace_id, canvas_id, block_id, run_id)
);
select cadre.protect('canvases.kept_results');
