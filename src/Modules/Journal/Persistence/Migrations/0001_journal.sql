-- The head of each stream: appending locks its row, so sequence numbers have no gaps.
create table streams (
  workspace_id uuid not null,
  stream text not null check (length(stream) between 1 and 100),
  last_seq bigint not null,
  primary key (workspace_id, stream)
);
select cadre.protect('journal.streams');
select cadre.serve('journal.streams', 'cadre_identity');
select cadre.serve('journal.streams', 'cadre_engine');

-- "json", not "jsonb": events hold what people and programs wrote, also texts that jsonb refuses (escaped NUL, lone surrogates).
create table events (
  workspace_id uuid not null,
  stream text not null,
  seq bigint not null,
  kind text not null,
  actor json not null,
  data json not null,
  at timestamptz not null,
  primary key (workspace_id, stream, seq)
);
select cadre.protect('journal.events');
select cadre.serve('journal.events', 'cadre_identity');
select cadre.serve('journal.events', 'cadre_engine');
