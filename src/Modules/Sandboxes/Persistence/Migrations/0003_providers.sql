-- Who makes the sandboxes of a workspace (null: the server's own provider), and the weakest isolation that will do.
alter table settings add column provider text;
alter table settings add column minimum_tier text not null default 'standard' check (minimum_tier in ('standard', 'strong', 'hardened'));
