package org.everspring.quarter.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.engine.Actors;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.DoneBy;
import org.springframework.stereotype.Component;

/** How the pages of reports and summaries name things for staff. A row outlives the plan that it was made from. */
@Component
class ReportTexts {

    /** From this many days before the date on a report is marked. */
    private static final int SOON = 3;

    private final Plan plan;
    private final Actors actors;
    private final Clock clock;

    ReportTexts(Plan plan, Actors actors, Clock clock) {
        this.plan = plan;
        this.actors = actors;
        this.clock = clock;
    }

    String item(ItemId id) {
        return plan.findItem(id.value()).map(item -> id + " " + item.title()).orElse(id.value());
    }

    String unit(UnitId id) {
        return plan.findUnit(id).map(Unit::name).orElse(id.value());
    }

    String day(LocalDate day) {
        return DateText.DAY.of(day);
    }

    String day(OffsetDateTime moment) {
        return DateText.DAY.of(moment);
    }

    String moment(OffsetDateTime moment) {
        return DateText.MINUTE.of(moment);
    }

    /** When and by whom; only when where nobody is known. */
    String doneBy(DoneBy step) {
        return moment(step.at())
                + Optional.ofNullable(step.userId())
                        .map(user -> " " + actors.of(user).name())
                        .orElse("");
    }

    String daysLeft(Deadline due) {
        long days = days(due);
        return days > 0 ? "还有" + days + "天" : days == 0 ? "今日24时截止" : "已逾期" + -days + "天";
    }

    /** {@code late}, {@code soon} or null. */
    String alarm(Deadline due) {
        long days = days(due);
        return days < 0 ? "late" : days <= SOON ? "soon" : null;
    }

    private long days(Deadline due) {
        return ChronoUnit.DAYS.between(LocalDate.now(clock), due.day());
    }

    /** @param lateWorkingDays null where nothing has been handed in */
    String handedIn(Integer lateWorkingDays, String what) {
        return lateWorkingDays == null ? "未" + what : ChineseTexts.timeliness(lateWorkingDays) + what;
    }
}
