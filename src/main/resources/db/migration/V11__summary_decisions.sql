-- The office's decision on a round of a summary. Of the earlier ones only those that ended it are known, not who took them.
alter table summary_text add column decision varchar(20);
alter table summary_text add column return_reason varchar(500);
alter table summary_text add column decided_by varchar(64);
alter table summary_text add column decided_at timestamp with time zone;

update summary_text set
    decision = 'accept',
    decided_at = (select closed_at from summary where summary.id = summary_text.summary_id)
where exists (
    select 1 from summary
    where summary.id = summary_text.summary_id and summary.round = summary_text.round and summary.state = 'ACCEPTED');
