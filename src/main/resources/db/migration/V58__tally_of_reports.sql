-- How many reports of an item stand how is counted from here alone. Few of its keys differ, so that a quarter of many
-- thousands takes some pages of it.
create index obligation_tally on obligation (quarter, item_id, state, due_at, late_working_days);
drop index obligation_item;

-- The figures of one target, without all others.
create index report_target_of_target on report_target (target_id, obligation_id, round);
