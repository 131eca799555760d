-- One unit's experience; a problem of the closed loop brings forth one at most.
create table experience (
    id             varchar(20) primary key,
    item_id        varchar(10) not null,
    unit_id        varchar(40) not null,
    problem_id     varchar(20),
    title          varchar(80) not null,
    background     varchar(1500) not null,
    practice       varchar(3000) not null,
    effect         varchar(1500) not null,
    copyable       varchar(1500) not null,
    state          varchar(20) not null,
    round          integer not null,
    recognition    varchar(20) not null,
    basis          varchar(300),
    nominated_by   varchar(64) not null,
    nominated_at   timestamp with time zone not null,
    rubric_total   integer,
    review_opinion varchar(1000),
    adopt_due_at   timestamp with time zone,
    published_at   timestamp with time zone,
    constraint experience_once_a_problem unique (problem_id)
);
create index experience_published on experience (published_at);

-- What the office has made of each round.
create table experience_review (
    experience_id  varchar(20) not null references experience (id),
    round          integer not null,
    decision       varchar(20) not null,
    representative integer not null,
    depth          integer not null,
    writing        integer not null,
    terms          integer not null,
    opinion        varchar(1000),
    reviewed_by    varchar(64) not null,
    reviewed_at    timestamp with time zone not null,
    primary key (experience_id, round)
);

-- Each target unit with its answer.
create table experience_adoption (
    experience_id    varchar(20) not null references experience (id),
    unit_id          varchar(40) not null,
    position         integer not null,
    state            varchar(20) not null,
    text             varchar(1000),
    answered_by      varchar(64),
    answered_by_name varchar(600),
    answered_at      timestamp with time zone,
    primary key (experience_id, unit_id)
);

-- The levels in the order in which they were recognised; the last one counts.
create table experience_recognition (
    experience_id varchar(20) not null references experience (id),
    number        integer not null,
    level         varchar(20) not null,
    basis         varchar(300),
    recognised_by varchar(64) not null,
    recognised_at timestamp with time zone not null,
    primary key (experience_id, number)
);
