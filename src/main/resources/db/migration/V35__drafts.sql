-- What somebody has typed into a task's form and not submitted yet. It hangs on the matter, the step and the unit, not on
-- the task: a task that comes again after a return or a withdrawal goes on with it.
create table draft (
    -- The business key of the process instance, or its id where it has none.
    matter        varchar(255) not null,
    -- The id of the user task in the model.
    step          varchar(255) not null,
    -- The candidate groups of the task, separated by commas; empty for a task of a person.
    unit          varchar(255) not null,
    -- By the keys of the form's fields, as JSON.
    answers       varchar(200000) not null,
    version       bigint not null,
    saved_by      varchar(64) not null,
    saved_by_name varchar(600) not null,
    saved_at      timestamp(6) with time zone not null,
    primary key (matter, step, unit)
);
