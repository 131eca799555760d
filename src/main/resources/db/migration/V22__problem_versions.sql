-- A problem is saved as a whole, once; who comes second finds another version.
alter table problem add column version integer default 0 not null;

-- The number of the last decision; 0 before the first.
alter table problem add column last_decision integer default 0 not null;
update problem set last_decision =
    (select coalesce(max(d.number), 0) from problem_decision d where d.problem_id = problem.id);

-- When it was decided who has to solve it.
alter table problem add column assigned_at timestamp with time zone;
update problem set assigned_at =
    (select max(d.decided_at) from problem_decision d
        where d.problem_id = problem.id and d.choice in ('ACCEPT', 'REASSIGN') and d.taken_at is not null);
