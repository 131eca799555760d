-- By which way it goes out: 'mail', 'page' for what is only shown, or the name of a webhook.
alter table notice_mail add column channel varchar(60) default 'mail' not null;
-- The last attempt: a robot takes so many in a minute.
alter table notice_mail add column attempted_at timestamp with time zone;
create index notice_mail_attempted on notice_mail (channel, attempted_at);

-- What people may choose by. What was posted before is told in any case.
alter table notice add column kind varchar(20) default 'URGENT' not null;

-- One row for each channel that has a limit: whoever counts its attempts holds it.
create table notice_channel (name varchar(60) primary key);

-- How somebody wants to be told; without a row as everybody is.
create table notice_preference (
    user_id     varchar(64) primary key,
    medium      varchar(20) not null,
    -- Codes of kinds, with commas between them.
    muted       varchar(100) not null,
    quiet_from  time,
    quiet_until time
);
