package org.everspring.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.kernel.Coded;
import org.everspring.notification.Medium;
import org.everspring.notification.NoticeKind;
import org.everspring.notification.NoticePreference;
import org.everspring.notification.NoticePreferences;
import org.everspring.notification.QuietHours;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcNoticePreferences implements NoticePreferences {

    private static final String CHANGE = "update notice_preference set medium = :medium, muted = :muted,"
            + " quiet_from = :from, quiet_until = :until where user_id = :user";

    private final JdbcClient jdbc;

    JdbcNoticePreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, NoticePreference> of(Collection<String> userIds) {
        Map<String, NoticePreference> found = new HashMap<>();
        if (!userIds.isEmpty()) {
            jdbc.sql("select * from notice_preference where user_id in (:users)")
                    .param("users", userIds)
                    .query(row -> {
                        found.put(row.getString("user_id"), preference(row));
                    });
        }
        return found;
    }

    private static NoticePreference preference(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime until = row.getObject("quiet_until", LocalTime.class);
        Set<NoticeKind> muted = Arrays.stream(row.getString("muted").split(","))
                .flatMap(code -> Coded.find(NoticeKind.values(), code).stream())
                .collect(Collectors.toSet());
        return new NoticePreference(
                Medium.valueOf(row.getString("medium")),
                muted,
                from == null || until == null ? null : new QuietHours(from, until));
    }

    @Override
    public void save(String userId, NoticePreference preference) {
        if (write(CHANGE, userId, preference) == 0) {
            try {
                write(
                        "insert into notice_preference (user_id, medium, muted, quiet_from, quiet_until)"
                                + " values (:user, :medium, :muted, :from, :until)",
                        userId,
                        preference);
            } catch (DuplicateKeyException simultaneous) {
                write(CHANGE, userId, preference);
            }
        }
    }

    private int write(String sql, String userId, NoticePreference preference) {
        QuietHours quiet = preference.quiet();
        return jdbc.sql(sql)
                .param("user", userId)
                .param("medium", preference.medium().name())
                .param(
                        "muted",
                        preference.muted().stream()
                                .map(NoticeKind::code)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("from", quiet == null ? null : quiet.from(), Types.TIME)
                .param("until", quiet == null ? null : quiet.until(), Types.TIME)
                .update();
    }
}
