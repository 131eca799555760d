package org.everspring.quarter.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.DueStanding;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.Actors;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.DoneBy;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the pages of reports and summaries name things for staff. A row outlives the plan that it was made from. */
@Component
class ReportTexts {

    /** From this many days before the date on a report is marked. */
    private static final int SOON = 3;

    private final Plan plan;
    private final Actors actors;
    private final WorkCalendar calendar;
    private final Clock clock;

    ReportTexts(Plan plan, Actors actors, WorkCalendar calendar, Clock clock) {
        this.plan = plan;
        this.actors = actors;
        this.calendar = calendar;
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

    private static String moment(OffsetDateTime moment) {
        return DateText.MINUTE.of(moment);
    }

    @Nullable
    String momentOrNull(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment(moment);
    }

    /** When and by whom; only when where nobody is known. */
    String doneBy(DoneBy step) {
        return moment(step.at())
                + Optional.ofNullable(step.userId())
                        .map(user -> " " + actors.of(user).name())
                        .orElse("");
    }

    String daysLeft(Deadline due) {
        return standingOf(due).text();
    }

    /** {@code late}, {@code soon} or null. */
    @Nullable
    String alarm(Deadline due) {
        return standingOf(due).alarm();
    }

    private DueStanding standingOf(Deadline due) {
        return DueStanding.of(due, LocalDate.now(clock), SOON);
    }

    /** @param lateWorkingDays null where nothing has been handed in */
    String handedIn(@Nullable Integer lateWorkingDays, String what) {
        return lateWorkingDays == null ? "未" + what : ChineseTexts.timeliness(lateWorkingDays) + what;
    }

    /** Of what waits for its date. */
    Standing standing(Deadline due) {
        return new Standing(due.text(), daysLeft(due), alarm(due));
    }

    String punctuality(ObligationSnapshot obligation) {
        String missed = obligation.timesReturned() == 0 ? "未报送" : "未重新报送";
        if (obligation.state() == ObligationState.MISSING) {
            return missedAtClosing(obligation.due(), obligation.closes(), missed);
        }
        return obligation.firstSubmittedAt() == null
                ? late(obligation.due(), obligation.closes(), missed)
                : handedIn(obligation.lateWorkingDays(), "报送");
    }

    String punctuality(SummarySnapshot summary) {
        String missed = summary.round() == 0 ? "未完成汇总" : "未重新提交";
        if (summary.state() == SummaryState.MISSING) {
            return missedAtClosing(summary.due(), summary.closes(), missed);
        }
        return summary.firstSubmittedAt() == null
                ? late(summary.due(), summary.closes(), missed)
                : handedIn(summary.lateWorkingDays(), "汇总");
    }

    private String missedAtClosing(Deadline due, Deadline closes, String missed) {
        return "至季度关闭" + missed + "，逾期" + lateBy(due, closes) + "个工作日";
    }

    private String late(Deadline due, Deadline closes, String missed) {
        return due.isPast(OffsetDateTime.now(clock)) ? missed + "，逾期" + lateBy(due, closes) + "个工作日" : "尚" + missed;
    }

    /** Up to today, and never beyond the day on which the quarter closes. */
    private int lateBy(Deadline due, Deadline closes) {
        LocalDate today = LocalDate.now(clock);
        return calendar.workingDaysLate(due, today.isBefore(closes.day()) ? today : closes.day());
    }

    /** How often what has happened; empty when nothing has. */
    String counts(ObligationSnapshot obligation) {
        return joined(
                times("报送", obligation.round()),
                times("退回", obligation.timesReturned()),
                times("撤回", obligation.timesWithdrawn()),
                times("催办", obligation.timesUrged()));
    }

    /** How often what has happened; empty when nothing has. */
    String counts(SummarySnapshot summary) {
        return joined(
                times("提交", summary.round()),
                times("退回", summary.timesReturned()),
                times("会签异议", summary.timesObjected()));
    }

    private static String joined(String... counts) {
        return Stream.of(counts).filter(text -> !text.isEmpty()).collect(Collectors.joining("，"));
    }

    private static String times(String what, int number) {
        return number == 0 ? "" : what + number + "次";
    }

    static <S, T> List<T> newestFirst(List<S> oldestFirst, Function<S, T> shown) {
        List<T> reversed = new ArrayList<>(oldestFirst.stream().map(shown).toList());
        Collections.reverse(reversed);
        return reversed;
    }
}
