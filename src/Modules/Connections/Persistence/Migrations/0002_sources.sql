-- For what a call was made, and why it was refused; null in lines of earlier versions.
alter table egress_log add column run_id uuid;
alter table egress_log add column canvas_id uuid;
alter table egress_log add column block text;
alter table egress_log add column sandbox_id uuid;
alter table egress_log add column detail text;
create index egress_log_newest on egress_log (workspace_id, at desc, id desc);

-- What a rule holds for: empty for the workspace, block:<canvas>/<block>, sandbox:<id>.
alter table rules add column scope text not null default '';
alter table rules drop constraint rules_pkey;
alter table rules add primary key (workspace_id, action, host, purpose, scope);
