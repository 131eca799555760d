-- What leaders instruct units to do, one row a unit, and what has happened to each.
create table instruction (
    id                   varchar(20) primary key,
    batch_id             varchar(20) not null,
    about                varchar(100),
    about_label          varchar(200),
    text                 varchar(1000) not null,
    unit_id              varchar(40) not null,
    leader_id            varchar(64),
    leader_name          varchar(60) not null,
    entered_by           varchar(64) not null,
    entered_name         varchar(200) not null,
    issued_at            timestamp with time zone not null,
    state                varchar(20) not null,
    due_at               timestamp with time zone not null,
    receipt_due_at       timestamp with time zone not null,
    handler              varchar(20),
    handler_phone        varchar(40),
    received_at          timestamp with time zone,
    answered_at          timestamp with time zone,
    answers              integer not null,
    times_returned       integer not null,
    judged_closed        boolean,
    judgement_text       varchar(500),
    judgement_until      date,
    extension_until      date,
    extension_reason     varchar(500),
    extension_by         varchar(64),
    extensions           integer not null,
    closed_at            timestamp with time zone,
    version              integer not null
);

create index instruction_by_date on instruction (state, due_at);
create index instruction_of_unit on instruction (unit_id, state);
create index instruction_about on instruction (about);
create index instruction_of_batch on instruction (batch_id);
create index instruction_closed on instruction (closed_at);

create table instruction_entry (
    instruction_id varchar(20) not null references instruction (id),
    number         integer not null,
    kind           varchar(30) not null,
    at             timestamp with time zone not null,
    user_id        varchar(64) not null,
    user_name      varchar(200) not null,
    text           varchar(4000),
    primary key (instruction_id, number)
);
