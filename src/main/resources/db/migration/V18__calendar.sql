-- Statutory days that an administrator has taken over, beside those that the build brings. The last edition of a year is
-- in force for it; the ones before are kept, because dates were counted by them.
create table calendar_edition (
    id          bigint primary key,
    -- The year whose arrangement it is; its days may begin in December of the year before.
    year_of     integer not null,
    file_name   varchar(255) not null,
    taken_by    varchar(64) not null,
    taken_at    timestamp with time zone not null
);

create table calendar_day (
    edition_id  bigint not null references calendar_edition (id),
    on_day      date not null,
    working     boolean not null,
    occasion    varchar(40) not null,
    primary key (edition_id, on_day)
);
