-- Schedules. The next slot is the only one that is stored; the index of what is due serves all nodes.
create table schedules (
  id uuid primary key,
  workspace_id uuid not null,
  canvas_id uuid not null,
  definition text not null,
  overlap text not null,
  paused text, -- why it is paused; null: it is active
  next_slot timestamptz, -- null: it is paused, or was due for the last time
  next_at timestamptz, -- the slot and its delay
  failures int not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index schedules_due on schedules (next_at) where next_at is not null;
create index schedules_of_workspace on schedules (workspace_id, id);
select cadre.protect('triggers.schedules');
select cadre.serve('triggers.schedules', 'cadre_engine');

-- What became of slots. A slot of a schedule has one row, whoever sees it due: its key is what makes a slot run once.
create table firings (
  id uuid primary key,
  workspace_id uuid not null,
  schedule_id uuid not null references schedules (id) on delete cascade,
  slot timestamptz not null,
  origin text not null, -- due, missed, backfill, manual
  state text not null, -- queued, starting, running, succeeded, failed, cancelled, skipped, refused
  lease_until timestamptz not null default now(), -- starting: somebody is at it until then
  tries int not null default 0,
  run_id uuid,
  at timestamptz not null default now(),
  ended_at timestamptz,
  problem text,
  unique (schedule_id, slot)
);
create index firings_starting on firings (lease_until) where state = 'starting';
create index firings_running on firings (schedule_id) where state in ('running', 'starting', 'queued');
select cadre.protect('triggers.firings');
select cadre.serve('triggers.firings', 'cadre_engine');
