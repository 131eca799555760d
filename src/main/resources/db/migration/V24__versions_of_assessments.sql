-- Counts how often the row was saved: whoever saves what somebody else has saved in between is refused.
alter table assessment add column version integer default 0 not null;
alter table score_confirmation add column version integer default 0 not null;
