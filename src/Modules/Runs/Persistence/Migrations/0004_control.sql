-- Steps that wait for an event. Registered before their wait is journaled; removed when the event came, or when a look finds them gone.
create table waits (
  workspace_id uuid not null,
  name text not null,
  correlation text not null,
  run_id uuid not null,
  address text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, name, correlation, run_id, address)
);
select cadre.protect('runs.waits');
select cadre.serve('runs.waits', 'cadre_engine');

-- Links by which somebody without an account may answer one question, until they expire. Only the token's hash is kept.
create table answer_links (
  token_hash bytea primary key,
  workspace_id uuid not null,
  run_id uuid not null,
  address text not null,
  name text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index answer_links_of_run on answer_links (run_id);
select cadre.protect('runs.answer_links');
select cadre.serve('runs.answer_links', 'cadre_engine');

-- What blocks tell people.
create table notices (
  id uuid primary key,
  workspace_id uuid not null,
  key text not null,
  at timestamptz not null,
  level text not null,
  title text not null,
  text text not null,
  run_id uuid not null,
  address text not null,
  canvas_id uuid,
  unique (workspace_id, key)
);
create index notices_listing on notices (workspace_id, id desc);
select cadre.protect('runs.notices');
select cadre.serve('runs.notices', 'cadre_engine');
