package org.everspring.notification.jdbc;

import static org.everspring.notification.jdbc.JdbcOutbox.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.everspring.notification.Delivery;
import org.everspring.notification.Mails;
import org.everspring.notification.NoticeMail;
import org.everspring.notification.NoticeMail.Entry;
import org.everspring.notification.Outbox;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class JdbcMails implements Mails {

    private static final int LONGEST_REASON = 500;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String BACKLOG = """
            count(*) as mails,
            count(last_error) as failing,
            (select min(n.posted_at) from notice n join notice_mail m on m.id = n.mail_id
                where m.finished_at is null and m.channel %1$s 'mail') as oldest,
            (select last_error from notice_mail
                where finished_at is null and last_error is not null and channel %1$s 'mail'
                order by next_attempt_at desc limit 1) as last_error
            from notice_mail where finished_at is null and channel %1$s 'mail'""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcMails(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<NoticeMail> claim(String channel, int perMinute, Instant now, IntFunction<Duration> backOff) {
        if (perMinute > 0) {
            makeRow(channel);
        }
        return transaction.execute(status -> perMinute > 0 && lockedAndSpent(channel, perMinute, now)
                ? Optional.empty()
                : take(channel, now).map(mail -> {
                    int attempt = mail.attempts() + 1;
                    Instant next = now.plus(backOff.apply(attempt));
                    jdbc.sql("update notice_mail set attempts = :attempt, next_attempt_at = :next, attempted_at = :now"
                                    + " where id = :id")
                            .param("attempt", attempt)
                            .param("next", column(next))
                            .param("now", column(now))
                            .param("id", mail.id())
                            .update();
                    return filled(mail, channel, attempt, next);
                }));
    }

    /** All nodes count one after the other, under the lock of the channel's row. */
    private boolean lockedAndSpent(String channel, int perMinute, Instant now) {
        jdbc.sql("select name from notice_channel where name = :channel for update")
                .param("channel", channel)
                .query(String.class)
                .single();
        return jdbc.sql("select count(*) from notice_mail where channel = :channel and attempted_at > :since")
                        .param("channel", channel)
                        .param("since", column(now.minus(MINUTE)))
                        .query(Integer.class)
                        .single()
                >= perMinute;
    }

    private void makeRow(String channel) {
        boolean there = jdbc.sql("select count(*) from notice_channel where name = :channel")
                        .param("channel", channel)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            try {
                jdbc.sql("insert into notice_channel (name) values (:channel)")
                        .param("channel", channel)
                        .update();
            } catch (DuplicateKeyException simultaneous) {
                // It is there, and that is all that was wanted.
            }
        }
    }

    private Optional<Open> take(String channel, Instant now) {
        return jdbc.sql("""
                        select m.id, m.message_id, m.urgency, m.attempts from notice_mail m
                        where m.finished_at is null and m.next_attempt_at <= :now and m.channel = :channel
                            and not exists (select 1 from notice_mail earlier
                                where earlier.user_id = m.user_id and earlier.urgency = m.urgency
                                    and earlier.finished_at is null and earlier.id < m.id
                                    and earlier.channel = m.channel)
                        order by m.id limit 1 for update skip locked""")
                .param("now", column(now))
                .param("channel", channel)
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        row.getObject("message_id", UUID.class),
                        Urgency.valueOf(row.getString("urgency")),
                        row.getInt("attempts")))
                .optional();
    }

    private NoticeMail filled(Open mail, String channel, int attempt, Instant next) {
        List<Content> contents = jdbc.sql("""
                        select id, notice_key, user_id, person_name, email, unit_id, recipient_role, subject, body,
                            business_key, alike
                        from notice where mail_id = :mail order by id""")
                .param("mail", mail.id())
                .query((row, number) -> content(row))
                .list();
        Content latest = contents.get(contents.size() - 1);
        List<Entry> entries = contents.stream().map(Content::entry).toList();
        return new NoticeMail(
                mail.id(),
                mail.messageId(),
                channel,
                mail.urgency(),
                latest.person(),
                latest.to(),
                attempt,
                next,
                entries);
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                new Person(row.getString("user_id"), row.getString("person_name"), row.getString("email")),
                recipient(
                        UnitId.of(row.getString("unit_id")), row.getString("recipient_role"), row.getString("user_id")),
                new Entry(
                        row.getLong("id"),
                        row.getString("notice_key"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("business_key"),
                        row.getString("alike")));
    }

    private static Recipient recipient(UnitId unit, String role, String userId) {
        return role.equals(JdbcOutbox.PERSON)
                ? Recipient.person(userId, unit)
                : new Recipient(unit, UnitRole.valueOf(role));
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
    public void leaveOthersThan(Collection<String> channels, Instant at) {
        jdbc.sql("""
                        update notice_mail set finished_at = :at, delivery = 'SHOWN'
                        where finished_at is null and channel not in (:channels) and user_id = 'webhook:' || channel""").param("at", column(at)).param("channels", channels).update();
        jdbc.sql("update notice_mail set channel = :mail where finished_at is null and channel not in (:channels)")
                .param("mail", Outbox.MAIL)
                .param("channels", channels)
                .update();
    }

    @Override
    public Backlog backlog() {
        return read("(select count(*) from notice where mail_id is null)", "=");
    }

    @Override
    public Backlog messages() {
        return read("0", "<>");
    }

    private Backlog read(String unbundled, String mail) {
        return jdbc.sql("select " + unbundled + " as unbundled, " + BACKLOG.formatted(mail))
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

    private record Open(long id, UUID messageId, Urgency urgency, int attempts) {}

    private record Content(Person person, Recipient to, Entry entry) {}
}
