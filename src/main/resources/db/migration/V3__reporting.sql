create table reporting_quarter (
    id                     varchar(6) primary key,
    state                  varchar(20) not null,
    report_due_at          timestamp with time zone not null,
    summary_due_at         timestamp with time zone not null,
    closes_at              timestamp with time zone not null,
    report_reminder_cycle  varchar(250),
    report_overdue_cycle   varchar(250),
    summary_reminder_cycle varchar(250),
    summary_overdue_cycle  varchar(250),
    opened_steps           integer not null,
    open_summaries         integer not null,
    admitted_at            timestamp with time zone not null,
    admitted_by            varchar(64)
);

-- One item's summary in one quarter; open_reports counts down to the last report in the reporting transaction.
create table summary (
    id                 varchar(20) primary key,
    quarter            varchar(6) not null references reporting_quarter (id),
    item_id            varchar(10) not null,
    lead_unit_id       varchar(40) not null,
    state              varchar(20) not null,
    due_at             timestamp with time zone not null,
    closes_at          timestamp with time zone not null,
    open_reports       integer not null,
    round              integer not null,
    first_submitted_at timestamp with time zone,
    late_working_days  integer,
    times_returned     integer not null,
    times_objected     integer not null,
    closed_at          timestamp with time zone
);
create index summary_quarter on summary (quarter);

create table summary_text (
    summary_id   varchar(20) not null references summary (id),
    round        integer not null,
    status       varchar(20) not null,
    progress     varchar(3000) not null,
    problems     varchar(1500),
    experience   varchar(1500),
    next_steps   varchar(1500) not null,
    signed_by    varchar(20) not null,
    submitted_by varchar(64) not null,
    submitted_at timestamp with time zone not null,
    primary key (summary_id, round)
);

create table countersignature (
    summary_id  varchar(20) not null references summary (id),
    round       integer not null,
    unit_id     varchar(40) not null,
    decision    varchar(20) not null,
    opinion     varchar(500),
    answered_by varchar(64),
    answered_at timestamp with time zone not null,
    primary key (summary_id, round, unit_id)
);

-- One unit's duty to report on one item in one quarter.
create table obligation (
    id                 varchar(60) primary key,
    quarter            varchar(6) not null references reporting_quarter (id),
    item_id            varchar(10) not null,
    unit_id            varchar(40) not null,
    lead_unit_id       varchar(40) not null,
    state              varchar(20) not null,
    due_at             timestamp with time zone not null,
    closes_at          timestamp with time zone not null,
    round              integer not null,
    first_submitted_at timestamp with time zone,
    late_working_days  integer,
    times_returned     integer not null,
    times_withdrawn    integer not null,
    times_urged        integer not null,
    closed_at          timestamp with time zone
);
create index obligation_item on obligation (quarter, item_id);
create index obligation_unit on obligation (unit_id, quarter);

-- What a unit handed in, every round of it, with the lead's decision on that round.
create table report (
    obligation_id   varchar(60) not null references obligation (id),
    round           integer not null,
    status          varchar(20) not null,
    progress        varchar(2000) not null,
    experience      varchar(1000),
    difficulties    varchar(1000),
    next_steps      varchar(1000) not null,
    suggestions     varchar(1000),
    drafter         varchar(20) not null,
    drafter_phone   varchar(20) not null,
    signed_by       varchar(20) not null,
    signer_role     varchar(20) not null,
    submitted_by    varchar(64) not null,
    submitted_at    timestamp with time zone not null,
    review_decision varchar(20),
    quality_rating  varchar(20),
    return_reason   varchar(500),
    reviewed_by     varchar(64),
    reviewed_at     timestamp with time zone,
    primary key (obligation_id, round)
);

create table report_measure (
    obligation_id varchar(60) not null,
    round         integer not null,
    position      integer not null,
    title         varchar(100) not null,
    owner         varchar(20) not null,
    due_on        date not null,
    status        varchar(20) not null,
    note          varchar(200),
    primary key (obligation_id, round, position),
    foreign key (obligation_id, round) references report (obligation_id, round)
);

create table report_target (
    obligation_id varchar(60) not null,
    round         integer not null,
    position      integer not null,
    target_id     varchar(40) not null,
    reached       numeric(18, 4),
    primary key (obligation_id, round, position),
    foreign key (obligation_id, round) references report (obligation_id, round)
);

create table extension (
    obligation_id varchar(60) not null references obligation (id),
    number        integer not null,
    state         varchar(20) not null,
    requested_on  date not null,
    reason        varchar(500) not null,
    requested_by  varchar(64) not null,
    requested_at  timestamp with time zone not null,
    granted_on    date,
    answer        varchar(500),
    decided_by    varchar(64),
    decided_at    timestamp with time zone,
    primary key (obligation_id, number)
);

create table urge (
    obligation_id varchar(60) not null references obligation (id),
    number        integer not null,
    by_unit_id    varchar(40) not null,
    text          varchar(500) not null,
    urged_by      varchar(64) not null,
    urged_at      timestamp with time zone not null,
    answer        varchar(500),
    answered_by   varchar(64),
    answered_at   timestamp with time zone,
    primary key (obligation_id, number)
);

create table bulletin (
    quarter      varchar(6) primary key references reporting_quarter (id),
    number       varchar(20) not null,
    title        varchar(60) not null,
    overview     varchar(3500) not null,
    requirements varchar(2000) not null,
    signed_by    varchar(20),
    issued_by    varchar(64) not null,
    issued_at    timestamp with time zone not null,
    published_at timestamp with time zone
);
