-- Where this database lives, as it says itself: restored elsewhere, it finds itself away from home and nothing is sent to
-- anybody until an administrator says that it is meant to be. One row, from the first use on.
create table database_home (
    home varchar(100) primary key,
    settled_at timestamp with time zone not null
);
