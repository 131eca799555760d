-- The secret address of a person's calendar file; the secret itself is known to the person alone.
create table calendar_feed (
    user_id     varchar(64) primary key,
    secret_hash varchar(64) not null unique,
    made_at     timestamp with time zone not null
);
