-- Who changes a row says which version he has read: of two at once, the second is told.
alter table obligation add column version integer default 0 not null;
alter table summary add column version integer default 0 not null;
alter table breakdown add column row_version integer default 0 not null;
