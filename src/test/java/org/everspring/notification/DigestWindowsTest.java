package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("汇总时点")
class DigestWindowsTest {

    private final DigestWindows windows = new DigestWindows(List.of(LocalTime.of(9, 30), LocalTime.of(15, 30)));

    @ParameterizedTest
    @CsvSource({
        "2026-12-18T00:00:00+08:00,2026-12-18T09:30:00+08:00",
        "2026-12-18T09:29:59+08:00,2026-12-18T09:30:00+08:00",
        "2026-12-18T09:30:00+08:00,2026-12-18T15:30:00+08:00",
        "2026-12-18T15:29:59+08:00,2026-12-18T15:30:00+08:00",
        "2026-12-18T15:30:00+08:00,2026-12-19T09:30:00+08:00",
        "2026-12-31T20:00:00Z,2027-01-01T09:30:00+08:00"
    })
    @DisplayName("总是严格在后的那一个，过了当天最后一个就等次日")
    void findsTheNextOne(OffsetDateTime moment, OffsetDateTime next) {
        assertThat(windows.next(moment.toInstant())).isEqualTo(next.toInstant());
    }
}
