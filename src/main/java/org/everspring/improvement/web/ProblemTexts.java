package org.everspring.improvement.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** How the pages of problems name things for staff. */
@Component
class ProblemTexts {

    /** From this many days before the date on an improvement is marked; of the other steps, which are short, from one. */
    private static final int SOON = 3;

    private final Plan plan;
    private final Clock clock;

    ProblemTexts(Plan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    /** @param id may be null; a row outlives the plan that it was made from */
    String item(ItemId id) {
        return id == null
                ? null
                : plan.findItem(id.value()).map(item -> id + " " + item.title()).orElse(id.value());
    }

    /** @param id may be null */
    String unit(UnitId id) {
        return id == null ? null : plan.findUnit(id).map(Unit::name).orElse(id.value());
    }

    String day(LocalDate day) {
        return DateText.DAY.of(day);
    }

    String day(OffsetDateTime moment) {
        return DateText.DAY.of(moment.atZoneSameInstant(WorkCalendar.ZONE));
    }

    String moment(OffsetDateTime moment) {
        return DateText.MINUTE.of(moment);
    }

    /** @param due may be null */
    String standing(Deadline due) {
        if (due == null) {
            return null;
        }
        long days = daysLeft(due);
        return days > 0 ? "还有" + days + "天" : days == 0 ? "今日24时截止" : "已逾期" + -days + "天";
    }

    /** {@code late}, {@code soon} or null. */
    String alarm(ProblemSnapshot problem) {
        if (problem.currentDue() == null) {
            return null;
        }
        long days = daysLeft(problem.currentDue());
        int soon = problem.state() == ProblemState.IMPROVING ? SOON : 1;
        return days < 0 ? "late" : days <= soon ? "soon" : null;
    }

    private long daysLeft(Deadline due) {
        return ChronoUnit.DAYS.between(LocalDate.now(clock), due.day());
    }

    /** Without the zeros that the tables keep. */
    String value(BigDecimal number, String unit) {
        return number.stripTrailingZeros().toPlainString() + (unit == null ? "" : unit);
    }
}
