-- One scoring of a year (2026) or a quarter (2026Q4). Nobody reads a run before it is complete.
create table score_run (
    period          varchar(6) not null,
    number          integer not null,
    versions        varchar(1000) not null,
    weights         varchar(1000) not null,
    scored_up_to    varchar(40),
    started_at      timestamp with time zone not null,
    completed_at    timestamp with time zone,
    hash            varchar(64),
    primary key (period, number)
);

-- One fact with its points. The key says that one matter counts once. Never updated.
create table score_line (
    period        varchar(6) not null,
    run           integer not null,
    unit_id       varchar(40) not null,
    part          varchar(20) not null,
    fact_id       varchar(120) not null,
    title         varchar(300) not null,
    finding       varchar(500) not null,
    inputs        varchar(1000) not null,
    link          varchar(300) not null,
    decision      varchar(40) not null,
    table_version integer not null,
    rule          integer not null,
    annotation    varchar(1000),
    points        numeric(7, 2),
    adjustment    numeric(7, 2),
    primary key (period, run, unit_id, part, fact_id),
    foreign key (period, run) references score_run (period, number)
);

-- What the lines of a unit amount to.
create table unit_score (
    period     varchar(6) not null,
    run        integer not null,
    unit_id    varchar(40) not null,
    unit_group varchar(60),
    quarters   integer not null,
    report     numeric(9, 4),
    summary    numeric(9, 4),
    loop_part  numeric(9, 4),
    promotion  numeric(9, 4),
    adjustment numeric(7, 2) not null,
    total      numeric(7, 2) not null,
    grade      varchar(40) not null,
    place      integer,
    listed     varchar(10),
    primary key (period, run, unit_id),
    foreign key (period, run) references score_run (period, number)
);

-- A granted appeal. It outlives a new scoring of the same year.
create table score_correction (
    period          varchar(6) not null,
    unit_id         varchar(40) not null,
    part            varchar(20) not null,
    fact_id         varchar(120) not null,
    number          integer not null,
    points          numeric(7, 2),
    adjustment      numeric(7, 2),
    reason          varchar(1000) not null,
    decided_by      varchar(64) not null,
    decided_by_name varchar(600) not null,
    decided_at      timestamp with time zone not null,
    primary key (period, unit_id, part, fact_id, number)
);

-- The annual assessment of one year, from the roll-up to the frozen result.
create table assessment (
    assessment_year    integer primary key,
    state              varchar(20) not null,
    run                integer,
    -- Counts how often the scores were announced to the units.
    round              integer not null,
    admitted_at        timestamp with time zone not null,
    admitted_by        varchar(64),
    confirm_due_at     timestamp with time zone,
    announced_up_to    varchar(40),
    open_confirmations integer not null,
    review_opinion     varchar(1000),
    return_reason      varchar(1000),
    approval_opinion   varchar(1000),
    approved_by        varchar(64),
    approved_by_name   varchar(600),
    approved_at        timestamp with time zone,
    hash               varchar(64),
    published_at       timestamp with time zone
);

-- Each unit's answer to its score, in each round.
create table score_confirmation (
    assessment_year  integer not null references assessment (assessment_year),
    round            integer not null,
    unit_id          varchar(40) not null,
    state            varchar(20) not null,
    due_at           timestamp with time zone not null,
    signed_by        varchar(20),
    answered_by      varchar(64),
    answered_by_name varchar(600),
    answered_at      timestamp with time zone,
    primary key (assessment_year, round, unit_id)
);

create table appeal_line (
    assessment_year  integer not null,
    round            integer not null,
    unit_id          varchar(40) not null,
    position         integer not null,
    part             varchar(20) not null,
    fact_id          varchar(120) not null,
    reason           varchar(500) not null,
    decision         varchar(20),
    points           numeric(7, 2),
    adjustment       numeric(7, 2),
    decision_reason  varchar(500),
    decided_by       varchar(64),
    decided_by_name  varchar(600),
    decided_at       timestamp with time zone,
    primary key (assessment_year, round, unit_id, position),
    unique (assessment_year, round, unit_id, part, fact_id),
    foreign key (assessment_year, round, unit_id)
        references score_confirmation (assessment_year, round, unit_id)
);
