-- The node (nodes.nodes) of an incarnation: where live output of its runs is. Null for a node of an earlier version.
alter table nodes add column node uuid;
