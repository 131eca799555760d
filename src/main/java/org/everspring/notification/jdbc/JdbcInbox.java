package org.everspring.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.ListPage;
import org.everspring.notification.Delivery;
import org.everspring.notification.Inbox;
import org.everspring.notification.ReceivedNotice;
import org.everspring.notification.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcInbox implements Inbox {

    private final JdbcClient jdbc;

    JdbcInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ListPage<ReceivedNotice> page(String userId, int page) {
        return ListPage.of(count(userId), page, PAGE_SIZE, before -> rows(userId, before));
    }

    private List<ReceivedNotice> rows(String userId, int before) {
        return jdbc.sql("""
                        select n.id, n.subject, n.body, n.business_key, n.urgency, n.posted_at,
                            coalesce(m.delivery, 'WAITING') as delivery
                        from notice n left join notice_mail m on m.id = n.mail_id
                        where n.user_id = :userId
                        order by n.posted_at desc, n.id desc limit :size offset :start""")
                .param("userId", userId)
                .param("size", PAGE_SIZE)
                .param("start", before)
                .query((row, number) -> received(row))
                .list();
    }

    private int count(String userId) {
        return jdbc.sql("select count(*) from (select 1 from notice where user_id = ? limit " + ListPage.COUNTED
                        + ") counted")
                .param(userId)
                .query(Integer.class)
                .single();
    }

    private static ReceivedNotice received(ResultSet row) throws SQLException {
        return new ReceivedNotice(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("business_key"),
                Urgency.valueOf(row.getString("urgency")),
                row.getObject("posted_at", OffsetDateTime.class)
                        .atZoneSameInstant(WorkCalendar.ZONE)
                        .toOffsetDateTime(),
                Delivery.valueOf(row.getString("delivery")));
    }
}
