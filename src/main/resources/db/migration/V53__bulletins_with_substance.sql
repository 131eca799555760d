-- A bulletin is numbered when it is published, once and without gaps (GB/T 9704-2012: 代字〔2026〕1号); what it says of each
-- item and what its annexes tell are kept as they were then.
alter table bulletin alter column number drop not null;
alter table bulletin add column number_year integer;
alter table bulletin add column number_sequence integer;
alter table bulletin add column targets varchar(4000);
alter table bulletin add column problems varchar(4000);
alter table bulletin add column experiences varchar(4000);
alter table bulletin add column conduct varchar(4000);
-- The annexes as JSON; null for those that were published before there was this column.
alter table bulletin add column facts text;

update bulletin set number_year = cast(substring(number from 2 for 4) as integer),
    number_sequence = cast(substring(number from 7 for char_length(number) - 7) as integer)
    where number like '〔____〕%号';
alter table bulletin add constraint bulletin_number_once unique (number_year, number_sequence);
insert into business_key_counter (prefix, key_year, last_number)
    select 'BULLETIN', number_year, max(number_sequence) from bulletin where number_year is not null group by number_year;

create table bulletin_item (
    quarter  varchar(6) not null references bulletin (quarter),
    position integer not null,
    item_id  varchar(10) not null,
    title    varchar(400) not null,
    text     varchar(4000) not null,
    primary key (quarter, position)
);

-- The ledger as it was made at publication, in pieces of 256 KB (as evidence_chunk).
create table bulletin_ledger (
    quarter  varchar(6) not null references bulletin (quarter),
    position integer not null,
    content  bytea not null,
    primary key (quarter, position)
);

-- What corrects a published bulletin, which itself never changes.
create table bulletin_correction (
    quarter         varchar(6) not null references bulletin (quarter),
    ordinal         integer not null,
    number          varchar(4000) not null,
    number_year     integer not null,
    number_sequence integer not null,
    title           varchar(4000) not null,
    text            varchar(4000) not null,
    signed_by       varchar(4000) not null,
    published_by    varchar(64) not null,
    published_at    timestamp with time zone not null,
    primary key (quarter, ordinal),
    constraint bulletin_correction_number_once unique (number_year, number_sequence)
);
