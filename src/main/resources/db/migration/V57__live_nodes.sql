-- Which nodes work on this database: each says so every twenty seconds, by the database's clock.
create table live_node (
    name varchar(100) primary key,
    started_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    executes_jobs boolean not null,
    -- How far its own clock is ahead of the database's.
    clock_ahead_millis bigint not null
);
