-- What people asked for, and what they were answered.
create table intents (
  workspace_id uuid not null,
  id uuid not null,
  text text not null,
  answers jsonb,
  status text not null,
  planner text not null,
  plan_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
select cadre.protect('planning.intents');

-- Plan contracts. canvas_id is set once, on approval.
create table plans (
  workspace_id uuid not null,
  id uuid not null,
  intent_id uuid not null,
  title text not null,
  summary text not null,
  blocks integer not null,
  contract jsonb not null,
  canvas_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  approved_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index plans_recent on plans (workspace_id, created_at desc, id) where deleted_at is null;
select cadre.protect('planning.plans');
