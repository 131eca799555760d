-- What one person has not read yet, and the line under which many alike ones of one day stand.
alter table notice add column posted_on date;
-- With {count} where their number stands; null for a notice that always stands alone.
alter table notice add column alike varchar(200);
alter table notice add column read_at timestamp with time zone;

-- Nobody is to find years of notices unread.
update notice set posted_on = cast(posted_at as date), read_at = posted_at;
alter table notice alter column posted_on set not null;

create index notice_unread on notice (user_id, read_at, posted_at);
