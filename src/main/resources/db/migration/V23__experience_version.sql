-- Counts the changes of a row: who saves what somebody else has changed since is refused.
alter table experience add column version integer default 0 not null;
alter table experience_adoption add column version integer default 0 not null;
