package org.everspring.quarter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.SummaryId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every item's summary, from the last report to its end. Every step may run twice and counts once. */
@Service
@Transactional
public class ItemSummaries {

    private final Summaries summaries;
    private final Quarters quarters;
    private final QuarterProcesses processes;
    private final DutyReminders reminders;
    private final WorkCalendar calendar;
    private final QuarterSettings settings;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ItemSummaries(
            Summaries summaries,
            Quarters quarters,
            QuarterProcesses processes,
            DutyReminders reminders,
            WorkCalendar calendar,
            QuarterSettings settings,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.summaries = summaries;
        this.quarters = quarters;
        this.processes = processes;
        this.reminders = reminders;
        this.calendar = calendar;
        this.settings = settings;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /** @param cycles the days of its reminders and escalations */
    void open(ReportingQuarter quarter, Item item, Cycles cycles) {
        int reports = item.responsibleUnits().size();
        ItemSummary summary = ItemSummary.open(
                new SummaryId(quarter.id(), item.id()),
                item.principalLead(),
                quarter.summaryDue(),
                quarter.closes(),
                reports);
        summaries.add(summary);
        processes.startSummary(summary.snapshot(), quarter.reportDue(), cycles);
    }

    /** The last of an item's reports, whichever it is, lets the summary begin. */
    @EventListener
    void on(ObligationEvent.Closed event) {
        SummaryId id = event.obligation().id().summary();
        if (summaries.closeReport(id) == 0 && summaries.get(id).loaded().state() == SummaryState.WAITING) {
            processes.reportsComplete(id);
        }
    }

    /** Begins the summary, when all reports are in or their date has passed. */
    public void begin(SummaryId id) {
        Deadline reportsDue = quarters.get(id.quarter()).reportDue();
        carryOut(id, summary -> summary.begin(reportsDue, now()));
    }

    /**
     * @param asksUntil by when the co-leads are to answer; never after the quarter's closing
     * @param coLeads in the plan's order; none when the lead is alone
     */
    public record Countersigning(Deadline asksUntil, List<UnitId> coLeads) {}

    /** Keeps what the lead has written; it is the lead's own until it is handed in. */
    public void write(SummaryId id, SummaryText text, String userId) {
        summaries.write(summaries.get(id), text, userId, now());
    }

    /** Hands in what was written last; the moment decides whether the lead is in time. */
    public Countersigning submit(SummaryId id, String userId) {
        ItemSummary summary = summaries.get(id);
        OffsetDateTime at = now();
        summary.submit(at, calendar.workingDaysLate(summary.loaded().due(), at));
        summaries.save(summary);
        summaries.handIn(summary, userId, at);
        return new Countersigning(countersignBy(summary), plan.item(id.item()).coLeads());
    }

    /** When a co-lead has its task. */
    public void requestCountersignature(SummaryId id, UnitId coLead) {
        ItemSummary summary = summaries.get(id);
        SummaryEvent requested = summary.requestCountersignature(coLead, countersignBy(summary));
        saveIfMoved(summary);
        events.publishEvent(requested);
    }

    private Deadline countersignBy(ItemSummary summary) {
        return within(settings.countersignWorkingDays(), summary.loaded().closes());
    }

    private Deadline within(int workingDays, Deadline closes) {
        return new Deadline(calendar.plusWorkingDaysUntil(LocalDate.now(clock), workingDays, closes.day()));
    }

    /**
     * When the office has its task.
     *
     * @return by when it accepts or returns the summary; never after the quarter's closing
     */
    public Deadline requestJudgement(SummaryId id) {
        SummaryEvent requested = summaries.get(id).requestJudgement();
        events.publishEvent(requested);
        return within(settings.judgementWorkingDays(), requested.summary().closes());
    }

    /** @param opinion may be null when the co-lead agrees */
    public void countersign(SummaryId id, UnitId coLead, boolean agreed, @Nullable String opinion, String userId) {
        ItemSummary summary = summaries.get(id);
        summaries.countersign(summary, summary.countersign(coLead, agreed, opinion), userId, now());
    }

    /**
     * @param agreed no co-lead has objected
     * @param officeCoordinates they have objected once more, or at the quarter's closing, so the office settles it
     */
    public record Outcome(boolean agreed, boolean officeCoordinates) {}

    /** Ends a round of countersigning; who has not answered is recorded as agreeing by silence. */
    public Outcome concludeCountersigning(SummaryId id) {
        ItemSummary summary = summaries.get(id);
        OffsetDateTime now = now();
        ItemSummary.Outcome outcome = summary.conclude(
                summaries.countersignatures(summary), plan.item(id.item()).coLeads(), now);
        outcome.silent().forEach(silent -> summaries.countersign(summary, silent, null, now));
        saveIfMoved(summary);
        return new Outcome(outcome.agreed(), outcome.officeCoordinates());
    }

    /** What the co-leads have said of the present round, a line each, for the next reader. */
    @Transactional(readOnly = true)
    public Optional<String> opinions(SummaryId id) {
        List<Countersignature> answers = summaries.countersignatures(summaries.get(id));
        return answers.isEmpty() ? Optional.empty() : Optional.of(opinions(answers));
    }

    /** The same where one of them has objected. */
    @Transactional(readOnly = true)
    public Optional<String> objections(SummaryId id) {
        List<Countersignature> answers = summaries.countersignatures(summaries.get(id));
        return answers.stream().anyMatch(Countersignature::isObjection)
                ? Optional.of(opinions(answers))
                : Optional.empty();
    }

    private String opinions(List<Countersignature> answers) {
        return answers.stream()
                .map(answer -> plan.unit(answer.unit()).name() + "："
                        + answer.decision().label() + (answer.opinion() == null ? "" : "——" + answer.opinion()))
                .collect(Collectors.joining("\n"));
    }

    public void returnObjections(SummaryId id) {
        carryOut(id, summary -> summary.returnObjections(summaries.countersignatures(summary)));
    }

    /** Keeps the office's decision; the diagram then accepts or returns. */
    public void decide(SummaryId id, SummaryDecision decision, String userId) {
        ItemSummary summary = summaries.get(id);
        OffsetDateTime now = now();
        summary.decide(decision, now);
        summaries.decide(summary, userId, now);
    }

    public void accept(SummaryId id) {
        carryOut(id, summary -> summary.accept(now())).ifPresent(this::closeSummary);
    }

    public void returnToLead(SummaryId id) {
        carryOut(id, ItemSummary::returnToLead);
    }

    /** What the decision table has for today; late ones go to the office, then to the leading group. */
    public void remind(SummaryId id) {
        SummarySnapshot summary = summaries.get(id).loaded();
        if (summary.state() == SummaryState.COMPILING) {
            reminders.sendFor(new DutyNotice(
                    Duty.SUMMARY,
                    id.toString(),
                    id.quarter() + " " + id.item() + " " + plan.item(id.item()).title(),
                    summary.leadUnit(),
                    summary.leadUnit(),
                    summary.due()));
        }
    }

    public void recordMissing(SummaryId id) {
        carryOut(id, summary -> summary.recordMissing(now())).ifPresent(this::closeSummary);
    }

    /** The last of a quarter's summaries, whichever it is, lets the office collate. */
    private void closeSummary(SummaryEvent event) {
        if (quarters.closeSummary(event.summary().id().quarter()) == 0) {
            processes.summariesComplete(event.summary().id().quarter());
        }
    }

    private Optional<SummaryEvent> carryOut(SummaryId id, Function<ItemSummary, Optional<SummaryEvent>> step) {
        ItemSummary summary = summaries.get(id);
        Optional<SummaryEvent> happened = step.apply(summary);
        happened.ifPresent(event -> {
            summaries.save(summary);
            events.publishEvent(event);
        });
        return happened;
    }

    private void saveIfMoved(ItemSummary summary) {
        if (summary.snapshot().state() != summary.loaded().state()) {
            summaries.save(summary);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
