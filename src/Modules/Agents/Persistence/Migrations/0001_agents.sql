-- Agents of a workspace: the profile is one document, versioned by its members' defaults.
create table agents (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  profile jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index agents_by_name on agents (workspace_id, lower(name));
select cadre.protect('agents.agents');
