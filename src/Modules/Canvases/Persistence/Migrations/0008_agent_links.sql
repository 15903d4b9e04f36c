-- Links for agents: a name to be known by, and the blocks and fields they may write. The version before this one reads such a link as one for viewers.
alter table shares drop constraint shares_role_check;
alter table shares add constraint shares_role_check check (role in ('viewer', 'commenter', 'editor', 'agent')), add column agent text;
