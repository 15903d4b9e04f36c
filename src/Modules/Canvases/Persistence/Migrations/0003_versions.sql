-- Where a branch came from.
alter table canvases add column origin_canvas uuid, add column origin_seq bigint;
create index canvases_branches on canvases (workspace_id, origin_canvas) where origin_canvas is not null;

-- Moments with a name.
create table versions (
  workspace_id uuid not null,
  id uuid not null,
  canvas_id uuid not null,
  name text not null,
  seq bigint not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index versions_of_canvas on versions (workspace_id, canvas_id, id desc);
select cadre.protect('canvases.versions');

-- What was merged: the next merge of the same two starts from the source's moment.
create table merges (
  workspace_id uuid not null,
  id uuid not null,
  source_canvas uuid not null,
  source_seq bigint not null,
  target_canvas uuid not null,
  target_seq bigint not null,
  merged_by text not null,
  merged_at timestamptz not null,
  primary key (workspace_id, id)
);
create index merges_of_pair on merges (workspace_id, target_canvas, source_canvas, id desc);
select cadre.protect('canvases.merges');

-- Old changes of one actor that followed each other closely are rolled up into one row, which keeps the last number.
alter table document_updates add column first_seq bigint, add column first_at timestamptz, add column changes int not null default 1;
create index document_updates_at on document_updates (workspace_id, canvas_id, part, at);
