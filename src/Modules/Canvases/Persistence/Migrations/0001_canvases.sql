create table canvases (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index canvases_recent on canvases (workspace_id, updated_at desc, id) where deleted_at is null;
select cadre.protect('canvases.canvases');
