create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and tg_table_name = 'audit_event' then
        if exists (select from audit_clearing where old.occurred_at < cleared_before) then
            return old;
        end if;
    end if;
    raise exception 'The audit is append-only: no % on %.', tg_op, tg_table_name;
end
$$;

-- Nobody clears what is younger than a year, whatever the setting says.
create function audit_is_kept_a_year() returns trigger language plpgsql as $$
begin
    if new.cleared_before > new.decided_at - interval '1 year' then
        raise exception 'The audit is kept for a year at least.';
    end if;
    return new;
end
$$;

create trigger audit_event_row before update or delete on audit_event
    for each row execute function audit_is_append_only();
create trigger audit_event_table before truncate on audit_event
    for each statement execute function audit_is_append_only();
create trigger audit_seal_row before update or delete on audit_seal
    for each row execute function audit_is_append_only();
create trigger audit_seal_table before truncate on audit_seal
    for each statement execute function audit_is_append_only();
create trigger audit_clearing_row before update or delete on audit_clearing
    for each row execute function audit_is_append_only();
create trigger audit_clearing_table before truncate on audit_clearing
    for each statement execute function audit_is_append_only();
create trigger audit_clearing_age before insert on audit_clearing
    for each row execute function audit_is_kept_a_year();
