-- Links that open one canvas, or a version of it, to whoever holds them.
create table shares (
  workspace_id uuid not null,
  id uuid not null,
  canvas_id uuid not null,
  version_id uuid,
  role text not null check (role in ('viewer', 'commenter', 'editor')),
  token_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (workspace_id, id)
);
create index shares_of_canvas on shares (workspace_id, canvas_id, id desc);
select cadre.protect('canvases.shares');

-- Which workspace a link belongs to: all that may be asked without being in it, and only by who knows the link.
create function canvases.open_share(hash bytea, at timestamptz) returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select s.workspace_id, s.id from canvases.shares s where s.token_hash = hash and (s.expires_at is null or s.expires_at > at)
$$;
revoke all on function canvases.open_share from public;
grant execute on function canvases.open_share to cadre_identity;
