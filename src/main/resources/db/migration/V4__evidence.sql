-- A row to lock, so that files that arrive together are counted and compared one after the other.
create table evidence_subject (
    subject varchar(255) primary key
);

-- Evidence belongs to the business key of a process instance, not to the instance: the engine's history clean-up does
-- not know it.
create table evidence (
    id               uuid primary key,
    subject          varchar(255) not null references evidence_subject (subject),
    task_id          varchar(64) not null,
    file_name        varchar(255) not null,
    media_type       varchar(100) not null,
    file_size        bigint not null,
    sha256           varchar(64) not null,
    uploaded_by      varchar(64) not null,
    uploaded_by_name varchar(600) not null,
    uploaded_at      timestamp with time zone not null,
    constraint evidence_once unique (subject, sha256)
);

-- The content in pieces of 256 KB: one type for both databases, and neither driver reads a whole file into memory.
create table evidence_chunk (
    evidence_id uuid not null references evidence (id) on delete cascade,
    position    integer not null,
    content     bytea not null,
    primary key (evidence_id, position)
);
