package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.everspring.access.DisabledAccount;
import org.everspring.access.DisabledAccounts;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("账号和代办的表（PostgreSQL）")
class DeputyPeriodsOnPostgresTest {

    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-12-01T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @Test
    @DisplayName("停用的人员既不代办也不被代办")
    void disabledPeopleAreLeftOut() {
        var jdbc = JdbcClient.create(TestDatabase.POSTGRES.emptied());
        var periods = new DeputyPeriods(jdbc, MORNING);
        var disabled = new DisabledAccounts(jdbc);
        var day = LocalDate.parse("2026-12-01");
        var period = new DeputyPeriod(UUID.randomUUID(), "wangwu", "zhaoliu", day, day, "出差", "wangwu", "王五");
        periods.add(period);
        assertThat(periods.principalsOf("zhaoliu")).containsExactly("wangwu");
        assertThat(periods.deputiesOf(List.of("wangwu"))).isEqualTo(Map.of("wangwu", List.of("zhaoliu")));
        assertThat(periods.overlaps("wangwu", "zhaoliu", day, day)).isTrue();
        assertThat(periods.concerning("zhaoliu")).containsExactly(period);

        disabled.add(new DisabledAccount("wangwu", "退休", "admin", "系统管理员", MORNING.instant()));

        assertThat(periods.principalsOf("zhaoliu")).isEmpty();
        assertThat(disabled.among(List.of("wangwu", "zhaoliu"))).containsExactly("wangwu");
        assertThat(disabled.find("wangwu").orElseThrow().disabledAt()).isEqualTo(MORNING.instant());
        assertThat(disabled.remove("wangwu")).isTrue();
        periods.end(period);
        assertThat(periods.find(period.id())).isEmpty();
    }
}
