-- Installed block packages: what a workspace added to its block types. Several versions of one package may stand side by side.
create table packages (
  workspace_id uuid not null,
  hash text not null,
  name text not null,
  version text not null,
  major int not null,
  minor int not null,
  patch int not null,
  manifest jsonb not null,
  grants text[] not null,
  picture jsonb,
  archive bytea not null,
  bundled boolean not null,
  installed_by text not null,
  installed_at timestamptz not null,
  primary key (workspace_id, name, version)
);
create index packages_by_hash on packages (workspace_id, hash);
select cadre.protect('blocks.packages');

-- Packages that Cadre brings along and has installed in a workspace once: one that was removed stays removed.
create table bundled (
  workspace_id uuid not null,
  name text not null,
  version text not null,
  offered_at timestamptz not null default now(),
  primary key (workspace_id, name, version)
);
select cadre.protect('blocks.bundled');
