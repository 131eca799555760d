-- Who did what, when, from where, with what result. Written once, never changed; removed only when it is older than the
-- time that it has to be kept (audit_clearing). On PostgreSQL a trigger holds everybody to that (db/postgresql).
create table audit_event (
    id           bigint generated always as identity primary key,
    occurred_at  timestamp(6) with time zone not null,
    user_id      varchar(255),
    user_name    varchar(600),
    on_behalf_of varchar(600),
    address      varchar(64),
    kind         varchar(20) not null,
    action       varchar(100) not null,
    subject      varchar(255),
    subject_name varchar(600),
    result       varchar(10) not null,
    reason       varchar(2000),
    detail       varchar(4000),
    request      varchar(500)
);

create index audit_event_time on audit_event (occurred_at, id);
create index audit_event_person on audit_event (user_id, occurred_at, id);
create index audit_event_subject on audit_event (subject, occurred_at, id);

-- What the events of a day (Asia/Shanghai) amount to, chained to the day before: an event that is missing or altered is
-- noticed. Written once a day, so nobody who writes an event waits for it.
create table audit_seal (
    sealed_day date primary key,
    events     bigint not null,
    sha256     varchar(64) not null,
    sealed_at  timestamp(6) with time zone not null
);

-- Every event before that moment may go, because it has been kept long enough.
create table audit_clearing (
    cleared_before timestamp(6) with time zone primary key,
    decided_at     timestamp(6) with time zone not null
);
