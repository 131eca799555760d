-- What waits for somebody, and how much of it is late, without reading the years of closed ones.
create index problem_of_state on problem (state, due_at, step_due_at);
