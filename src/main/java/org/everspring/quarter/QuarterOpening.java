package org.everspring.quarter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.DeadlinePolicy;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.ReportingDates;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.UnitReports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a quarter: one summary an item, one obligation a unit and item, in batches that a crash cannot double. */
@Service
@Transactional
public class QuarterOpening {

    private final Quarters quarters;
    private final ItemSummaries summaries;
    private final UnitReports reports;
    private final MeasureBreakdowns measures;
    private final DeadlinePolicy deadlines;
    private final ReminderSchedule schedule;
    private final QuarterSettings settings;
    private final Plan plan;
    private final Clock clock;
    private final List<Step> steps;

    QuarterOpening(
            Quarters quarters,
            ItemSummaries summaries,
            UnitReports reports,
            MeasureBreakdowns measures,
            DeadlinePolicy deadlines,
            ReminderSchedule schedule,
            QuarterSettings settings,
            Plan plan,
            Clock clock) {
        this.quarters = quarters;
        this.summaries = summaries;
        this.reports = reports;
        this.measures = measures;
        this.deadlines = deadlines;
        this.schedule = schedule;
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
        this.steps = plan.items().stream().flatMap(QuarterOpening::stepsOf).toList();
    }

    /** One thing to open, in the plan's order: an item's summary ({@code unit} is null), then its obligations. */
    private record Step(ItemId item, @Nullable UnitId unit) {}

    private static Stream<Step> stepsOf(Item item) {
        return Stream.concat(
                Stream.of(new Step(item.id(), null)),
                item.responsibleUnits().stream().map(unit -> new Step(item.id(), unit)));
    }

    /**
     * Admits a quarter that somebody opens by hand.
     *
     * @param text as typed, {@code 2026Q4}
     * @throws InvalidInputException for what is no quarter, a quarter that is over, has not begun, lies in a year without
     *     statutory days, or is open already
     */
    public Quarter admit(@Nullable String text, @Nullable String userId) {
        Quarter quarter = Quarter.parse(text == null ? "" : text.strip());
        ReportingDates dates = deadlines.datesOf(quarter);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!now.isBefore(dates.reportDueAt())) {
            throw new InvalidInputException(
                    quarter.label() + "的报送截止日（" + DateText.DAY.of(dates.reportDueOn()) + "）已过，不能再开启。");
        }
        if (Quarter.of(WorkCalendar.dayOf(now)).compareTo(quarter) < 0) {
            throw new InvalidInputException(quarter.label() + "尚未开始，不能提前开启。");
        }
        if (!add(dates, userId, now)) {
            throw new InvalidInputException(quarter.label() + "已经开启，不能重复开启。");
        }
        return quarter;
    }

    /** The quarter that today lies in, which the timer opens. */
    public Quarter due() {
        return Quarter.of(LocalDate.now(clock));
    }

    /** Admits the quarter that the timer opens; returns false when somebody has opened it by hand before. */
    public boolean admitDue() {
        ReportingDates dates = deadlines.datesOf(due());
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (now.isBefore(dates.opensAt())) {
            // The timer fires late when nothing ran for a while; it must not open a quarter before its last month.
            throw new InvalidInputException(
                    "定时开启错过了上一季度，而" + dates.quarter().label() + "要到" + DateText.DAY.of(dates.opensOn()) + "才开启，请人工处理。");
        }
        return add(dates, null, now);
    }

    private boolean add(ReportingDates dates, @Nullable String userId, OffsetDateTime now) {
        ReportingQuarter quarter = new ReportingQuarter(
                dates.quarter(),
                QuarterState.OPENING,
                new Deadline(dates.reportDueOn()),
                new Deadline(dates.summaryDueOn()),
                new Deadline(dates.closesOn()),
                null,
                null,
                0,
                0,
                0);
        return quarters.add(quarter, userId, now);
    }

    /**
     * Fixes the days of reminders and escalations.
     *
     * @return when the office collates
     */
    public OffsetDateTime prepare(Quarter id) {
        ReportingQuarter quarter = quarters.get(id);
        LocalDate today = LocalDate.now(clock);
        quarters.schedule(
                quarter,
                schedule.cyclesOf(Duty.REPORT, today, quarter.reportDue(), quarter.closes()),
                schedule.cyclesOf(Duty.SUMMARY, today, quarter.summaryDue(), quarter.closes()),
                plan.items().size());
        return quarter.closes().at().plus(settings.collationDelay());
    }

    /** How many obligations a quarter of this plan has. */
    int reports() {
        return reportsAmong(steps.size());
    }

    /** How many of them are open. */
    int openedReports(ReportingQuarter quarter) {
        return reportsAmong(Math.min(quarter.openedSteps(), steps.size()));
    }

    private int reportsAmong(int first) {
        return (int) steps.subList(0, first).stream()
                .filter(step -> step.unit() != null)
                .count();
    }

    /**
     * Opens the next batch in the caller's transaction. How far it has come is a row of that transaction, so a batch is
     * there as a whole or not at all.
     *
     * @return whether everything is open now
     */
    public boolean openBatch(Quarter id) {
        ReportingQuarter quarter = quarters.get(id);
        int from = quarter.openedSteps();
        int to = Math.min(from + settings.batchSize(), steps.size());
        Cycles summaryDays = Objects.requireNonNull(quarter.summaryCycles(), "fixed before anything opens");
        Cycles reportDays = Objects.requireNonNull(quarter.reportCycles(), "fixed before anything opens");
        List<ObligationId> obligations = new ArrayList<>();
        for (Step step : steps.subList(from, to)) {
            if (step.unit() == null) {
                summaries.open(quarter, plan.item(step.item()), summaryDays);
            } else {
                obligations.add(new ObligationId(id, step.item(), step.unit()));
            }
        }
        reports.open(obligations, quarter.reportDue(), quarter.summaryDue(), quarter.closes(), reportDays);
        measures.openMissing(obligations.stream()
                .map(report -> new BreakdownId(report.item(), report.unit()))
                .toList());
        boolean allOpened = to == steps.size();
        quarters.advance(
                quarter,
                to,
                allOpened && quarter.state() == QuarterState.OPENING ? QuarterState.OPEN : quarter.state());
        return allOpened;
    }
}
