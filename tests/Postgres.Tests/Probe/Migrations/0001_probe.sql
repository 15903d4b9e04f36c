create table things (workspace_id uuid not null, id int not null, primary key (workspace_id, id));
select cadre.protect('probe.things');
create table engine_things (workspace_id uuid not null, id int not null);
select cadre.protect('probe.engine_things');
select cadre.serve('probe.engine_things', 'cadre_engine');
