package org.everspring.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.everspring.engine.DeputyPrincipals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in for whom and when, as rows. Somebody whose account is disabled is stood in for no longer. */
@Component
class DeputyPeriods implements DeputyPrincipals {

    private static final String IN_FORCE = """
            first_day <= :today and last_day >= :today
            and principal_id not in (select user_id from disabled_account)
            and deputy_id not in (select user_id from disabled_account)
            """;

    static final String GROUP = "group";
    static final String PRINCIPAL = "principal";
    static final String DISABLED = "disabled";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeputyPeriods(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<String> principalsOf(String userId) {
        return jdbc.sql("select distinct principal_id from deputy where deputy_id = :user and " + IN_FORCE
                        + " order by principal_id")
                .param("user", userId)
                .param("today", today())
                .query(String.class)
                .list();
    }

    /** The own groups, the principals of today and whether the account is disabled, by these words, in one question. */
    Map<String, List<String>> standing(String userId) {
        return jdbc
                .sql("select '" + GROUP + "' as kind, group_id_ as id from act_id_membership where user_id_ = :user"
                        + " union select '" + PRINCIPAL + "', principal_id from deputy where deputy_id = :user and "
                        + IN_FORCE
                        + " union select '" + DISABLED + "', user_id from disabled_account where user_id = :user"
                        + " order by kind, id")
                .param("user", userId)
                .param("today", today())
                .query((row, number) -> Map.entry(row.getString("kind"), row.getString("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Who stands in today, by those of the people who are stood in for. */
    Map<String, List<String>> deputiesOf(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select distinct principal_id, deputy_id from deputy where principal_id in (:users) and "
                        + IN_FORCE + " order by principal_id, deputy_id")
                .param("users", userIds)
                .param("today", today())
                .query((row, number) -> Map.entry(row.getString("principal_id"), row.getString("deputy_id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Optional<DeputyPeriod> find(UUID id) {
        return jdbc.sql("select * from deputy where id = :id")
                .param("id", id)
                .query(DeputyPeriods::read)
                .optional();
    }

    /** What has not ended, by first day. */
    List<DeputyPeriod> open() {
        return jdbc.sql("select * from deputy where last_day >= :today order by first_day, principal_id, deputy_id")
                .param("today", today())
                .query(DeputyPeriods::read)
                .list();
    }

    /** What concerns one person on either side, the latest first, at most a hundred. */
    List<DeputyPeriod> concerning(String userId) {
        return jdbc.sql("""
                select * from deputy where principal_id = :user or deputy_id = :user
                order by last_day desc, first_day desc, id fetch first 100 rows only
                """).param("user", userId).query(DeputyPeriods::read).list();
    }

    /** @return whether the same deputy stands in for the same person on one of these days already */
    boolean overlaps(String principalId, String deputyId, LocalDate firstDay, LocalDate lastDay) {
        return jdbc.sql("""
                        select count(*) from deputy
                        where principal_id = :principal and deputy_id = :deputy
                        and first_day <= :last and last_day >= :first
                        """)
                        .param("principal", principalId)
                        .param("deputy", deputyId)
                        .param("first", firstDay)
                        .param("last", lastDay)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when such a period begins on that day already */
    void add(DeputyPeriod period) {
        jdbc.sql("""
                insert into deputy (id, principal_id, deputy_id, first_day, last_day, reason,
                                    named_by, named_by_name, named_at)
                values (:id, :principal, :deputy, :first, :last, :reason, :by, :byName, :at)
                """)
                .param("id", period.id())
                .param("principal", period.principalId())
                .param("deputy", period.deputyId())
                .param("first", period.firstDay())
                .param("last", period.lastDay())
                .param("reason", period.reason())
                .param("by", period.namedBy())
                .param("byName", period.namedByName())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last day is yesterday then; what has not begun is gone, for nobody has ever stood in. */
    void end(DeputyPeriod period) {
        var yesterday = today().minusDays(1);
        if (yesterday.isBefore(period.firstDay())) {
            jdbc.sql("delete from deputy where id = :id")
                    .param("id", period.id())
                    .update();
        } else {
            jdbc.sql("update deputy set last_day = :yesterday where id = :id and last_day > :yesterday")
                    .param("yesterday", yesterday)
                    .param("id", period.id())
                    .update();
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static DeputyPeriod read(ResultSet row, int number) throws SQLException {
        return new DeputyPeriod(
                row.getObject("id", UUID.class),
                row.getString("principal_id"),
                row.getString("deputy_id"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("reason"),
                row.getString("named_by"),
                row.getString("named_by_name"));
    }
}
