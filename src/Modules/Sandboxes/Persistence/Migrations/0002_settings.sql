-- What administrators decided about sandboxes of a workspace; no row: the defaults.
create table settings (
  workspace_id uuid not null,
  packages boolean not null default true,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id)
);
select cadre.protect('sandboxes.settings');
