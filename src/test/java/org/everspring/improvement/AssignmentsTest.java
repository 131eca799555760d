package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.Assignments.Assignment;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("问题此前的责任单位和期限")
class AssignmentsTest {

    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2026-01-01T00:00+08:00");

    private final ImprovementSettings settings = new ImprovementSettings(2, 5, 5, 5, 10, 5, 3, 366, 60);
    private final WorkCalendar calendar = WorkCalendar.read(new ClassPathResource("calendar/statutory-days.csv"));
    // Neither the schedule of reminders nor the time of day matters to the past.
    private final Assignments assignments = new Assignments(
            new ImprovementDeadlines(calendar, null, settings, Clock.fixed(NEW_YEAR.toInstant(), WorkCalendar.ZONE)),
            settings);

    private static ProblemDecision decision(int number, Choice choice, String unit, String dueOn, String day) {
        return new ProblemDecision(
                number,
                choice,
                null,
                unit == null ? null : UnitId.of(unit),
                List.of(),
                dueOn == null ? null : LocalDate.parse(dueOn),
                null,
                null,
                new Actor("user", "某人"),
                OffsetDateTime.parse(day + "T10:00+08:00"),
                OffsetDateTime.parse(day + "T10:00+08:00"));
    }

    private static Assignment assignment(String unit, String dueOn, int failures) {
        return new Assignment(UnitId.of(unit), new Deadline(LocalDate.parse(dueOn)), failures);
    }

    private static ProblemDecision failure(int number, String day) {
        return decision(number, Choice.FAIL, null, null, day);
    }

    @Test
    @DisplayName("尚未交办的没有，期末之后的决定不算")
    void whatIsDecidedLaterDoesNotCount() {
        ProblemDecision accepted = decision(1, Choice.ACCEPT, "gonganju", "2025-12-26", "2025-12-01");
        ProblemDecision later = decision(2, Choice.REASSIGN, "wuhuaqu", "2026-03-31", "2026-01-06");

        assertThat(assignments.before(NEW_YEAR, List.of())).isEmpty();
        assertThat(assignments.before(NEW_YEAR, List.of(later))).isEmpty();
        assertThat(assignments.before(NEW_YEAR, List.of(accepted, later)))
                .contains(assignment("gonganju", "2025-12-26", 0));
        assertThat(assignments.before(NEW_YEAR.plusMonths(3), List.of(accepted, later)))
                .contains(assignment("wuhuaqu", "2026-03-31", 0));
    }

    @Test
    @DisplayName("验收未通过：期限为所定日期，未定的至少留足整改工作日")
    void failureMovesTheDate() {
        ProblemDecision accepted = decision(1, Choice.ACCEPT, "gonganju", "2025-11-28", "2025-11-03");

        // Friday; the fifth working day after it is the next Friday.
        assertThat(assignments.before(NEW_YEAR, List.of(accepted, failure(2, "2025-11-28"))))
                .contains(assignment("gonganju", "2025-12-05", 1));
        assertThat(assignments.before(NEW_YEAR, List.of(accepted, failure(2, "2025-11-06"))))
                .contains(assignment("gonganju", "2025-11-28", 1));
        assertThat(assignments.before(
                        NEW_YEAR, List.of(accepted, decision(2, Choice.FAIL, null, "2025-12-20", "2025-11-28"))))
                .contains(assignment("gonganju", "2025-12-20", 1));
    }

    @Test
    @DisplayName("第三次未通过报裁定，期限不变；改交其他单位的，此前的次数不算它的")
    void anotherUnitBeginsAnew() {
        List<ProblemDecision> decisions = List.of(
                decision(1, Choice.ACCEPT, "gonganju", "2025-12-26", "2025-11-03"),
                failure(2, "2025-11-10"),
                failure(3, "2025-11-12"),
                failure(4, "2025-12-26"),
                decision(5, Choice.REASSIGN, "wuhuaqu", "2025-12-30", "2025-12-27"),
                failure(6, "2025-12-30"));

        assertThat(IntStream.range(1, 7)
                        .mapToObj(count -> assignments
                                .before(NEW_YEAR, decisions.subList(0, count))
                                .orElseThrow()))
                .containsExactly(
                        assignment("gonganju", "2025-12-26", 0),
                        assignment("gonganju", "2025-12-26", 1),
                        assignment("gonganju", "2025-12-26", 2),
                        assignment("gonganju", "2025-12-26", 3),
                        assignment("wuhuaqu", "2025-12-30", 0),
                        // 元旦 is no working day.
                        assignment(
                                "wuhuaqu",
                                calendar.plusWorkingDays(LocalDate.parse("2025-12-30"), 5)
                                        .toString(),
                                1));
    }

    @Test
    @DisplayName("重新交办给同一单位的，次数照算")
    void sameUnitKeepsItsFailures() {
        assertThat(assignments.before(
                        NEW_YEAR,
                        List.of(
                                decision(1, Choice.ACCEPT, "gonganju", "2025-12-01", "2025-11-03"),
                                failure(2, "2025-12-01"),
                                decision(3, Choice.REASSIGN, "gonganju", "2025-12-30", "2025-12-02"))))
                .contains(assignment("gonganju", "2025-12-30", 1));
    }
}
