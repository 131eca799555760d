package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.calendar.CronTimer;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("提醒日程")
class ReminderScheduleTest {

    private static final WorkCalendar CALENDAR =
            WorkCalendar.read(new ClassPathResource("calendar/statutory-days.csv"));
    private static final Deadline DUE = deadline("2026-12-20");
    private static final Deadline CLOSES = deadline("2026-12-31");

    @ParameterizedTest(name = "{0}，截止{1}：{2}")
    @CsvSource({
        // 20 December 2026 is a Sunday: the Friday before it is the last working day.
        "2026-12-16, 2026-12-20, 2",
        "2026-12-18, 2026-12-20, 0",
        "2026-12-19, 2026-12-20, 0",
        "2026-12-20, 2026-12-20, 0",
        "2026-12-21, 2026-12-20, -1",
        "2026-12-24, 2026-12-20, -4",
        "2026-12-18, 2026-12-18, 0",
        // A Saturday after a Friday: late, though no working day has passed.
        "2026-12-19, 2026-12-18, -1",
        // 20 September 2026 is a Sunday on which people work.
        "2026-09-19, 2026-09-20, 1",
        "2026-09-20, 2026-09-20, 0",
        "2026-09-30, 2026-10-12, 4",
    })
    @DisplayName("剩余工作日的算法")
    void countsWorkingDaysLeft(LocalDate day, LocalDate due, int left) {
        assertThat(ReminderSchedule.workingDaysLeft(CALENDAR, day, due)).isEqualTo(left);
    }

    @Test
    @DisplayName("截止前后的日子分列，按工作日计")
    void separatesTheDaysBeforeAndAfterTheDate() {
        Cycles cycles = schedule(left -> Set.of(5, 1, 0, -1, -3).contains(left))
                .cyclesOf(Duty.REPORT, date("2026-12-01"), DUE, CLOSES);

        assertThat(cycles.reminders()).isEqualTo("0 0 9 11,17,18 12 *");
        assertThat(cycles.escalations()).isEqualTo("0 0 9 21,23 12 *");
    }

    @Test
    @DisplayName("开始之前和关闭之后的日子不算")
    void staysBetweenTheBeginningAndTheEnd() {
        Cycles cycles = schedule(left -> true).cyclesOf(Duty.REPORT, date("2026-12-17"), DUE, deadline("2026-12-22"));

        assertThat(days(cycles.reminders())).containsExactly(date("2026-12-17"), date("2026-12-18"));
        assertThat(days(cycles.escalations())).containsExactly(date("2026-12-21"), date("2026-12-22"));
    }

    @Test
    @DisplayName("跨月的日程逐月写明")
    void crossesMonths() {
        Cycles cycles = schedule(left -> left >= -6)
                .cyclesOf(Duty.MEASURES, date("2026-10-26"), deadline("2026-11-04"), deadline("2026-12-04"));

        assertThat(cycles.reminders()).isEqualTo("0 0 9 26,27,28,29,30 10 *||0 0 9 2,3,4 11 *");
        assertThat(days(cycles.reminders()))
                .containsExactlyElementsOf(CALENDAR.workingDays(date("2026-10-26"), date("2026-11-04")));
        assertThat(days(cycles.escalations()))
                .containsExactlyElementsOf(CALENDAR.workingDays(date("2026-11-05"), date("2026-11-12")));
    }

    @Test
    @DisplayName("天天提醒的规则也放得进 Camunda 的字段，引擎读出的日子一天不差")
    void policyThatSendsEveryDayStillFits() {
        Cycles cycles = schedule(left -> true)
                .cyclesOf(Duty.REPORT, date("2026-07-01"), deadline("2026-09-20"), deadline("2026-09-30"));

        assertThat(cycles.reminders().length()).isLessThanOrEqualTo(250);
        assertThat(days(cycles.reminders()))
                .containsExactlyElementsOf(CALENDAR.workingDays(date("2026-07-01"), date("2026-09-20")));
        assertThat(days(cycles.escalations()))
                .containsExactlyElementsOf(CALENDAR.workingDays(date("2026-09-21"), date("2026-09-30")));
    }

    @Test
    @DisplayName("一条提醒也没有时，定时器停在关闭日，到时再问决策表")
    void policyThatSendsNothingLeavesTheTimersAtTheEnd() {
        Cycles cycles = schedule(left -> false).cyclesOf(Duty.REPORT, date("2026-12-01"), DUE, CLOSES);

        assertThat(days(cycles.reminders())).containsExactly(CLOSES.day());
        assertThat(days(cycles.escalations())).containsExactly(CLOSES.day());
    }

    @Test
    @DisplayName("放不下的日程被拒绝，说明原因")
    void refusesACycleThatCamundaCannotKeep() {
        var everyDay = schedule(left -> true);

        assertThatThrownBy(() -> everyDay.cyclesOf(
                        Duty.REPORT, date("2026-01-05"), deadline("2026-12-20"), deadline("2026-12-31")))
                .hasMessageContaining("提醒过密");
    }

    @Test
    @DisplayName("没有节假日安排的年份按周末和法定节日推算")
    void goesOnOverTheYearOnProvisionalDays() {
        var everyDay = schedule(left -> true);

        assertThat(everyDay.cyclesOf(Duty.MEASURES, date("2026-12-30"), deadline("2027-01-05"), deadline("2027-01-06"))
                        .reminders())
                .isEqualTo("0 0 9 4,5 1 *||0 0 9 30,31 12 *");
    }

    private static ReminderSchedule schedule(IntPredicate sends) {
        ReminderPolicy policy = (duty, left) -> sends.test(left)
                ? Optional.of(new Reminder("提醒", Set.of(Addressee.LIAISON), "请报送。"))
                : Optional.empty();
        return new ReminderSchedule(policy, CALENDAR);
    }

    /** The days of 2026 on which the engine's own timer fires, each at 09:00. */
    private static List<LocalDate> days(String cron) {
        List<LocalDate> days = new ArrayList<>();
        CronTimer timer = timer(cron);
        Date moment =
                Date.from(date("2026-01-01").atStartOfDay(WorkCalendar.ZONE).toInstant());
        for (ZonedDateTime next : Stream.iterate(next(timer, moment), at -> next(timer, Date.from(at.toInstant())))
                .takeWhile(at -> at.getYear() == 2026)
                .toList()) {
            assertThat(next.toLocalTime()).isEqualTo(LocalTime.of(9, 0));
            days.add(next.toLocalDate());
        }
        return days;
    }

    private static ZonedDateTime next(CronTimer timer, Date after) {
        return timer.getDueDate(after).toInstant().atZone(WorkCalendar.ZONE);
    }

    private static CronTimer timer(String cron) {
        try {
            return CronTimer.parse(cron);
        } catch (ParseException e) {
            throw new AssertionError(cron, e);
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private static Deadline deadline(String text) {
        return new Deadline(LocalDate.parse(text));
    }
}
