package org.everspring.audit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.audit.AuditCursor;
import org.everspring.audit.AuditEntry;
import org.everspring.audit.AuditEvent;
import org.everspring.audit.AuditEvents;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditSearch;
import org.everspring.audit.AuditedAction;
import org.everspring.audit.AuditedPerson;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAuditEvents implements AuditEvents {

    private static final String COLUMNS =
            "occurred_at, user_id, user_name, on_behalf_of, address, kind, action, subject, subject_name, result, reason,"
                    + " detail, request";

    /** Rows removed in one statement, so that none holds many locks for long. */
    private static final int CLEARED_AT_ONCE = 5000;

    private final JdbcClient jdbc;

    JdbcAuditEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(AuditEvent event) {
        AuditedPerson person = event.person() == null ? new AuditedPerson(null, null) : event.person();
        AuditedAction audited = event.audited();
        jdbc.sql("insert into audit_event (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        moment(event.at()),
                        person.userId(),
                        person.name(),
                        person.onBehalfOf(),
                        event.address(),
                        audited.kind().name(),
                        audited.action(),
                        audited.subject(),
                        audited.subjectName(),
                        event.result().name(),
                        event.reason(),
                        audited.detail(),
                        event.request())
                .update();
    }

    @Override
    public List<AuditEntry> find(AuditSearch search, boolean oldestFirst, @Nullable AuditCursor after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("occurred_at >= :from", "occurred_at < :to"));
        Map<String, Object> values = new HashMap<>(Map.of("from", moment(search.from()), "to", moment(search.to())));
        if (search.person() != null) {
            conditions.add("(user_id = :person or user_name like :name escape '!')");
            values.put("person", search.person());
            values.put("name", "%" + literally(search.person()) + "%");
        }
        if (search.kind() != null) {
            conditions.add("kind = :kind");
            values.put("kind", search.kind().name());
        }
        if (search.result() != null) {
            conditions.add("result = :result");
            values.put("result", search.result().name());
        }
        if (search.subject() != null) {
            conditions.add("(subject like :subject escape '!' or subject_name like :subjectName escape '!')");
            values.put("subject", literally(search.subject()) + "%");
            values.put("subjectName", "%" + literally(search.subject()) + "%");
        }
        if (after != null) {
            conditions.add(
                    oldestFirst
                            ? "occurred_at >= :at and (occurred_at > :at or id > :id)"
                            : "occurred_at <= :at and (occurred_at < :at or id < :id)");
            values.put("at", moment(after.at()));
            values.put("id", after.id());
        }
        String way = oldestFirst ? "" : " desc";
        return jdbc.sql("select id, " + COLUMNS + " from audit_event where " + String.join(" and ", conditions)
                        + " order by occurred_at" + way + ", id" + way + " limit " + limit)
                .params(values)
                .query(JdbcAuditEvents::entry)
                .list();
    }

    @Override
    public List<AuditEvent> done(String subject, Set<AuditKind> kinds, int limit) {
        return jdbc
                .sql("select id, " + COLUMNS + " from audit_event where subject = :subject and kind in (:kinds)"
                        + " and result = 'DONE' order by occurred_at desc, id desc limit " + limit)
                .param("subject", subject)
                .param("kinds", kinds.stream().map(AuditKind::name).toList())
                .query(JdbcAuditEvents::entry)
                .list()
                .stream()
                .map(AuditEntry::event)
                .toList();
    }

    /** What people type is no pattern. */
    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    @Override
    public List<AuditEntry> between(Instant from, Instant to, @Nullable AuditCursor after, int limit) {
        AuditCursor start = after == null ? new AuditCursor(from, Long.MIN_VALUE) : after;
        return jdbc.sql("select id, " + COLUMNS + " from audit_event where occurred_at >= :at and occurred_at < :to"
                        + " and (occurred_at > :at or id > :id) order by occurred_at, id limit " + limit)
                .param("at", moment(start.at()))
                .param("id", start.id())
                .param("to", moment(to))
                .query(JdbcAuditEvents::entry)
                .list();
    }

    @Override
    public Optional<Instant> oldest() {
        return jdbc.sql("select occurred_at from audit_event order by occurred_at, id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public long clear(Instant before, Instant decidedAt) {
        allow(before, decidedAt);
        long removed = 0;
        int last;
        do {
            last = jdbc.sql("delete from audit_event where id in (select id from audit_event where occurred_at < ?"
                            + " order by occurred_at, id limit " + CLEARED_AT_ONCE + ")")
                    .param(moment(before))
                    .update();
            removed += last;
        } while (last == CLEARED_AT_ONCE);
        return removed;
    }

    private void allow(Instant before, Instant decidedAt) {
        if (clearedBefore().filter(cleared -> !cleared.isBefore(before)).isPresent()) {
            return;
        }
        try {
            jdbc.sql("insert into audit_clearing (cleared_before, decided_at) values (?, ?)")
                    .params(moment(before), moment(decidedAt))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node has just decided the same.
        }
    }

    @Override
    public Optional<Instant> clearedBefore() {
        return jdbc.sql("select cleared_before from audit_clearing order by cleared_before desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        String userId = row.getString("user_id");
        return new AuditEntry(
                row.getLong("id"),
                new AuditEvent(
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        userId == null
                                ? null
                                : new AuditedPerson(userId, row.getString("user_name"), row.getString("on_behalf_of")),
                        row.getString("address"),
                        new AuditedAction(
                                AuditKind.valueOf(row.getString("kind")),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("subject_name"),
                                row.getString("detail")),
                        AuditResult.valueOf(row.getString("result")),
                        row.getString("reason"),
                        row.getString("request")));
    }

    static OffsetDateTime moment(Instant at) {
        return at.atZone(WorkCalendar.ZONE).toOffsetDateTime();
    }
}
