package org.everspring.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("记住下一次提醒时间的周期日历")
class RememberingCycleCalendarTest {

    private final CycleBusinessCalendar engines = new CycleBusinessCalendar();
    private final RememberingCycleCalendar remembering = new RememberingCycleCalendar();

    @ParameterizedTest
    @ValueSource(strings = {"0 0 9 9,15,18 12 *", "0 0 9 28 12 *||0 0 9 4,5 1 *", "0 0 9 29 2 *"})
    @DisplayName("无论先后次序，与引擎自己的算法一致")
    void answersAsTheEnginesOwnInAnyOrder(String text) {
        for (String moment : new String[] {
            "2026-12-01T09:00",
            "2026-12-18T09:00",
            "2026-12-09T08:59",
            "2026-12-09T09:00",
            "2027-01-05T10:00",
            "2026-11-30T00:00",
            "2026-12-15T09:00",
            "2026-12-14T23:59",
            "2026-12-28T09:00"
        }) {
            Date from = date(moment);

            assertThat(remembering.resolveDuedate(text, from, 0)).isEqualTo(engines.resolveDuedate(text, from, 0));
            assertThat(remembering.resolveDuedate(text, from, 0)).isEqualTo(engines.resolveDuedate(text, from, 0));
        }
    }

    @Test
    @DisplayName("按间隔重复的周期仍由引擎自己计算")
    void leavesIntervalsToTheEngine() {
        String text = "R3/2026-12-01T09:00:00/PT1H";

        assertThat(remembering.resolveDuedate(text, null, 0)).isEqualTo(engines.resolveDuedate(text, null, 0));
    }

    @Test
    @DisplayName("交出去的时间被改动，不影响记住的时间")
    void handsOutDatesOfItsOwn() {
        Date from = date("2026-12-01T09:00");
        Date first = remembering.resolveDuedate("0 0 9 9 12 *", from, 0);

        first.setTime(0);

        assertThat(remembering.resolveDuedate("0 0 9 9 12 *", from, 0)).isEqualTo(date("2026-12-09T09:00"));
    }

    private static Date date(String local) {
        Instant instant =
                LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant();
        return Date.from(instant);
    }
}
