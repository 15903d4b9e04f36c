-- People, sessions, setup and idempotency belong to no workspace: sealed, and opened to the account service only.
create table users (
  id uuid primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null,
  created_at timestamptz not null
);
select cadre.seal('identity.users');
select cadre.serve('identity.users', 'cadre_identity');

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);
select cadre.seal('identity.sessions');
select cadre.serve('identity.sessions', 'cadre_identity');

-- At most one row: the token that makes the first owner.
create table setup (
  singleton boolean primary key default true check (singleton),
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
select cadre.seal('identity.setup');
select cadre.serve('identity.setup', 'cadre_identity');

create table idempotency (
  principal text not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  claimed_until timestamptz not null,
  status int,
  content_type text,
  location text,
  body bytea,
  created_at timestamptz not null,
  primary key (principal, route, key)
);
create index idempotency_age on idempotency (created_at);
select cadre.seal('identity.idempotency');
select cadre.serve('identity.idempotency', 'cadre_identity');

create table workspaces (
  workspace_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null
);
select cadre.protect('identity.workspaces');
select cadre.serve('identity.workspaces', 'cadre_identity');

create table memberships (
  workspace_id uuid not null references workspaces (workspace_id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  role text not null check (role in ('viewer', 'operator', 'editor', 'admin', 'owner')),
  created_at timestamptz not null,
  primary key (workspace_id, user_id)
);
create index memberships_user on memberships (user_id);
select cadre.protect('identity.memberships');
select cadre.serve('identity.memberships', 'cadre_identity');

create table invitations (
  workspace_id uuid not null references workspaces (workspace_id) on delete cascade,
  id uuid not null unique,
  email text not null,
  role text not null check (role in ('viewer', 'operator', 'editor', 'admin', 'owner')),
  token_hash bytea not null unique,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);
select cadre.protect('identity.invitations');
select cadre.serve('identity.invitations', 'cadre_identity');

create table api_keys (
  workspace_id uuid not null references workspaces (workspace_id) on delete cascade,
  id uuid not null unique,
  name text not null check (length(name) between 1 and 200),
  hash bytea not null unique,
  role text not null check (role in ('viewer', 'operator', 'editor', 'admin', 'owner')),
  created_by uuid references users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (workspace_id, id)
);
select cadre.protect('identity.api_keys');
select cadre.serve('identity.api_keys', 'cadre_identity');

-- The audit chain: each row's hash covers the row and the hash before it, under a key that is not in the database.
create table audit (
  workspace_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  data text not null,
  hash bytea not null,
  primary key (workspace_id, seq)
);
select cadre.protect('identity.audit');
select cadre.serve('identity.audit', 'cadre_identity');

create table audit_heads (
  workspace_id uuid primary key,
  seq bigint not null,
  hash bytea not null,
  seal bytea not null
);
select cadre.protect('identity.audit_heads');
select cadre.serve('identity.audit_heads', 'cadre_identity');
