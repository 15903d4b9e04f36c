-- Conversations with an agent or a squad. A message of a person is answered by a run; the answer is kept here when the run has ended, so that it outlives the run.
create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  members text[] not null,
  pattern text,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create index conversations_by_use on conversations (workspace_id, updated_at desc);
select cadre.protect('agents.conversations');

create table conversation_messages (
  workspace_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  number int not null,
  by_name text not null,
  body text not null,
  files jsonb not null,
  run_id uuid,
  answer jsonb,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, number),
  foreign key (workspace_id, conversation_id) references conversations on delete cascade
);
select cadre.protect('agents.conversation_messages');
