package org.everspring.notification.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Delivery;
import org.everspring.notification.Notice;
import org.everspring.notification.NoticeKind;
import org.everspring.notification.Outbox;
import org.everspring.notification.OutgoingNotice;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.notification.Way;
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

    /** Stands where a role would, for a recipient who is a person. */
    static final String PERSON = "PERSON";

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
                    body, business_key, posted_at, due_at, posted_on, alike, kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""" + (isPostgres(database) ? " on conflict (notice_key, user_id) do nothing" : "");
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
            notice.alike(),
            notice.kind().name()
        };
    }

    @Override
    public void bundle(Instant now, Function<List<String>, Map<String, Way>> ways) {
        List<String> waiting =
                jdbc.sql("""
                        select distinct user_id from notice where mail_id is null and due_at <= :now order by user_id""").param("now", column(now)).query(String.class).list();
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, Way> chosen = ways.apply(waiting);
        waiting.forEach(userId -> transaction.executeWithoutResult(
                status -> bundle(userId, Objects.requireNonNull(chosen.get(userId)), now)));
    }

    private void bundle(String userId, Way way, Instant now) {
        List<String> notHeldBack = Arrays.stream(NoticeKind.values())
                .filter(kind -> way.channelOf(kind).isPresent())
                .map(NoticeKind::name)
                .toList();
        List<Waiting> notices = jdbc.sql("""
                        select id, urgency, alike, kind from notice
                        where user_id = :userId and mail_id is null and due_at <= :now and kind in (:kinds)
                        order by id limit :most for update skip locked""")
                .param("userId", userId)
                .param("now", column(now))
                .param("kinds", notHeldBack)
                .param("most", LONGEST_DIGEST)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        Urgency.valueOf(row.getString("urgency")),
                        row.getString("alike"),
                        NoticeKind.valueOf(row.getString("kind"))))
                .list();
        Map<String, List<Waiting>> byChannel = new LinkedHashMap<>();
        notices.forEach(notice -> way.channelOf(notice.kind())
                .ifPresent(channel -> byChannel
                        .computeIfAbsent(channel, name -> new ArrayList<>())
                        .add(notice)));
        byChannel.forEach((channel, found) -> {
            if (channel.equals(PAGE)) {
                put(found.stream().map(Waiting::id).toList(), userId, channel, Urgency.DIGEST, now);
            } else {
                bundle(found, userId, channel, now);
            }
        });
    }

    private void bundle(List<Waiting> notices, String userId, String channel, Instant now) {
        List<Long> digest = notices.stream()
                .filter(notice -> notice.urgency() == Urgency.DIGEST)
                .map(Waiting::id)
                .toList();
        if (!digest.isEmpty()) {
            put(digest, userId, channel, Urgency.DIGEST, now);
        }
        Map<Object, List<Long>> urgent = new LinkedHashMap<>();
        notices.stream().filter(notice -> notice.urgency() == Urgency.IMMEDIATE).forEach(notice -> {
            Object line = notice.alike() == null ? notice.id() : notice.alike();
            urgent.computeIfAbsent(line, key -> new ArrayList<>()).add(notice.id());
        });
        urgent.values().forEach(alike -> put(alike, userId, channel, Urgency.IMMEDIATE, now));
    }

    private void put(List<Long> notices, String userId, String channel, Urgency urgency, Instant now) {
        boolean shown = channel.equals(PAGE);
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into notice_mail (message_id, user_id, channel, urgency, attempts, next_attempt_at,
                            finished_at, delivery)
                        values (:messageId, :userId, :channel, :urgency, 0, :now, :finished, :delivery)""")
                .param("messageId", UUID.randomUUID())
                .param("userId", userId)
                .param("channel", channel)
                .param("urgency", urgency.name())
                .param("now", column(now))
                .param("finished", shown ? column(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("delivery", shown ? Delivery.SHOWN.name() : null)
                .update(id, "id");
        jdbc.sql("update notice set mail_id = :mail where id in (:notices)")
                .param("mail", id.getKeyAs(Long.class))
                .param("notices", notices)
                .update();
    }

    private static String role(Recipient to) {
        return to.role() == null ? PERSON : to.role().name();
    }

    static OffsetDateTime column(Instant moment) {
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
            long id, Urgency urgency, @Nullable String alike, NoticeKind kind) {}
}
