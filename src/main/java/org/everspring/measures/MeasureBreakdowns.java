package org.everspring.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.Urgency;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
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

    /** @throws InvalidInputException when the measures could not be handed in */
    public void check(List<Measure> measures) {
        Measure.check(measures, "举措", LocalDate.now(clock));
    }

    /** @param userId who hands in */
    public void submit(BreakdownId id, List<Measure> measures, String userId) {
        Breakdown breakdown = get(id);
        check(measures);
        if (!breakdowns.move(id, BreakdownState.DRAFTING, BreakdownState.SUBMITTED)) {
            throw new AlreadyDoneException("这份细化举措已经提交，请等待牵头单位确认。");
        }
        breakdowns.submit(id, breakdown.version() + 1, measures, userId, OffsetDateTime.now(clock));
    }

    /** When the lead has its task. */
    public void requestConfirmation(BreakdownId id) {
        Breakdown breakdown = get(id);
        require(breakdown, BreakdownState.SUBMITTED, "交牵头单位确认", "流程中“举措已提交”应在确认之前");
        int measures = breakdowns.measures(id, breakdown.version()).size();
        notices.post(new Notice(
                "measures-submitted:" + id + ":" + breakdown.version(),
                new Recipient(breakdown.leadUnit(), UnitRole.LIAISON),
                Urgency.DIGEST,
                "请确认细化举措：" + title(id),
                plan.unit(id.unit()).name() + "已提交细化举措" + measures + "条，请在任务列表中确认或退回。",
                id.toString()));
    }

    /** Keeps the lead's decision; the diagram then confirms or returns. */
    public void decide(BreakdownId id, BreakdownDecision decision, String userId) {
        if (!decision.confirmed() && decision.returnReason() == null) {
            throw new InvalidInputException("退回细化举措时请写明原因，以便责任单位修改。");
        }
        Breakdown breakdown = get(id);
        require(breakdown, BreakdownState.SUBMITTED, "确认", "请在责任单位提交之后确认");
        breakdowns.decide(id, breakdown.version(), decision, userId, OffsetDateTime.now(clock));
    }

    private Breakdown get(BreakdownId id) {
        return breakdowns.find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的细化举措。"));
    }

    private static void require(Breakdown breakdown, BreakdownState state, String step, String remedy) {
        if (breakdown.state() != state) {
            throw new InvalidInputException(
                    "这份细化举措现为“" + breakdown.state().label() + "”，不能" + step + "；" + remedy + "。");
        }
    }

    /** No diagram decides for the lead. */
    private BreakdownDecision requireDecision(Breakdown breakdown, boolean confirmed, String step) {
        return breakdowns
                .decision(breakdown.id(), breakdown.version())
                .filter(decision -> decision.confirmed() == confirmed)
                .orElseThrow(
                        () -> new InvalidInputException("牵头单位尚未决定" + step + "这份细化举措，不能" + step + "；请先完成“确认细化举措”。"));
    }

    /** @throws InvalidInputException when the lead has not decided so of the version that it was shown */
    public void confirm(BreakdownId id) {
        Breakdown breakdown = get(id);
        if (breakdown.state() == BreakdownState.CONFIRMED) {
            return;
        }
        require(breakdown, BreakdownState.SUBMITTED, "登记为已确认", "请在责任单位提交之后确认");
        requireDecision(breakdown, true, "确认");
        if (breakdowns.move(id, BreakdownState.SUBMITTED, BreakdownState.CONFIRMED)) {
            breakdowns.confirm(id, breakdown.version(), OffsetDateTime.now(clock));
            events.publishEvent(new MeasuresConfirmed(id));
        }
    }

    /** @throws InvalidInputException when the lead has not decided so of the version that it was shown */
    public void returnToUnit(BreakdownId id) {
        Breakdown breakdown = get(id);
        if (breakdown.state() == BreakdownState.DRAFTING) {
            return;
        }
        require(breakdown, BreakdownState.SUBMITTED, "退回", "请在责任单位提交之后退回");
        String reason = requireDecision(breakdown, false, "退回").returnReason();
        if (breakdowns.move(id, BreakdownState.SUBMITTED, BreakdownState.DRAFTING)) {
            breakdowns.recordReturn(id, reason);
            notices.post(new Notice(
                    "measures-returned:" + id + ":" + breakdown.version(),
                    new Recipient(id.unit(), UnitRole.LIAISON),
                    Urgency.IMMEDIATE,
                    "细化举措被退回：" + title(id),
                    "退回原因：" + reason,
                    id.toString()));
        }
    }

    public void recordMissing(BreakdownId id) {
        Breakdown breakdown = get(id);
        if (breakdown.state() == BreakdownState.MISSING) {
            return;
        }
        require(breakdown, BreakdownState.DRAFTING, "登记未细化", "请检查流程中关闭的位置");
        if (!breakdown.closes().isPast(OffsetDateTime.now(clock))) {
            throw new InvalidInputException("细化举措要到" + breakdown.closes().text() + "才关闭，此前不能登记未细化；请检查流程中的关闭时间。");
        }
        breakdowns.move(id, BreakdownState.DRAFTING, BreakdownState.MISSING);
    }

    /** What the decision table has for today, before the date or after it. */
    public void remind(BreakdownId id) {
        Breakdown breakdown = get(id);
        if (breakdown.state() == BreakdownState.DRAFTING) {
            reminders.sendFor(new DutyNotice(
                    Duty.MEASURES, id.toString(), title(id), id.unit(), breakdown.leadUnit(), breakdown.due()));
        }
    }

    /** What the unit has handed in last, in its order. */
    @Transactional(readOnly = true)
    public List<Measure> measuresHandedIn(BreakdownId id) {
        return breakdowns.measures(id, get(id).version());
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
