-- Who changes a quarter says which version he has read: of two at once, the second is told.
alter table reporting_quarter add column version integer default 0 not null;
