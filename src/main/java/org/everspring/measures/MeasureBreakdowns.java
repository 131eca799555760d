package org.everspring.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.everspring.AlreadyDoneException;
import org.everspring.InvalidInputException;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.Role;
import org.everspring.notification.Urgency;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every responsible unit breaks its items down; the lead unit confirms; the reports track what is confirmed. */
@Service
@Transactional
public class MeasureBreakdowns {

    private final Breakdowns breakdowns;
    private final BreakdownProcesses processes;
    private final ReminderSchedule schedule;
    private final DutyReminders reminders;
    private final Notices notices;
    private final WorkCalendar calendar;
    private final MeasureSettings settings;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeasureBreakdowns(
            Breakdowns breakdowns,
            BreakdownProcesses processes,
            ReminderSchedule schedule,
            DutyReminders reminders,
            Notices notices,
            WorkCalendar calendar,
            MeasureSettings settings,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.breakdowns = breakdowns;
        this.processes = processes;
        this.schedule = schedule;
        this.reminders = reminders;
        this.notices = notices;
        this.calendar = calendar;
        this.settings = settings;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a new breakdown starts with.
     *
     * @param cycles the days of its reminders and escalations
     */
    public record Opening(Breakdown breakdown, Cycles cycles) {}

    /** Starts a breakdown for each pair that never had one; the others are left as they are. */
    public void openMissing(Collection<BreakdownId> wanted) {
        Set<BreakdownId> missing = new HashSet<>(wanted);
        missing.removeAll(breakdowns.known(wanted));
        if (missing.isEmpty()) {
            return;
        }
        Deadline due = due();
        Deadline closes = closes();
        Cycles cycles = cycles(due, closes);
        for (BreakdownId id : wanted) {
            if (missing.contains(id)) {
                add(id, due, closes);
                processes.start(id, due, closes, cycles);
            }
        }
    }

    /**
     * Admits a breakdown that somebody starts by hand, for the first time or to revise one that is in force.
     *
     * @param itemId as chosen, {@code 2.1}
     * @param unitId as chosen
     * @param units the units of the person who asks; of the unit itself, the item's lead or the office
     */
    public Opening admit(String itemId, String unitId, Set<UnitId> units) {
        Item item = plan.item(ItemId.of(itemId));
        UnitId unit = plan.unit(UnitId.of(unitId)).id();
        if (!item.responsibleUnits().contains(unit)) {
            throw new InvalidInputException(
                    plan.unit(unit).name() + "不是“" + item.id() + " " + item.title() + "”的责任单位，无需细化举措。");
        }
        if (units.stream()
                .noneMatch(mine -> mine.equals(unit)
                        || item.leads().contains(mine)
                        || mine.equals(plan.office().id()))) {
            throw new InvalidInputException("只有责任单位本身、该项任务的牵头单位或市营商环境办可以发起细化举措。");
        }
        BreakdownId id = new BreakdownId(item.id(), unit);
        Deadline due = due();
        Deadline closes = closes();
        breakdowns
                .find(id)
                .ifPresentOrElse(
                        known -> {
                            if (known.state().isRunning()) {
                                throw new InvalidInputException(
                                        plan.unit(unit).name() + "对“" + item.title() + "”的细化举措正在办理，不能重复发起。");
                            }
                            breakdowns.reopen(id, due, closes);
                        },
                        () -> add(id, due, closes));
        return new Opening(breakdowns.find(id).orElseThrow(), cycles(due, closes));
    }

    /** @param userId who hands in */
    public void submit(BreakdownId id, List<Measure> measures, String userId) {
        Breakdown breakdown = breakdowns.find(id).orElseThrow();
        Measure.check(measures, "举措", LocalDate.now(clock));
        if (!breakdowns.move(id, BreakdownState.DRAFTING, BreakdownState.SUBMITTED)) {
            throw new AlreadyDoneException("这份细化举措已经提交，请等待牵头单位确认。");
        }
        breakdowns.submit(id, breakdown.version() + 1, measures, userId, OffsetDateTime.now(clock));
        notices.post(new Notice(
                "measures-submitted:" + id + ":" + (breakdown.version() + 1),
                new Recipient(breakdown.leadUnit(), Role.LIAISON),
                Urgency.DIGEST,
                "请确认细化举措：" + title(id),
                plan.unit(id.unit()).name() + "已提交细化举措" + measures.size() + "条，请在任务列表中确认或退回。",
                id.toString()));
    }

    public void confirm(BreakdownId id) {
        Breakdown breakdown = breakdowns.find(id).orElseThrow();
        if (breakdowns.move(id, BreakdownState.SUBMITTED, BreakdownState.CONFIRMED)) {
            breakdowns.confirm(id, breakdown.version(), OffsetDateTime.now(clock));
            events.publishEvent(new MeasuresConfirmed(id));
        }
    }

    /** @param reason shown to the unit; never blank */
    public void returnToUnit(BreakdownId id, String reason) {
        Breakdown breakdown = breakdowns.find(id).orElseThrow();
        if (breakdowns.move(id, BreakdownState.SUBMITTED, BreakdownState.DRAFTING)) {
            breakdowns.recordReturn(id, reason);
            notices.post(new Notice(
                    "measures-returned:" + id + ":" + breakdown.version(),
                    new Recipient(id.unit(), Role.LIAISON),
                    Urgency.IMMEDIATE,
                    "细化举措被退回：" + title(id),
                    "退回原因：" + reason,
                    id.toString()));
        }
    }

    public void recordMissing(BreakdownId id) {
        breakdowns.move(id, BreakdownState.DRAFTING, BreakdownState.MISSING);
    }

    /** What the decision table has for today, before the date or after it. */
    public void remind(BreakdownId id) {
        Breakdown breakdown = breakdowns.find(id).orElseThrow();
        if (breakdown.state() == BreakdownState.DRAFTING) {
            reminders.sendFor(new DutyNotice(
                    Duty.MEASURES, id.toString(), title(id), id.unit(), breakdown.leadUnit(), breakdown.due()));
        }
    }

    /** The measures in force, in the unit's order; none before the lead has confirmed some. */
    @Transactional(readOnly = true)
    public List<Measure> measuresInForce(BreakdownId id) {
        return breakdowns
                .find(id)
                .filter(breakdown -> breakdown.confirmedVersion() != null)
                .map(breakdown -> breakdowns.measures(id, breakdown.confirmedVersion()))
                .orElse(List.of());
    }

    private void add(BreakdownId id, Deadline due, Deadline closes) {
        UnitId lead = plan.item(id.item()).principalLead();
        breakdowns.add(new Breakdown(id, lead, BreakdownState.DRAFTING, due, closes, 0, null));
    }

    private Cycles cycles(Deadline due, Deadline closes) {
        return schedule.cyclesOf(Duty.MEASURES, LocalDate.now(clock), due, closes);
    }

    private Deadline due() {
        return new Deadline(calendar.plusWorkingDays(LocalDate.now(clock), settings.dueWorkingDays()));
    }

    private Deadline closes() {
        return new Deadline(calendar.plusWorkingDays(LocalDate.now(clock), closingWorkingDays()));
    }

    private int closingWorkingDays() {
        return settings.dueWorkingDays() + settings.closingWorkingDays();
    }

    private String title(BreakdownId id) {
        return id.item() + " " + plan.item(id.item()).title();
    }
}
