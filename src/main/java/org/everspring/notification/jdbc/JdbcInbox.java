package org.everspring.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.ListPage;
import org.everspring.notification.Inbox;
import org.everspring.notification.ReceivedNotice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcInbox implements Inbox {

    /** So many unread ones are looked at for the menu. */
    private static final int LOOKED_AT = 500;

    /** What stands in one line. */
    private static final String LINE = "posted_on, coalesce(alike, notice_key)";

    private static final String SAME_LINE = """
            from notice one join notice n on n.user_id = one.user_id and n.posted_on = one.posted_on
                and coalesce(n.alike, n.notice_key) = coalesce(one.alike, one.notice_key)
            where one.id = :id and one.user_id = :userId""";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcInbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int unread(String userId) {
        return jdbc.sql("select count(*) from (select 1 from (select posted_on, alike, notice_key from notice"
                        + " where user_id = :userId and read_at is null order by posted_at desc limit " + LOOKED_AT
                        + ") latest group by " + LINE + " limit " + (MOST_UNREAD + 1) + ") found")
                .param("userId", userId)
                .query(Integer.class)
                .single();
    }

    @Override
    public Lines page(String userId, boolean unreadOnly, int page) {
        String lines = lines(unreadOnly);
        Counts counts = jdbc.sql("select count(*) as lines, count(case when unread > 0 then 1 end) as unread from ("
                        + lines + ") found")
                .param("userId", userId)
                .query((row, number) -> new Counts(row.getInt("lines"), row.getInt("unread")))
                .single();
        return new Lines(rows(userId, lines, counts.lines(), page), counts.unread());
    }

    private record Counts(int lines, int unread) {}

    private ListPage<ReceivedNotice> rows(String userId, String lines, int total, int page) {
        return ListPage.of(
                total,
                page,
                PAGE_SIZE,
                before -> jdbc.sql("""
                        select n.id, n.subject, n.body, n.business_key, n.posted_at, n.alike, found.many, found.unread
                        from (""" + lines + """
                        ) found join notice n on n.id = found.latest
                        order by n.posted_at desc, n.id desc limit :size offset :start""")
                        .param("userId", userId)
                        .param("size", PAGE_SIZE)
                        .param("start", before)
                        .query((row, number) -> received(row))
                        .list());
    }

    private static String lines(boolean unreadOnly) {
        return "select max(id) as latest, count(*) as many, sum(case when read_at is null then 1 else 0 end) as unread"
                + " from (select id, posted_on, alike, notice_key, read_at from notice where user_id = :userId"
                + (unreadOnly ? " and read_at is null" : "")
                + " order by posted_at desc, id desc limit " + ListPage.COUNTED + ") latest group by " + LINE;
    }

    @Override
    public ListPage<ReceivedNotice> line(String userId, long id, int page) {
        int total = jdbc.sql("select count(*) " + SAME_LINE)
                .param("userId", userId)
                .param("id", id)
                .query(Integer.class)
                .single();
        return ListPage.of(
                total,
                page,
                PAGE_SIZE,
                before -> jdbc.sql("""
                        select n.id, n.subject, n.body, n.business_key, n.posted_at, n.alike, 1 as many,
                            case when n.read_at is null then 1 else 0 end as unread
                        """ + SAME_LINE + " order by n.posted_at desc, n.id desc limit :size offset :start")
                        .param("userId", userId)
                        .param("id", id)
                        .param("size", PAGE_SIZE)
                        .param("start", before)
                        .query((row, number) -> received(row))
                        .list());
    }

    @Override
    public Optional<ReceivedNotice> read(String userId, long id) {
        jdbc.sql("update notice set read_at = :now where id = :id and user_id = :userId and read_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .param("userId", userId)
                .update();
        return jdbc.sql("""
                        select id, subject, body, business_key, posted_at, alike, 1 as many, 0 as unread from notice
                        where id = :id and user_id = :userId""")
                .param("id", id)
                .param("userId", userId)
                .query((row, number) -> received(row))
                .optional();
    }

    @Override
    public void readLine(String userId, long id) {
        jdbc.sql("update notice set read_at = :now where read_at is null and id in (select n.id " + SAME_LINE + ")")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .param("userId", userId)
                .update();
    }

    @Override
    public void readAll(String userId, long latest) {
        jdbc.sql("update notice set read_at = :now where user_id = :userId and read_at is null and id <= :latest")
                .param("now", OffsetDateTime.now(clock))
                .param("userId", userId)
                .param("latest", latest)
                .update();
    }

    private static ReceivedNotice received(ResultSet row) throws SQLException {
        return new ReceivedNotice(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("business_key"),
                WorkCalendar.here(row.getObject("posted_at", OffsetDateTime.class)),
                row.getString("alike"),
                row.getInt("many"),
                row.getInt("unread"));
    }
}
