-- The tasks of a candidate group, which is what each list of a unit asks for, without a look at the links themselves.
create index if not exists es_idx_identity_link_group on ACT_RU_IDENTITYLINK (GROUP_ID_, TYPE_, TASK_ID_);
