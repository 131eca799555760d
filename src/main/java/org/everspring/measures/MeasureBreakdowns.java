package org.everspring.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.jobs.OfTransaction;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
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
    private final WorkCalendar calendar;
    private final MeasureSettings settings;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Whoever hands a report in is asked for them five times. */
    private final OfTransaction<Map<BreakdownId, List<Measure>>> inForce =
            new OfTransaction<>(HashMap::new, asked -> {});

    MeasureBreakdowns(
            Breakdowns breakdowns,
            BreakdownProcesses processes,
            ReminderSchedule schedule,
            DutyReminders reminders,
            WorkCalendar calendar,
            MeasureSettings settings,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.breakdowns = breakdowns;
        this.processes = processes;
        this.schedule = schedule;
        this.reminders = reminders;
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
    public record Opening(BreakdownSnapshot breakdown, Cycles cycles) {}

    /** Starts a breakdown for each pair that never had one; the others are left as they are. */
    public void openMissing(Collection<BreakdownId> wanted) {
        Set<BreakdownId> known = breakdowns.known(wanted);
        List<BreakdownId> missing =
                wanted.stream().filter(id -> !known.contains(id)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Deadline due = due();
        Deadline closes = closes();
        Cycles cycles = cycles(due, closes);
        List<Breakdown> opened =
                missing.stream().map(id -> opened(id, due, closes)).toList();
        breakdowns.add(opened);
        missing.forEach(id -> processes.start(id, due, closes, cycles));
        events.publishEvent(
                new BreakdownsOpened(opened.stream().map(Breakdown::loaded).toList()));
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
            throw new InvalidInputException(
                    "只有责任单位本身、该项任务的牵头单位或" + plan.office().name() + "可以发起细化举措。");
        }
        BreakdownId id = new BreakdownId(item.id(), unit);
        Deadline due = due();
        Deadline closes = closes();
        Optional<Breakdown> known = breakdowns.find(id);
        known.ifPresentOrElse(
                breakdown -> {
                    if (breakdown.loaded().state().isRunning()) {
                        throw new InvalidInputException(
                                plan.unit(unit).name() + "对“" + item.title() + "”的细化举措正在办理，不能重复发起。");
                    }
                    breakdown.reopen(due, closes);
                    save(breakdown);
                    breakdowns.draft(id, breakdown.snapshot().round() + 1, List.of());
                },
                () -> breakdowns.add(opened(id, due, closes)));
        BreakdownSnapshot opened = breakdowns.get(id).loaded();
        events.publishEvent(new BreakdownsOpened(List.of(opened)));
        return new Opening(opened, cycles(due, closes));
    }

    /**
     * Keeps what the unit means to hand in, in place of what it meant before.
     *
     * @throws InvalidInputException when it could not be handed in
     */
    public void draft(BreakdownId id, List<Measure> measures) {
        BreakdownSnapshot breakdown = breakdowns.get(id).requireDrafting();
        check(measures);
        breakdowns.draft(id, breakdown.round() + 1, measures);
    }

    private void check(List<Measure> measures) {
        Measure.check(measures, "举措", LocalDate.now(clock));
    }

    /**
     * What was drafted is handed in.
     *
     * @param userId who hands in
     */
    public void submit(BreakdownId id, String userId) {
        Breakdown breakdown = breakdowns.get(id);
        breakdown.submit();
        check(breakdowns.measures(id, breakdown.snapshot().round()));
        save(breakdown);
        breakdowns.submitted(id, userId, now());
    }

    /** When the lead has its task. */
    public void requestConfirmation(BreakdownId id) {
        events.publishEvent(
                breakdowns.get(id).requestConfirmation(measuresHandedIn(id).size()));
    }

    /** Keeps the lead's decision; the diagram then confirms or returns. */
    public void decide(BreakdownId id, BreakdownDecision decision, String userId) {
        Breakdown breakdown = breakdowns.get(id);
        breakdown.decide(decision);
        breakdowns.decide(breakdown, userId, now());
    }

    public void confirm(BreakdownId id) {
        carryOut(id, breakdown -> breakdown.confirm(now()));
    }

    public void returnToUnit(BreakdownId id) {
        carryOut(id, Breakdown::returnToUnit);
    }

    public void recordMissing(BreakdownId id) {
        carryOut(id, breakdown -> breakdown.recordMissing(now()));
    }

    private Optional<BreakdownEvent> carryOut(BreakdownId id, Function<Breakdown, Optional<BreakdownEvent>> step) {
        Breakdown breakdown = breakdowns.get(id);
        Optional<BreakdownEvent> happened = step.apply(breakdown);
        happened.ifPresent(event -> {
            save(breakdown);
            events.publishEvent(event);
        });
        return happened;
    }

    private void save(Breakdown breakdown) {
        breakdowns.save(breakdown);
        inForce.get().remove(breakdown.loaded().id());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** What the decision table has for today, before the date or after it. */
    public void remind(BreakdownId id) {
        BreakdownSnapshot breakdown = breakdowns.get(id).loaded();
        if (breakdown.state() == BreakdownState.DRAFTING) {
            reminders.sendFor(new DutyNotice(
                    Duty.MEASURES, id.toString(), title(id), id.unit(), breakdown.leadUnit(), breakdown.due()));
        }
    }

    /** Why the lead has returned what the unit has to mend; null where it has not. */
    @Transactional(readOnly = true)
    public @Nullable String returnReason(BreakdownId id) {
        BreakdownSnapshot breakdown = breakdowns.get(id).loaded();
        BreakdownDecision decision = breakdown.decision();
        return breakdown.state() == BreakdownState.DRAFTING && decision != null ? decision.returnReason() : null;
    }

    /**
     * What the unit's form begins with: what it has drafted and not handed in, what the lead has returned, or, where a
     * revision begins, what is in force.
     */
    @Transactional(readOnly = true)
    public List<Measure> begun(BreakdownId id) {
        List<Measure> drafted =
                breakdowns.measures(id, breakdowns.get(id).loaded().round() + 1);
        if (!drafted.isEmpty()) {
            return drafted;
        }
        return returnReason(id) != null ? measuresHandedIn(id) : measuresInForce(id);
    }

    /** What the unit has handed in last, in its order. */
    @Transactional(readOnly = true)
    public List<Measure> measuresHandedIn(BreakdownId id) {
        return breakdowns.measures(id, breakdowns.get(id).loaded().round());
    }

    /** The measures in force, in the unit's order; none before the lead has confirmed some. */
    @Transactional(readOnly = true)
    public List<Measure> measuresInForce(BreakdownId id) {
        return inForce.get()
                .computeIfAbsent(
                        id,
                        asked -> breakdowns
                                .find(asked)
                                .map(breakdown -> breakdown.loaded().confirmedRound())
                                .map(round -> breakdowns.measures(asked, round))
                                .orElse(List.of()));
    }

    private Breakdown opened(BreakdownId id, Deadline due, Deadline closes) {
        return Breakdown.open(id, plan.item(id.item()).principalLead(), due, closes);
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
