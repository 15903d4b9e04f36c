-- The search service that a workspace's Search blocks ask when they name none of their own. The key is a handle, never the secret.
create table search_services (
  workspace_id uuid primary key,
  provider text not null check (provider in ('searxng', 'brave', 'tavily')),
  endpoint text,
  credential text,
  changed_by text not null,
  changed_at timestamptz not null
);
select cadre.protect('blocks.search_services');
