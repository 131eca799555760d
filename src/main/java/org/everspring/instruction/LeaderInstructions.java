package org.everspring.instruction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.everspring.calendar.Deadline;
import org.everspring.instruction.InstructionEntry.Kind;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.instruction.InstructionSnapshot.Written;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.InstructionId;
import org.everspring.matter.MatterNumbers;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A leader writes what a unit has to do; the unit signs for it and answers; a leader or the office closes it. */
@Service
@Transactional
public class LeaderInstructions {

    private final Instructions instructions;
    private final InstructionProcesses processes;
    private final InstructionSubjects subjects;
    private final InstructionDates dates;
    private final MatterNumbers numbers;
    private final DutyReminders reminders;
    private final Plan plan;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeaderInstructions(
            Instructions instructions,
            InstructionProcesses processes,
            InstructionSubjects subjects,
            InstructionDates dates,
            MatterNumbers numbers,
            DutyReminders reminders,
            Plan plan,
            ApplicationEventPublisher events,
            Clock clock) {
        this.instructions = instructions;
        this.processes = processes;
        this.subjects = subjects;
        this.dates = dates;
        this.numbers = numbers;
        this.reminders = reminders;
        this.plan = plan;
        this.events = events;
        this.clock = clock;
    }

    /** Whether somebody of these units may write instructions and judge answers. */
    public boolean mayIssue(Set<UnitId> units) {
        return units.contains(plan.leadingGroup().id())
                || units.contains(plan.office().id());
    }

    /**
     * Each unit gets an instruction of its own, with a number and a process of its own.
     *
     * @param units of the person who writes: of the leading group, or of the office for one of its leaders
     * @return the numbers, the first of which names them together
     */
    public List<InstructionId> issue(InstructionOrder order, Set<UnitId> units, Actor by) {
        if (!mayIssue(units)) {
            throw new InvalidInputException("只有" + plan.leadingGroup().name() + "成员可以作出批示，"
                    + plan.office().name() + "可以代为登记。");
        }
        InstructionSubject about = subjects.of(order.about());
        checkUnits(order.units());
        Deadline due = dates.checked(order.until());
        OffsetDateTime now = now();
        List<InstructionId> issued = new ArrayList<>();
        for (UnitId unit : order.units()) {
            InstructionId id = InstructionId.parse(numbers.next(InstructionId.PREFIX));
            InstructionId batch = issued.isEmpty() ? id : issued.get(0);
            issue(
                    new Written(
                            id,
                            batch,
                            about.key(),
                            about.label(),
                            order.text(),
                            unit,
                            order.leader(),
                            by.userId(),
                            by.name(),
                            now),
                    due);
            issued.add(id);
        }
        return issued;
    }

    private void issue(Written written, Deadline due) {
        var receipt = dates.ofReceipt(due);
        Instruction instruction = Instruction.issue(written, due, receipt.due());
        instructions.add(instruction);
        Leader leader = written.leader();
        Actor by = new Actor(
                written.enteredBy(),
                written.onBehalf() ? leader.name() + "（" + written.enteredByName() + "代录）" : leader.name());
        instructions.note(written.id(), Kind.ISSUED, written.at(), by, written.text());
        processes.start(instruction.snapshot(), receipt, dates.ofHandling(due));
        events.publishEvent(new InstructionEvent.Issued(instruction.snapshot()));
    }

    private void checkUnits(Set<UnitId> units) {
        units.forEach(plan::unit);
        if (units.contains(plan.leadingGroup().id())) {
            throw new InvalidInputException(plan.leadingGroup().name() + "不能作为承办单位。");
        }
    }

    /**
     * @param handler who works on it in the unit
     * @param phone may be null
     */
    public void receive(InstructionId id, String handler, @Nullable String phone, Actor by) {
        OffsetDateTime now = now();
        String words = "承办人：" + handler + (phone == null ? "" : "，" + phone);
        happen(id, Kind.RECEIVED, words, by, instruction -> instruction.receive(handler, phone, now));
    }

    /** How far the unit has come. */
    public void report(InstructionId id, String text, Actor by) {
        happen(id, Kind.PROGRESS, text, by, instruction -> instruction.report(text));
    }

    /** The unit has done it. */
    public void answer(InstructionId id, String text, Actor by) {
        OffsetDateTime now = now();
        happen(id, Kind.ANSWERED, text, by, instruction -> instruction.answer(text, now));
    }

    private void happen(
            InstructionId id,
            Kind kind,
            @Nullable String text,
            Actor by,
            Function<Instruction, InstructionEvent> step) {
        Instruction instruction = instructions.get(id);
        InstructionEvent happened = step.apply(instruction);
        instructions.save(instruction);
        instructions.note(id, kind, now(), by, text);
        events.publishEvent(happened);
    }

    /** Keeps what a leader or the office thinks of the answer; the diagram then closes or returns it. */
    public void judge(InstructionId id, Judgement judgement, Actor by) {
        Instruction instruction = instructions.get(id);
        instruction.judge(judgement, now());
        instructions.save(instruction);
        instructions.note(id, judgement.closed() ? Kind.CLOSED : Kind.RETURNED, now(), by, judgement.text());
    }

    public void close(InstructionId id) {
        carryOut(id, instruction -> instruction.close(now()));
    }

    /** The unit goes on; where it has been given a new date, its task and its reminders move. */
    public void returnToUnit(InstructionId id) {
        carryOut(id, Instruction::returnToUnit).ifPresent(this::moveDates);
    }

    private Optional<Instruction> carryOut(InstructionId id, Function<Instruction, Optional<InstructionEvent>> step) {
        Instruction instruction = instructions.get(id);
        Optional<InstructionEvent> happened = step.apply(instruction);
        happened.ifPresent(event -> {
            instructions.save(instruction);
            events.publishEvent(event);
        });
        return happened.map(event -> instruction);
    }

    private void moveDates(Instruction instruction) {
        Deadline due = instruction.snapshot().due();
        if (!due.equals(instruction.loaded().due())) {
            processes.moveDue(instruction.loaded().id(), dates.ofHandling(due));
        }
    }

    /**
     * @param until the last day that the unit asks for
     * @param units the units of the person who asks
     */
    public void requestExtension(InstructionId id, LocalDate until, String reason, Set<UnitId> units, Actor by) {
        Instruction instruction = instructions.get(id);
        InstructionEvent asked = instruction.requestExtension(until, reason, units, by.userId(), now());
        instructions.save(instruction);
        if (!processes.requestExtension(id)) {
            throw new InvalidInputException("这件批示刚刚已由他人办理，不需要延期。请刷新后再看。");
        }
        instructions.note(id, Kind.EXTENSION_REQUESTED, now(), by, reason.strip());
        events.publishEvent(asked);
    }

    /** @param until the new last day where it is granted */
    public void decideExtension(
            InstructionId id, boolean granted, @Nullable LocalDate until, @Nullable String answer, Actor by) {
        Instruction instruction = instructions.get(id);
        InstructionEvent decided = instruction.decideExtension(granted, until, answer);
        instructions.save(instruction);
        instructions.note(id, granted ? Kind.EXTENDED : Kind.EXTENSION_REFUSED, now(), by, answer);
        moveDates(instruction);
        events.publishEvent(decided);
    }

    /** @param units the units of the person who withdraws: of the leading group or of the office */
    public void withdraw(InstructionId id, String reason, Set<UnitId> units, Actor by) {
        if (!mayIssue(units)) {
            throw new InvalidInputException(
                    "只有" + plan.leadingGroup().name() + "成员和" + plan.office().name() + "可以撤回批示。");
        }
        Instruction instruction = instructions.get(id);
        InstructionEvent withdrawn = instruction.withdraw(reason, now());
        instructions.save(instruction);
        if (!processes.withdraw(id)) {
            throw instruction.notWithdrawable();
        }
        instructions.note(id, Kind.WITHDRAWN, now(), by, reason.strip());
        events.publishEvent(withdrawn);
    }

    /** What the decision table has for today, of the receipt where it is missing, and of the answer. */
    public void remind(InstructionId id) {
        InstructionSnapshot instruction = instructions.get(id).loaded();
        if (instruction.state() == InstructionState.ISSUED) {
            remind(instruction, Duty.RECEIPT, instruction.receiptDue());
        }
        if (instruction.state().isWithUnit()) {
            remind(instruction, Duty.INSTRUCTION, instruction.due());
        }
    }

    private void remind(InstructionSnapshot instruction, Duty duty, Deadline due) {
        reminders.sendFor(new DutyNotice(
                duty,
                instruction.id().toString(),
                "批示“" + instruction.title() + "”",
                instruction.unit(),
                plan.office().id(),
                due));
    }

    /** As the forms show it. */
    @Transactional(readOnly = true)
    public InstructionSnapshot get(InstructionId id) {
        return instructions.get(id).loaded();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
