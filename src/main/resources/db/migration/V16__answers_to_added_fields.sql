-- What people have answered to the fields that an owner has added to a form of ours, by the labels of that time.
create table added_answer (
    id          bigint generated always as identity primary key,
    -- The matter: the business key of its process instance.
    subject     varchar(255) not null,
    form        varchar(255) not null,
    form_name   varchar(200) not null,
    task_id     varchar(64) not null,
    position    integer not null,
    label       varchar(500) not null,
    answer      varchar(20000) not null,
    answered_by varchar(64),
    answered_at timestamp(6) with time zone not null
);

create index added_answer_by_subject on added_answer (subject, answered_at);
