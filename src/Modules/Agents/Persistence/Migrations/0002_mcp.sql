-- MCP servers that a workspace connected, with the tools it approved. Credentials are handles.
create table mcp_servers (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  transport text not null check (transport in ('http', 'stdio')),
  url text,
  command text[],
  credential_id uuid,
  tools jsonb not null,
  checked_at timestamptz,
  check_error text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index mcp_servers_by_name on mcp_servers (workspace_id, lower(name));
select cadre.protect('agents.mcp_servers');
