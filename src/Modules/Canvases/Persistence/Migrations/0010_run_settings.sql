-- How many runs of a canvas are at work at once, in all and for each value of an expression, what becomes of the others, and how urgent they are. No row: no limit.
create table run_settings (
  workspace_id uuid not null,
  canvas_id uuid not null,
  most_runs int check (most_runs between 1 and 10000),
  key text,
  most_per_key int not null default 1 check (most_per_key between 1 and 10000),
  when_full text not null default 'queue',
  priority text not null default 'normal',
  primary key (workspace_id, canvas_id)
);
select cadre.protect('canvases.run_settings');
