-- Node incarnations: an id is never used again, so a row owned by a dead one can never be written by it.
create sequence node_ids as int;
create table nodes (
  id int primary key,
  name text not null,
  version text not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  owned int not null default 0,
  running int not null default 0,
  dead_at timestamptz
);
select cadre.seal('runs.nodes');
select cadre.serve('runs.nodes', 'cadre_engine');
grant usage on sequence node_ids to cadre_engine;

create table flows (
  workspace_id uuid not null,
  hash text not null,
  document text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, hash)
);
select cadre.protect('runs.flows');
select cadre.serve('runs.flows', 'cadre_engine');

-- (owner, head_seq) is the fence of the run's journal: a commit names both and is refused when either moved.
create table runs (
  id uuid primary key,
  workspace_id uuid not null,
  canvas_id uuid,
  flow_hash text not null,
  title text not null,
  mode text not null,
  origin uuid,
  idempotency_key text,
  started_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  status text not null,
  owner int not null,
  head_seq int not null,
  wake_at timestamptz not null,
  questions int not null default 0,
  cost numeric not null default 0
) with (fillfactor = 50);
create index runs_due on runs (owner, wake_at) where finished_at is null;
create index runs_fair on runs (workspace_id, wake_at) where owner = 0 and finished_at is null;
create unique index runs_key on runs (workspace_id, idempotency_key) where idempotency_key is not null;
create index runs_listing on runs (workspace_id, id desc);
create index runs_of_canvas on runs (workspace_id, canvas_id, id desc) where canvas_id is not null;
create index runs_asking on runs (workspace_id, id) where questions > 0;
select cadre.protect('runs.runs');
select cadre.serve('runs.runs', 'cadre_engine');

-- The journal. A run stays in one partition (its id is a version 7 UUID); retention drops partitions.
create table run_events (
  run_id uuid not null,
  seq int not null,
  workspace_id uuid not null,
  node int not null,
  kind text not null,
  version smallint not null,
  payload text not null,
  primary key (run_id, seq)
) partition by range (run_id);
create table run_events_rest partition of run_events default;
select cadre.protect('runs.run_events');
select cadre.serve('runs.run_events', 'cadre_engine');
select cadre.protect('runs.run_events_rest');

-- The smallest version 7 UUID of a point in time.
create function uuid_at(at timestamptz) returns uuid language sql immutable
  return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

do $$
declare quarter timestamptz := date_trunc('quarter', now());
begin
  for i in 0..11 loop
    execute format('create table runs.run_events_%s partition of runs.run_events for values from (%L) to (%L)',
      to_char(quarter, 'YYYY"q"Q'), runs.uuid_at(quarter), runs.uuid_at(quarter + interval '3 months'));
    perform cadre.protect(format('runs.run_events_%s', to_char(quarter, 'YYYY"q"Q'))::regclass);
    quarter := quarter + interval '3 months';
  end loop;
end $$;

-- What somebody asks of a run that another node owns.
create table signals (
  id uuid primary key,
  run_id uuid not null,
  workspace_id uuid not null,
  kind text not null,
  payload text not null,
  created_at timestamptz not null default now(),
  outcome text
);
create index signals_open on signals (run_id) where outcome is null;
select cadre.protect('runs.signals');
select cadre.serve('runs.signals', 'cadre_engine');

-- The run that holds the latest result of each block of a canvas.
create table results (
  workspace_id uuid not null,
  canvas_id uuid not null,
  address text not null,
  run_id uuid not null,
  primary key (workspace_id, canvas_id, address)
) with (fillfactor = 50);
select cadre.protect('runs.results');
select cadre.serve('runs.results', 'cadre_engine');

create table artifacts (
  workspace_id uuid not null,
  hash text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, hash)
);
select cadre.protect('runs.artifacts');
select cadre.serve('runs.artifacts', 'cadre_engine');
