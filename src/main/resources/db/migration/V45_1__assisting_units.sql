-- Units that assist the one in charge: their ids in the order in which they were named, parted by commas; null for none. Of
-- the assignment in force, and of each decision that assigns.
alter table problem add column assisting_units varchar(1000);
alter table problem_decision add column assisting_units varchar(1000);
-- The unit that has said it, where it assists; null for the unit in charge.
alter table problem_progress add column assisting_unit_id varchar(40);
-- Our value after the improvement, as the unit says when it asks for the verification.
alter table problem_benchmark add column reached numeric(18, 4);
