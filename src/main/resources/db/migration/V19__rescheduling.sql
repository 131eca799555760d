-- What waits is counted anew, because a year's working days or the table of reminders has changed. One after the other,
-- in steps; how far a step has come is kept here.
create table rescheduling (
    id              bigint primary key,
    -- calendar or reminders
    reason          varchar(20) not null,
    -- The year, or the version of the table.
    subject         varchar(255) not null,
    -- The calendar's editions before and after; the same for reminders.
    edition_before  bigint not null,
    edition         bigint not null,
    -- Dates after this day are counted anew.
    counted_from    date not null,
    -- Names of the processes, separated by commas, in the order in which they are gone through.
    processes       varchar(1000) not null,
    expected        integer not null,
    -- Where it stands: in which process, and after which instance.
    process_key     varchar(255),
    after_instance  varchar(64),
    checked         integer not null,
    moved           integer not null,
    requested_at    timestamp with time zone not null,
    finished_at     timestamp with time zone
);
