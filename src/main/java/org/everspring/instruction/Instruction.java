package org.everspring.instruction;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.instruction.InstructionSnapshot.ExtensionRequest;
import org.everspring.instruction.InstructionSnapshot.Written;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a leader has instructed one unit to do. A step that a process carries out is done once: carried out again it says so
 * by an empty answer.
 */
public final class Instruction {

    private static final int SHORTEST = 5;
    private static final int LONGEST_REASON = 500;

    private final InstructionSnapshot loaded;
    private InstructionState state;
    private Deadline due;
    private Deadline receiptDue;
    private @Nullable String handler;
    private @Nullable String handlerPhone;
    private @Nullable OffsetDateTime receivedAt;
    private @Nullable OffsetDateTime answeredAt;
    private int answers;
    private int timesReturned;
    private @Nullable Judgement judgement;
    private @Nullable ExtensionRequest extension;
    private int extensions;
    private @Nullable OffsetDateTime closedAt;

    public Instruction(InstructionSnapshot loaded) {
        this.loaded = loaded;
        this.state = loaded.state();
        this.due = loaded.due();
        this.receiptDue = loaded.receiptDue();
        this.handler = loaded.handler();
        this.handlerPhone = loaded.handlerPhone();
        this.receivedAt = loaded.receivedAt();
        this.answeredAt = loaded.answeredAt();
        this.answers = loaded.answers();
        this.timesReturned = loaded.timesReturned();
        this.judgement = loaded.judgement();
        this.extension = loaded.extension();
        this.extensions = loaded.extensions();
        this.closedAt = loaded.closedAt();
    }

    static Instruction issue(Written written, Deadline due, Deadline receiptDue) {
        return new Instruction(new InstructionSnapshot(
                written,
                InstructionState.ISSUED,
                due,
                receiptDue,
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                null,
                0,
                null,
                0));
    }

    /** As it was read. */
    public InstructionSnapshot loaded() {
        return loaded;
    }

    /** As it stands now. */
    public InstructionSnapshot snapshot() {
        return new InstructionSnapshot(
                loaded.written(),
                state,
                due,
                receiptDue,
                handler,
                handlerPhone,
                receivedAt,
                answeredAt,
                answers,
                timesReturned,
                judgement,
                extension,
                extensions,
                closedAt,
                loaded.version());
    }

    /** The unit signs for it. */
    InstructionEvent receive(String by, @Nullable String phone, OffsetDateTime now) {
        if (state != InstructionState.ISSUED) {
            throw new AlreadyDoneException("这件批示已经签收。");
        }
        state = InstructionState.HANDLING;
        handler = by;
        handlerPhone = phone;
        receivedAt = now;
        return new InstructionEvent.Received(snapshot());
    }

    /** The unit says how far it has come. */
    InstructionEvent report(String text) {
        requireHandling();
        return new InstructionEvent.Reported(snapshot(), text);
    }

    /** The unit says that it has done it. */
    InstructionEvent answer(String text, OffsetDateTime now) {
        requireHandling();
        state = InstructionState.ANSWERED;
        answeredAt = now;
        answers++;
        judgement = null;
        return new InstructionEvent.Answered(snapshot(), text);
    }

    private void requireHandling() {
        if (state == InstructionState.ANSWERED) {
            throw new AlreadyDoneException("办结反馈已经提交，请等待审定。");
        }
        require(InstructionState.HANDLING, "反馈办理情况", "请先签收");
    }

    /** A leader or the office judges the answer; the diagram then closes or returns it. */
    void judge(Judgement word, OffsetDateTime now) {
        if (!word.closed()) {
            TypedText.checked(word.text(), "退回原因", 1, LONGEST_REASON);
            if (word.until() != null && word.until().isBefore(WorkCalendar.dayOf(now))) {
                throw new InvalidInputException("续办期限应为今天或以后的日期。");
            }
        }
        require(InstructionState.ANSWERED, "审定", "请在承办单位提交办结反馈之后审定");
        judgement = word;
    }

    /** @throws InvalidInputException when nobody has judged so of the last answer */
    Optional<InstructionEvent> close(OffsetDateTime now) {
        if (state == InstructionState.CLOSED) {
            return Optional.empty();
        }
        require(InstructionState.ANSWERED, "办结", "请在承办单位提交办结反馈之后办结");
        requireJudgement(true, "办结");
        state = InstructionState.CLOSED;
        closedAt = now;
        extension = null;
        return Optional.of(new InstructionEvent.Closed(snapshot()));
    }

    /** @throws InvalidInputException when nobody has judged so of the last answer */
    Optional<InstructionEvent> returnToUnit() {
        if (state == InstructionState.HANDLING) {
            return Optional.empty();
        }
        require(InstructionState.ANSWERED, "退回续办", "请在承办单位提交办结反馈之后退回");
        Judgement returned = requireJudgement(false, "退回续办");
        state = InstructionState.HANDLING;
        timesReturned++;
        if (returned.until() != null) {
            due = new Deadline(returned.until());
        }
        return Optional.of(new InstructionEvent.Returned(snapshot(), Objects.requireNonNull(returned.text())));
    }

    /** @param until the last day that the unit asks for */
    InstructionEvent requestExtension(
            LocalDate until, String reason, Set<UnitId> units, String userId, OffsetDateTime now) {
        if (!units.contains(loaded.unit())) {
            throw new InvalidInputException("只能为交本单位办理的批示申请延期。");
        }
        if (!state.isWithUnit()) {
            throw refusal("不需要延期");
        }
        if (due.isPast(now)) {
            throw new InvalidInputException("办理期限已过，不能再申请延期，请尽快办理。");
        }
        if (extension != null) {
            throw new InvalidInputException("上一次延期申请还在等待审批，请勿重复申请。");
        }
        String words = TypedText.checked(reason, "延期理由", SHORTEST, LONGEST_REASON);
        requireLater(until);
        extensions++;
        extension = new ExtensionRequest(extensions, until, words, userId);
        return new InstructionEvent.ExtensionRequested(snapshot(), extension);
    }

    /**
     * @param until the new last day where it is granted
     * @param answer why, or null
     */
    InstructionEvent decideExtension(boolean granted, @Nullable LocalDate until, @Nullable String answer) {
        ExtensionRequest asked = extension;
        if (asked == null) {
            throw new InvalidInputException("这件批示没有待审批的延期申请。");
        }
        if (granted) {
            requireLater(until);
        } else if (answer == null) {
            throw new InvalidInputException("不同意延期时请说明理由。");
        }
        extension = null;
        if (granted && state.isOpen()) {
            due = new Deadline(Objects.requireNonNull(until));
        }
        return new InstructionEvent.ExtensionDecided(snapshot(), asked.number(), granted, answer);
    }

    private void requireLater(@Nullable LocalDate until) {
        due.extendedTo(until, due.day().plusYears(1), "且在一年之内");
    }

    /** Whoever has written it takes it back. */
    InstructionEvent withdraw(String reason, OffsetDateTime now) {
        if (!state.isOpen() || state == InstructionState.ANSWERED && judgement != null) {
            throw notWithdrawable();
        }
        String words = TypedText.checked(reason, "撤回原因", SHORTEST, LONGEST_REASON);
        state = InstructionState.WITHDRAWN;
        closedAt = now;
        extension = null;
        return new InstructionEvent.Withdrawn(snapshot(), words);
    }

    InvalidInputException notWithdrawable() {
        return new InvalidInputException("这件批示现为“" + loaded.state().label() + "”，或正在审定，不能撤回。");
    }

    /** The working days have changed by which the receipt was counted. */
    public void moveReceipt(Deadline moved) {
        receiptDue = moved;
    }

    private InvalidInputException refusal(String what) {
        return new InvalidInputException("这件批示现为“" + state.label() + "”，" + what + "。");
    }

    private void require(InstructionState expected, String step, String remedy) {
        if (state != expected) {
            throw refusal("不能" + step + "；" + remedy);
        }
    }

    /** No diagram decides for the leader. */
    private Judgement requireJudgement(boolean closed, String step) {
        if (judgement == null || judgement.closed() != closed) {
            throw new InvalidInputException("尚未决定" + step + "这件批示，不能" + step + "；请先完成“审定办理结果”。");
        }
        return judgement;
    }
}
