create table sources (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  characters int not null,
  passages int not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
select cadre.protect('knowledge.sources');

create table passages (
  workspace_id uuid not null,
  source_id uuid not null,
  ordinal int not null,
  body text not null,
  words tsvector not null generated always as (to_tsvector('simple', body)) stored,
  primary key (workspace_id, source_id, ordinal),
  foreign key (workspace_id, source_id) references sources on delete cascade
);
create index passages_words on passages using gin (words);
select cadre.protect('knowledge.passages');
