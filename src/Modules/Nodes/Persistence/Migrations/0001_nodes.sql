-- The nodes of this installation: one row an incarnation. The secret and the certificate's hash let the engine's role, and nobody else, call it.
create table nodes (
  id uuid primary key,
  lock_key bigint not null,
  name text not null,
  version text not null,
  address text not null,
  relay_address text not null,
  certificate text not null,
  secret text not null,
  state text not null check (state in ('up', 'draining', 'gone')),
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  ended_at timestamptz,
  engine bigint not null default 0,
  runs bigint not null default 0,
  steps bigint not null default 0,
  steps_per_second double precision not null default 0,
  documents bigint not null default 0,
  clients bigint not null default 0,
  lag_ms double precision not null default 0,
  memory_mb bigint not null default 0
) with (fillfactor = 50);
create index nodes_living on nodes (id) where state <> 'gone';
select cadre.seal('nodes.nodes');
select cadre.serve('nodes.nodes', 'cadre_engine');
