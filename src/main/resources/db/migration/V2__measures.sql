-- One unit's breakdown of one item, and the measures of each version that it handed in.
create table breakdown (
    id                varchar(80) primary key,
    item_id           varchar(10) not null,
    unit_id           varchar(40) not null,
    lead_unit_id      varchar(40) not null,
    state             varchar(20) not null,
    due_at            timestamp with time zone not null,
    closes_at         timestamp with time zone not null,
    version           integer not null,
    confirmed_version integer,
    times_returned    integer not null,
    submitted_by      varchar(64),
    submitted_at      timestamp with time zone,
    return_reason     varchar(500),
    confirmed_at      timestamp with time zone
);

create table measure (
    breakdown_id varchar(80) not null references breakdown (id),
    version      integer not null,
    position     integer not null,
    title        varchar(100) not null,
    due_on       date not null,
    owner        varchar(20) not null,
    owner_phone  varchar(20),
    primary key (breakdown_id, version, position)
);
