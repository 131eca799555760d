-- What waits for a review, among all that a quarter has: 200 rows read instead of 100,000.
create index obligation_of_state on obligation (quarter, state, item_place, unit_id);
