-- An item's place in the plan, so that a page of a list is read in the plan's order from an index: 2.10 is 21000, behind
-- 2.2, which is 20200 (ItemId.place).
alter table obligation add column item_place integer default 0 not null;
alter table summary add column item_place integer default 0 not null;

update obligation set item_place =
    10000 * cast(regexp_replace(item_id, '[.].*$', '') as integer)
    + 100 * cast(regexp_replace(regexp_replace(item_id || '.0.0', '^[0-9]+[.]', ''), '[.].*$', '') as integer)
    + cast(regexp_replace(regexp_replace(item_id || '.0.0', '^[0-9]+[.][0-9]+[.]', ''), '[.].*$', '') as integer);
update summary set item_place =
    10000 * cast(regexp_replace(item_id, '[.].*$', '') as integer)
    + 100 * cast(regexp_replace(regexp_replace(item_id || '.0.0', '^[0-9]+[.]', ''), '[.].*$', '') as integer)
    + cast(regexp_replace(regexp_replace(item_id || '.0.0', '^[0-9]+[.][0-9]+[.]', ''), '[.].*$', '') as integer);

-- One index a list: of a quarter, of a unit, of a lead.
create index obligation_place on obligation (quarter, item_place, unit_id);
create index obligation_of_unit on obligation (unit_id, quarter, item_place);
create index obligation_of_lead on obligation (lead_unit_id, quarter, item_place, unit_id);
drop index obligation_unit;
