package org.everspring.notification.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Delivery;
import org.everspring.notification.Notice;
import org.everspring.notification.NoticeMail;
import org.everspring.notification.NoticeMail.Entry;
import org.everspring.notification.Outbox;
import org.everspring.notification.OutgoingNotice;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class JdbcOutbox implements Outbox {

    /** So many notices at most make one digest; more follow in the next. */
    private static final int LONGEST_DIGEST = 500;

    private static final int LONGEST_REASON = 500;

    /** Stands where a role would, for a recipient who is a person. */
    private static final String PERSON = "PERSON";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final String addition;

    JdbcOutbox(JdbcClient jdbc, DataSource database, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(transactions);
        this.addition = """
                insert into notice (notice_key, user_id, person_name, email, unit_id, recipient_role, urgency, subject,
                    body, business_key, posted_at, due_at, posted_on, alike)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""" + (isPostgres(database) ? " on conflict (notice_key, user_id) do nothing" : "");
    }

    /**
     * A failed statement ends a transaction on PostgreSQL, but not on H2, which does not know "on conflict" in turn. Asking
     * first whether the key exists would not see one that another transaction is about to commit.
     */
    @Override
    public void add(List<OutgoingNotice> notices) {
        List<Object[]> rows = notices.stream().map(JdbcOutbox::cells).toList();
        try {
            batches.batchUpdate(addition, rows);
        } catch (DuplicateKeyException e) {
            // H2 only: somebody was told before, and the transaction goes on with the others.
            rows.forEach(this::addUnlessThere);
        }
    }

    private void addUnlessThere(Object[] cells) {
        try {
            batches.update(addition, cells);
        } catch (DuplicateKeyException e) {
            // The person was told before.
        }
    }

    private static Object[] cells(OutgoingNotice outgoing) {
        Notice notice = outgoing.notice();
        Person person = outgoing.person();
        return new Object[] {
            notice.key(),
            person.userId(),
            person.name(),
            person.email(),
            outgoing.to().unit().value(),
            role(outgoing.to()),
            notice.urgency().name(),
            outgoing.subject(),
            notice.text(),
            notice.businessKey(),
            column(outgoing.postedAt()),
            column(outgoing.dueAt()),
            LocalDate.ofInstant(outgoing.postedAt(), WorkCalendar.ZONE),
            notice.alike()
        };
    }

    @Override
    public void bundle(Instant now) {
        List<String> waiting =
                jdbc.sql("""
                        select distinct user_id from notice where mail_id is null and due_at <= :now order by user_id""").param("now", column(now)).query(String.class).list();
        waiting.forEach(userId -> transaction.executeWithoutResult(status -> bundle(userId, now)));
    }

    private void bundle(String userId, Instant now) {
        List<Waiting> notices = jdbc.sql("""
                        select id, urgency, alike from notice
                        where user_id = :userId and mail_id is null and due_at <= :now
                        order by id limit :most for update skip locked""")
                .param("userId", userId)
                .param("now", column(now))
                .param("most", LONGEST_DIGEST)
                .query((row, number) -> new Waiting(
                        row.getLong("id"), Urgency.valueOf(row.getString("urgency")), row.getString("alike")))
                .list();
        List<Long> digest = notices.stream()
                .filter(notice -> notice.urgency() == Urgency.DIGEST)
                .map(Waiting::id)
                .toList();
        if (!digest.isEmpty()) {
            put(digest, userId, Urgency.DIGEST, now);
        }
        Map<Object, List<Long>> urgent = new LinkedHashMap<>();
        notices.stream().filter(notice -> notice.urgency() == Urgency.IMMEDIATE).forEach(notice -> {
            Object line = notice.alike() == null ? notice.id() : notice.alike();
            urgent.computeIfAbsent(line, key -> new ArrayList<>()).add(notice.id());
        });
        urgent.values().forEach(alike -> put(alike, userId, Urgency.IMMEDIATE, now));
    }

    private void put(List<Long> notices, String userId, Urgency urgency, Instant now) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into notice_mail (message_id, user_id, urgency, attempts, next_attempt_at)
                        values (:messageId, :userId, :urgency, 0, :now)""")
                .param("messageId", UUID.randomUUID())
                .param("userId", userId)
                .param("urgency", urgency.name())
                .param("now", column(now))
                .update(id, "id");
        jdbc.sql("update notice set mail_id = :mail where id in (:notices)")
                .param("mail", id.getKeyAs(Long.class))
                .param("notices", notices)
                .update();
    }

    @Override
    public Optional<NoticeMail> claim(Instant now, IntFunction<Duration> backOff) {
        return transaction.execute(status -> take(now).map(mail -> {
            int attempt = mail.attempts() + 1;
            Instant next = now.plus(backOff.apply(attempt));
            jdbc.sql("update notice_mail set attempts = :attempt, next_attempt_at = :next where id = :id")
                    .param("attempt", attempt)
                    .param("next", column(next))
                    .param("id", mail.id())
                    .update();
            return filled(mail, attempt, next);
        }));
    }

    private Optional<Open> take(Instant now) {
        return jdbc.sql("""
                        select m.id, m.message_id, m.urgency, m.attempts from notice_mail m
                        where m.finished_at is null and m.next_attempt_at <= :now
                            and not exists (select 1 from notice_mail earlier
                                where earlier.user_id = m.user_id and earlier.urgency = m.urgency
                                    and earlier.finished_at is null and earlier.id < m.id)
                        order by m.id limit 1 for update skip locked""")
                .param("now", column(now))
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        row.getObject("message_id", UUID.class),
                        Urgency.valueOf(row.getString("urgency")),
                        row.getInt("attempts")))
                .optional();
    }

    private NoticeMail filled(Open mail, int attempt, Instant next) {
        List<Content> contents = jdbc.sql("""
                        select id, user_id, person_name, email, unit_id, recipient_role, subject, body, business_key, alike
                        from notice where mail_id = :mail order by id""")
                .param("mail", mail.id())
                .query((row, number) -> content(row))
                .list();
        Content latest = contents.get(contents.size() - 1);
        List<Entry> entries = contents.stream().map(Content::entry).toList();
        return new NoticeMail(
                mail.id(), mail.messageId(), mail.urgency(), latest.person(), latest.to(), attempt, next, entries);
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                new Person(row.getString("user_id"), row.getString("person_name"), row.getString("email")),
                recipient(
                        UnitId.of(row.getString("unit_id")), row.getString("recipient_role"), row.getString("user_id")),
                new Entry(
                        row.getLong("id"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("business_key") != null,
                        row.getString("alike")));
    }

    @Override
    public void finish(NoticeMail mail, Delivery delivery, Instant at) {
        jdbc.sql("update notice_mail set finished_at = :at, delivery = :delivery where id = :id")
                .param("at", column(at))
                .param("delivery", delivery.name())
                .param("id", mail.id())
                .update();
    }

    @Override
    public void failed(NoticeMail mail, String reason) {
        jdbc.sql("update notice_mail set last_error = :reason where id = :id")
                .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                .param("id", mail.id())
                .update();
    }

    @Override
    public Backlog backlog() {
        return jdbc.sql("""
                        select (select count(*) from notice where mail_id is null) as unbundled,
                            count(*) as mails,
                            count(last_error) as failing,
                            (select min(n.posted_at) from notice n join notice_mail m on m.id = n.mail_id
                                where m.finished_at is null) as oldest,
                            (select last_error from notice_mail
                                where finished_at is null and last_error is not null
                                order by next_attempt_at desc limit 1) as last_error
                        from notice_mail where finished_at is null""")
                .query((row, number) -> new Backlog(
                        row.getInt("unbundled"),
                        row.getInt("mails"),
                        row.getInt("failing"),
                        instant(row.getObject("oldest", OffsetDateTime.class)),
                        row.getString("last_error")))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static String role(Recipient to) {
        return to.role() == null ? PERSON : to.role().name();
    }

    private static Recipient recipient(UnitId unit, String role, String userId) {
        return role.equals(PERSON) ? Recipient.person(userId, unit) : new Recipient(unit, UnitRole.valueOf(role));
    }

    private static OffsetDateTime column(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static boolean isPostgres(DataSource database) {
        try {
            return "PostgreSQL"
                    .equals(JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say which one it is.", e);
        }
    }

    private record Waiting(
            long id, Urgency urgency, @Nullable String alike) {}

    private record Open(long id, UUID messageId, Urgency urgency, int attempts) {}

    private record Content(Person person, Recipient to, Entry entry) {}
}
