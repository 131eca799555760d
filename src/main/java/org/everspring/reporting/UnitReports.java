package org.everspring.reporting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.notification.Addressee;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every unit's report, from the task to its end. Every step may run twice and counts once. */
@Service
@Transactional
public class UnitReports {

    private final Obligations obligations;
    private final Reports reports;
    private final ReportProcesses processes;
    private final ReportDates dates;
    private final ReportOutline outline;
    private final DutyReminders reminders;
    private final ReportSigning signing;
    private final WorkCalendar calendar;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitReports(
            Obligations obligations,
            Reports reports,
            ReportProcesses processes,
            ReportDates dates,
            ReportOutline outline,
            DutyReminders reminders,
            ReportSigning signing,
            WorkCalendar calendar,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.obligations = obligations;
        this.reports = reports;
        this.processes = processes;
        this.dates = dates;
        this.outline = outline;
        this.reminders = reminders;
        this.signing = signing;
        this.calendar = calendar;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param summaryDue by when their leads sum them up
     * @param cycles the days of their reminders and escalations
     */
    public void open(Collection<ObligationId> ids, Deadline due, Deadline summaryDue, Deadline closes, Cycles cycles) {
        List<Obligation> opened = ids.stream()
                .map(id -> Obligation.open(id, plan.item(id.item()).principalLead(), due, closes))
                .toList();
        obligations.add(opened);
        List<ObligationSnapshot> snapshots =
                opened.stream().map(Obligation::snapshot).toList();
        Deadline reviewDue = dates.reviewedBy(due, summaryDue);
        snapshots.forEach(obligation -> processes.start(obligation, reviewDue, cycles));
        events.publishEvent(new ObligationsOpened(snapshots));
    }

    /**
     * Keeps what the unit has filled in; it is the unit's own until it is handed in.
     *
     * @throws org.everspring.kernel.InvalidInputException when the report could not be handed in
     */
    public void fill(ObligationId id, Report report) {
        check(id, report);
        reports.fill(obligations.get(id), report);
    }

    private void check(ObligationId id, Report report) {
        report.requireFits(outline.trackedMeasures(id), plan.item(id.item()).targets());
    }

    /**
     * Looks once more at what was filled in earlier.
     *
     * @throws org.everspring.kernel.InvalidInputException when it no longer fits the obligation
     */
    @Transactional(readOnly = true)
    public void checkFilled(ObligationId id) {
        check(
                id,
                reports.find(id, obligations.get(id).nextRound())
                        .orElseThrow(() -> new InvalidInputException("这项报送还没有填写，不能报送；请先完成“填报推进情况”。")));
    }

    /** Hands in what was filled in last; the moment decides whether the unit is in time. */
    public void submit(ObligationId id, String userId) {
        Obligation obligation = obligations.get(id);
        OffsetDateTime at = now();
        obligation.submit(at, calendar.workingDaysLate(obligation.loaded().due(), at));
        obligations.save(obligation);
        reports.handIn(obligation, userId, at);
    }

    /** Whether the report is out of the unit's hands. */
    @Transactional(readOnly = true)
    public boolean isHandedIn(ObligationId id) {
        return !obligations.get(id).loaded().state().isWithUnit();
    }

    /**
     * When the lead has its task.
     *
     * @param planned by when a report that is handed in in time is reviewed
     * @return by when this one is
     */
    public Deadline requestReview(ObligationId id, Deadline planned) {
        Obligation obligation = obligations.get(id);
        events.publishEvent(obligation.requestReview());
        return dates.reviewedBy(obligation.loaded(), planned);
    }

    /** Keeps the lead's decision; the diagram then accepts or returns. */
    public void review(ObligationId id, ReviewDecision decision, String userId) {
        Obligation obligation = obligations.get(id);
        obligation.review(decision);
        reports.review(obligation, userId, now());
    }

    public void accept(ObligationId id) {
        carryOut(id, obligation -> obligation.accept(now())).ifPresent(accepted -> {
            List<ReportedProblem> problems =
                    reports.problems(id, accepted.obligation().round());
            events.publishEvent(new ReportAccepted(id, problems));
        });
    }

    /** Gives the unit at least the term of the settings to mend it. */
    public void returnToUnit(ObligationId id) {
        carryOut(id, obligation -> obligation.returnToUnit(dates.mendedBy(obligation.loaded())))
                .ifPresent(returned -> dates.move(returned.obligation()));
    }

    /** When the unit has its task again by a way of the diagram that is neither a return nor a withdrawal. */
    public void giveBack(ObligationId id) {
        Obligation obligation = obligations.get(id);
        if (obligation.giveBack()) {
            obligations.save(obligation);
        }
    }

    /** @param units the units of the person who asks */
    public void withdraw(ObligationId id, Set<UnitId> units) {
        Obligation obligation = obligations.get(id);
        Optional<ObligationEvent> withdrawn = obligation.withdraw(units);
        // Before the unit has its task again, which looks where the report stands.
        withdrawn.ifPresent(event -> obligations.save(obligation));
        if (!processes.withdraw(id)) {
            throw obligation.notWithdrawable();
        }
        withdrawn.ifPresent(events::publishEvent);
    }

    /** What the decision table has for today, before the date or after it. */
    public void remind(ObligationId id) {
        ObligationSnapshot obligation = obligations.get(id).loaded();
        if (obligation.state().isWithUnit()) {
            DutyNotice notice = new DutyNotice(
                    Duty.REPORT, id.toString(), outline.title(id), id.unit(), obligation.leadUnit(), obligation.due());
            boolean withLeader = signing.isNeeded(id.unit()) && processes.waitsForSignature(id);
            reminders.sendFor(notice, withLeader ? Set.of(Addressee.LEADER) : Set.of());
        }
    }

    public void recordMissing(ObligationId id) {
        carryOut(id, obligation -> obligation.recordMissing(now()));
    }

    public void recordUnreviewed(ObligationId id) {
        carryOut(id, obligation -> obligation.recordUnreviewed(now()));
    }

    private Optional<ObligationEvent> carryOut(ObligationId id, Function<Obligation, Optional<ObligationEvent>> step) {
        Obligation obligation = obligations.get(id);
        Optional<ObligationEvent> happened = step.apply(obligation);
        happened.ifPresent(event -> {
            obligations.save(obligation);
            events.publishEvent(event);
        });
        return happened;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
