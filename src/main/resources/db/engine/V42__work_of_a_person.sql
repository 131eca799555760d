-- What waits for a unit is found by its group; with the task's id in the index no row of the table is read.
create index if not exists es_idx_ident_group on ACT_RU_IDENTITYLINK (GROUP_ID_, TYPE_, TASK_ID_);
-- What somebody has finished and begun, the last first.
create index if not exists es_idx_hi_task_assignee on ACT_HI_TASKINST (ASSIGNEE_, END_TIME_);
create index if not exists es_idx_hi_inst_starter on ACT_HI_PROCINST (START_USER_ID_, START_TIME_);
