package org.everspring.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose account may not be used. Asked at each request and each notice, never kept: it holds on all nodes at once. */
@Component
public class DisabledAccounts {

    private final JdbcClient jdbc;

    public DisabledAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contains(String userId) {
        return find(userId).isPresent();
    }

    public Optional<DisabledAccount> find(String userId) {
        return jdbc.sql("select * from disabled_account where user_id = :user")
                .param("user", userId)
                .query(DisabledAccounts::read)
                .optional();
    }

    /** Those among the accounts that are disabled. */
    public Set<String> among(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("select user_id from disabled_account where user_id in (:users)")
                .param("users", userIds)
                .query(String.class)
                .list());
    }

    /** By the ids of those that are disabled. */
    public Map<String, DisabledAccount> of(Collection<String> userIds) {
        return userIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from disabled_account where user_id in (:users)")
                        .param("users", userIds)
                        .query(DisabledAccounts::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(DisabledAccount::userId, Function.identity()));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when it is disabled already */
    public void add(DisabledAccount account) {
        jdbc.sql("""
                insert into disabled_account (user_id, reason, disabled_by, disabled_by_name, disabled_at)
                values (:user, :reason, :by, :byName, :at)
                """)
                .param("user", account.userId())
                .param("reason", account.reason())
                .param("by", account.disabledBy())
                .param("byName", account.disabledByName())
                .param("at", account.disabledAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether it was disabled */
    public boolean remove(String userId) {
        return jdbc.sql("delete from disabled_account where user_id = :user")
                        .param("user", userId)
                        .update()
                == 1;
    }

    private static DisabledAccount read(ResultSet row, int number) throws SQLException {
        return new DisabledAccount(
                row.getString("user_id"),
                row.getString("reason"),
                row.getString("disabled_by"),
                row.getString("disabled_by_name"),
                row.getObject("disabled_at", OffsetDateTime.class).toInstant());
    }
}
