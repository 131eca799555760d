-- Who may not sign in any more. The account itself stays, because history names it.
create table disabled_account (
    user_id          varchar(64) primary key,
    reason           varchar(500) not null,
    disabled_by      varchar(64) not null,
    disabled_by_name varchar(600) not null,
    disabled_at      timestamp with time zone not null
);

-- Who stands in for whom, both days included. A period that was ended early keeps its row, with the last day moved.
create table deputy (
    id            uuid primary key,
    principal_id  varchar(64) not null,
    deputy_id     varchar(64) not null,
    first_day     date not null,
    last_day      date not null,
    reason        varchar(500) not null,
    named_by      varchar(64) not null,
    named_by_name varchar(600) not null,
    named_at      timestamp with time zone not null,
    constraint deputy_once unique (principal_id, deputy_id, first_day),
    constraint deputy_is_another check (principal_id <> deputy_id)
);

create index deputy_by_deputy on deputy (deputy_id, last_day);
create index deputy_by_last_day on deputy (last_day);

-- Failed logins of late, of an account from an address or, without an account, of an address; all nodes count in the
-- same row. There need not be such an account.
create table login_attempt (
    user_id       varchar(64) not null,
    address       varchar(64) not null,
    failures      integer not null,
    last_at       timestamp with time zone not null,
    blocked_until timestamp with time zone not null,
    primary key (user_id, address)
);

create index login_attempt_by_last_at on login_attempt (last_at);

-- Where an account has been used before, so that what others do from there is not held against it.
create table known_address (
    user_id      varchar(64) not null,
    address      varchar(64) not null,
    last_used_at timestamp with time zone not null,
    primary key (user_id, address)
);

create index known_address_by_last_used_at on known_address (last_used_at);
