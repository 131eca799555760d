-- The lead's decision on the version of a breakdown that it was shown. Of earlier ones it is not known who took them.
alter table breakdown add column reviewed_version integer;
alter table breakdown add column decision varchar(20);
alter table breakdown add column reviewed_by varchar(64);
alter table breakdown add column reviewed_at timestamp with time zone;
