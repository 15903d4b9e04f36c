create table connections (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  base_url text not null,
  model text not null,
  models text[] not null default '{}',
  credential_id uuid,
  is_default boolean not null default false,
  created_at timestamptz not null,
  checked_at timestamptz,
  check_error text,
  primary key (workspace_id, id)
);
select cadre.protect('models.connections');

create table ledger (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  connection_id uuid not null,
  provider text not null,
  model text not null,
  purpose text not null,
  run_key text,
  tokens_in bigint not null,
  tokens_out bigint not null,
  tokens_cached bigint not null,
  tokens_reasoning bigint not null,
  cost numeric(20,10) not null,
  price_version text,
  latency_ms double precision not null,
  outcome text not null,
  primary key (workspace_id, id)
);
create index ledger_recent on ledger (workspace_id, at desc);
select cadre.protect('models.ledger');

-- One row a workspace and month: a budget is a wall, so money is reserved before a call and settled after it.
create table budgets (
  workspace_id uuid not null,
  month date not null,
  cap numeric(20,10) not null,
  spent numeric(20,10) not null default 0,
  reserved numeric(20,10) not null default 0,
  primary key (workspace_id, month)
);
select cadre.protect('models.budgets');
