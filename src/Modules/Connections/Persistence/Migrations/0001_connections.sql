-- Secrets in envelopes: a data key of their own, wrapped by the master key, which is never here.
create table credentials (
  workspace_id uuid not null,
  id uuid not null,
  connector text not null,
  name text not null,
  hosts text[] not null,
  header text not null,
  key_id text not null,
  wrapped_key bytea not null,
  sealed bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id)
);
select cadre.protect('connections.credentials');
select cadre.serve('connections.credentials', 'cadre_engine');

-- Which master key the secrets here need: a server with another one refuses to start.
create table master_key (
  singleton boolean primary key default true check (singleton),
  key_id text not null,
  since timestamptz not null
);
select cadre.seal('connections.master_key');
select cadre.serve('connections.master_key', 'cadre_engine');

-- Private hosts that administrators opened.
create table grants (
  workspace_id uuid not null,
  host text not null,
  port int not null check (port between 1 and 65535),
  reason text not null,
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (workspace_id, host, port)
);
select cadre.protect('connections.grants');

-- Hosts that a workspace allows (then only those) or denies, for one purpose or for all (empty).
create table rules (
  workspace_id uuid not null,
  action text not null check (action in ('allow', 'deny')),
  host text not null,
  purpose text not null default '',
  made_at timestamptz not null,
  primary key (workspace_id, action, host, purpose)
);
select cadre.protect('connections.rules');

create table egress_log (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  purpose text not null,
  method text not null,
  host text not null,
  port int not null,
  path text not null,
  outcome text not null,
  status int,
  address text,
  sent bigint not null,
  received bigint not null,
  duration_ms int not null,
  primary key (workspace_id, id)
);
create index egress_log_age on egress_log (at);
select cadre.protect('connections.egress_log');
select cadre.serve('connections.egress_log', 'cadre_engine');
