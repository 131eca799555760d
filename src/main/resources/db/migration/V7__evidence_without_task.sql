-- A problem takes evidence from those it concerns at any time, not only in a task.
alter table evidence alter column task_id drop not null;
