-- A problem that is assigned anew is benchmarked anew; what the unit before found and planned is kept.
alter table problem_benchmark rename to problem_benchmark_before;
alter table problem_measure rename to problem_measure_before;

create table problem_benchmark (
    problem_id varchar(20) not null references problem (id),
    -- Counts from 1; the last one is in force.
    round      integer not null,
    unit_id    varchar(40) not null,
    model      varchar(60) not null,
    indicator  varchar(100) not null,
    theirs     numeric(18, 4) not null,
    ours       numeric(18, 4) not null,
    value_unit varchar(20),
    direction  varchar(10) not null,
    cause      varchar(1000) not null,
    primary key (problem_id, round)
);

create table problem_measure (
    problem_id  varchar(20) not null,
    round       integer not null,
    position    integer not null,
    title       varchar(100) not null,
    due_on      date not null,
    owner       varchar(20) not null,
    owner_phone varchar(20),
    status      varchar(20) not null,
    note        varchar(200),
    primary key (problem_id, round, position),
    foreign key (problem_id, round) references problem_benchmark (problem_id, round)
);

insert into problem_benchmark
    (problem_id, round, unit_id, model, indicator, theirs, ours, value_unit, direction, cause)
select b.problem_id, 1, p.unit_id, b.model, b.indicator, b.theirs, b.ours, b.value_unit, b.direction, b.cause
from problem_benchmark_before b join problem p on p.id = b.problem_id;

insert into problem_measure (problem_id, round, position, title, due_on, owner, owner_phone, status, note)
select problem_id, 1, position, title, due_on, owner, owner_phone, status, note from problem_measure_before;

drop table problem_measure_before;
drop table problem_benchmark_before;
