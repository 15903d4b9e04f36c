-- Persistent sandboxes: the row here, the files on the node that made it.
create table sandboxes (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  memory_mb int not null,
  disk_mb int not null,
  canvas_id uuid,
  block text,
  made_by text not null,
  made_at timestamptz not null,
  used_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index sandboxes_of_blocks on sandboxes (workspace_id, canvas_id, block) where block is not null;
select cadre.protect('sandboxes.sandboxes');

create table snapshots (
  workspace_id uuid not null,
  id uuid not null,
  sandbox_id uuid not null,
  name text not null,
  bytes bigint not null,
  made_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, sandbox_id) references sandboxes (workspace_id, id) on delete cascade
);
select cadre.protect('sandboxes.snapshots');
