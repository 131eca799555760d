package org.everspring.assessment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.assessment.AppealLine.Appeal;
import org.everspring.assessment.AppealLine.Verdict;
import org.everspring.assessment.AssessmentEvent.AppealFiled;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ConfirmationId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.ScoreLine;
import org.jspecify.annotations.Nullable;

/**
 * A unit's answer to its score in one round, and what the office decides on its appeal. What somebody says on a task is kept
 * and counts when the diagram comes to the step that registers it; a step that comes a second time changes nothing.
 *
 * <p>An answer on a task throws {@link AlreadyDoneException} when somebody was first, a step of a diagram that stands where
 * it must not {@link InvalidInputException}.
 */
public final class ScoreConfirmation {

    /**
     * @param signedBy the head of the unit, who signs the answer
     * @param by who has handed it in
     */
    public record Answer(String signedBy, Actor by, OffsetDateTime at) {}

    private final ConfirmationId id;
    private final String unitName;
    private final int version;
    private final ConfirmationState storedState;
    private final List<AppealLine> storedAppeals;
    private ConfirmationState state;
    private Deadline due;
    private @Nullable Answer answer;
    private List<AppealLine> appeals;

    /**
     * As it is stored.
     *
     * @param unitName as lists write it
     * @param answer null without one
     */
    public ScoreConfirmation(
            ConfirmationId id,
            String unitName,
            int version,
            ConfirmationState state,
            Deadline due,
            @Nullable Answer answer,
            List<AppealLine> appeals) {
        this.id = id;
        this.unitName = unitName;
        this.version = version;
        this.storedState = state;
        this.storedAppeals = List.copyOf(appeals);
        this.state = state;
        this.due = due;
        this.answer = answer;
        this.appeals = storedAppeals;
    }

    /** One that a unit is asked for. */
    static ScoreConfirmation asked(ConfirmationId id, String unitName, Deadline due) {
        return new ScoreConfirmation(id, unitName, 0, ConfirmationState.OPEN, due, null, List.of());
    }

    /**
     * The unit agrees; {@link #register} makes it count.
     *
     * @param signedBy the head of the unit
     */
    void confirm(@Nullable String signedBy, Actor by, OffsetDateTime at) {
        requireOpen();
        answer = new Answer(signature(signedBy), by, at);
        appeals = List.of();
    }

    /**
     * The unit appeals; {@link #file} makes it count.
     *
     * @param known the unit's lines
     * @param proven whether the unit has uploaded evidence
     * @param signedBy the head of the unit
     */
    void appeal(
            List<Appeal> appealed,
            Map<ScoreLine.Key, ScoreLine> known,
            boolean proven,
            @Nullable String signedBy,
            Actor by,
            OffsetDateTime at) {
        requireOpen();
        String signature = signature(signedBy);
        List<AppealLine> lines = checked(appealed, known);
        if (!proven) {
            throw new InvalidInputException("提出申诉的，请先在本任务的“佐证材料”中上传至少一份材料，再提交。");
        }
        answer = new Answer(signature, by, at);
        appeals = lines;
    }

    private List<AppealLine> checked(List<Appeal> appealed, Map<ScoreLine.Key, ScoreLine> known) {
        if (appealed.isEmpty()) {
            throw new InvalidInputException("提出申诉的，请至少选择一条得分明细并写明理由。");
        }
        Set<ScoreLine.Key> seen = new HashSet<>();
        List<AppealLine> lines = new ArrayList<>();
        for (Appeal appeal : appealed) {
            ScoreLine.Key key = ScoreLine.Key.parse(appeal.line() == null ? "" : appeal.line());
            ScoreLine line = known.get(key);
            if (line == null) {
                throw new InvalidInputException("所申诉的得分明细不在贵单位的明细中，请重新选择。");
            }
            if (!seen.add(key)) {
                throw new InvalidInputException("“" + line.title() + "”重复申诉，请合并为一条。");
            }
            lines.add(AppealLine.of(id, seen.size(), key, TypedText.required(appeal.reason(), "申诉理由")));
        }
        return lines;
    }

    /** The office has to decide. */
    AppealFiled file(Deadline decideBy) {
        if (appeals.isEmpty() || !isIn(ConfirmationState.OPEN, ConfirmationState.APPEALED)) {
            throw senseless("单位没有提出待登记的申诉");
        }
        state = ConfirmationState.APPEALED;
        return new AppealFiled(id, appeals.size(), decideBy);
    }

    /** The unit counts as one that agrees. Returns false when it does already. */
    boolean register() {
        if (answer == null || !appeals.isEmpty() || !isIn(ConfirmationState.OPEN, ConfirmationState.CONFIRMED)) {
            throw senseless("单位没有作出待登记的确认");
        }
        return move(ConfirmationState.CONFIRMED);
    }

    /** Silence counts as agreement; an answer that has come to nothing is none. Returns false when it does already. */
    boolean lapse(OffsetDateTime now) {
        if (!isIn(ConfirmationState.OPEN, ConfirmationState.SILENT)) {
            throw senseless("单位已经答复");
        }
        if (!due.isPast(now)) {
            throw senseless("确认期限" + due.text() + "未到");
        }
        if (!move(ConfirmationState.SILENT)) {
            return false;
        }
        answer = null;
        appeals = List.of();
        return true;
    }

    /**
     * What the office decides, in place of what it has decided before; {@link #settle} makes it count.
     *
     * @param verdicts one a line, in the unit's order
     * @param known the unit's lines
     * @param corrections the last one of each corrected line
     */
    void decide(
            List<Verdict> verdicts,
            Map<ScoreLine.Key, ScoreLine> known,
            Map<ScoreLine.Key, Correction> corrections,
            Actor by,
            OffsetDateTime at) {
        if (state != ConfirmationState.APPEALED) {
            throw new AlreadyDoneException("这项申诉已经裁定，请勿重复提交。");
        }
        List<String> asked =
                appeals.stream().map(appeal -> appeal.line().toString()).toList();
        if (!verdicts.stream().map(Verdict::line).toList().equals(asked)) {
            throw new InvalidInputException("申诉清单与本页所列不一致。请先复制已填内容，刷新页面后重新填写。");
        }
        List<AppealLine> decided = new ArrayList<>();
        for (int i = 0; i < appeals.size(); i++) {
            ScoreLine.Key line = appeals.get(i).line();
            decided.add(appeals.get(i).decide(verdicts.get(i), line.among(known), corrections.get(line), by, at));
        }
        appeals = decided;
    }

    /** Every line is decided, and counts. Returns false when it does already. */
    boolean settle() {
        if (!isIn(ConfirmationState.APPEALED, ConfirmationState.DECIDED)
                || appeals.stream().anyMatch(appeal -> appeal.decision() == null)) {
            throw senseless("申诉没有逐条裁定");
        }
        return move(ConfirmationState.DECIDED);
    }

    /** The holidays have changed, and the date with them. */
    public void moveDue(Deadline moved) {
        due = moved;
    }

    private void requireOpen() {
        if (state != ConfirmationState.OPEN) {
            throw new AlreadyDoneException("对这份得分的答复已经登记，本次提交未生效。");
        }
    }

    private boolean isIn(ConfirmationState before, ConfirmationState after) {
        return state == before || state == after;
    }

    private boolean move(ConfirmationState to) {
        boolean moved = state != to;
        state = to;
        return moved;
    }

    private InvalidInputException senseless(String why) {
        return new InvalidInputException(
                unitName + Assessment.labelOf(id.year()) + "得分现为“" + state.label() + "”，" + why + "，流程图中的这一步不能在此执行。");
    }

    private static String signature(@Nullable String signedBy) {
        return TypedText.required(signedBy, "主要负责人签字");
    }

    public ConfirmationId id() {
        return id;
    }

    public String unitName() {
        return unitName;
    }

    /** Of the row that it was read from. */
    public int version() {
        return version;
    }

    /** The state of the row that it was read from. */
    public ConfirmationState storedState() {
        return storedState;
    }

    public ConfirmationState state() {
        return state;
    }

    /** Silence after this counts as agreement. */
    public Deadline due() {
        return due;
    }

    /** Null without one, and after silence. */
    public @Nullable Answer answer() {
        return answer;
    }

    /** In the unit's order; those of an open confirmation do not count yet. */
    public List<AppealLine> appeals() {
        return appeals;
    }

    /** Whether they are others than those of the rows that it was read from. */
    public boolean appealsChanged() {
        return appeals != storedAppeals && !appeals.equals(storedAppeals);
    }
}
