-- Live documents: part '' is the canvas itself, other parts are the texts of blocks. fence grows with each owner; lease_until is by the database's clock.
create table documents (
  workspace_id uuid not null,
  canvas_id uuid not null,
  part text not null,
  seq bigint not null default 0,
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz,
  primary key (workspace_id, canvas_id, part)
);
create index documents_owner on documents (owner) where owner is not null;
select cadre.protect('canvases.documents');
select cadre.serve('canvases.documents', 'cadre_engine');

-- Every change ever made, in order: the truth of a document.
create table document_updates (
  workspace_id uuid not null,
  canvas_id uuid not null,
  part text not null,
  seq bigint not null,
  actor text not null,
  actor_name text not null,
  at timestamptz not null,
  data bytea not null,
  primary key (workspace_id, canvas_id, part, seq)
);
select cadre.protect('canvases.document_updates');

-- The whole state after an update, so that loading and looking back need not replay everything.
create table document_checkpoints (
  workspace_id uuid not null,
  canvas_id uuid not null,
  part text not null,
  seq bigint not null,
  at timestamptz not null,
  data bytea not null,
  primary key (workspace_id, canvas_id, part, seq)
);
select cadre.protect('canvases.document_checkpoints');
