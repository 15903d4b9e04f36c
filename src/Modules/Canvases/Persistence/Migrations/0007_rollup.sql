-- Up to which change the log was rolled up.
alter table documents add column rolled bigint not null default 0;
