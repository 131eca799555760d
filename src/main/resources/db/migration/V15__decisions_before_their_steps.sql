-- What somebody decides on a task is kept here; it takes effect when the diagram comes to the step that carries it out.
alter table assessment add column decision varchar(10);
update assessment set decision = 'APPROVE' where approved_at is not null and state = 'APPROVING';

-- Null unless the unit has revised what was returned, and it is not handed in again yet.
alter table experience add column revised_at timestamp with time zone;
alter table experience add column revise_closes_at timestamp with time zone;
alter table experience add column adopt_closes_at timestamp with time zone;

-- Null unless the office adopts it.
alter table experience_review add column adopt_due_at timestamp with time zone;
update experience_review set adopt_due_at = (select e.adopt_due_at from experience e where e.id = experience_id)
where decision = 'APPROVE';

-- A unit's answer that does not count yet.
alter table experience_adoption add column pending_state varchar(20);
alter table experience_adoption add column pending_text varchar(1000);
alter table experience_adoption add column pending_by varchar(64);
alter table experience_adoption add column pending_by_name varchar(600);
