package org.everspring.assessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.assessment.AppealLine.Decision;
import org.everspring.calendar.Deadline;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitRole;
import org.everspring.scoring.Correction;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a unit says to its score, and what the office decides on it. Every step may run twice and counts once. */
@Service
@Transactional
public class ScoreConfirmations {

    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_ADJUSTMENT = BigDecimal.valueOf(20);

    /** A notice names the lines up to this many characters before it refers to the page. */
    private static final int LONGEST_LIST = 3000;

    private final Assessments assessments;
    private final Scores scores;
    private final ScoreSheets sheets;
    private final AssessmentProcesses processes;
    private final AssessmentDeadlines terms;
    private final EvidenceFiles evidence;
    private final DutyReminders reminders;
    private final Notices notices;
    private final Plan plan;
    private final Clock clock;

    ScoreConfirmations(
            Assessments assessments,
            Scores scores,
            ScoreSheets sheets,
            AssessmentProcesses processes,
            AssessmentDeadlines terms,
            EvidenceFiles evidence,
            DutyReminders reminders,
            Notices notices,
            Plan plan,
            Clock clock) {
        this.assessments = assessments;
        this.scores = scores;
        this.sheets = sheets;
        this.processes = processes;
        this.terms = terms;
        this.evidence = evidence;
        this.reminders = reminders;
        this.notices = notices;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * Keeps that the unit agrees; {@link #recordConfirmation} carries it out.
     *
     * @param signedBy the head of the unit
     */
    public void confirm(ConfirmationId id, String signedBy, Actor by) {
        lockOpen(id);
        String signature = signature(signedBy);
        assessments.dropAnswer(id);
        assessments.answer(id, signature, by, now());
    }

    /**
     * A line that a unit appeals against.
     *
     * @param line names it as the form's list does
     */
    public record Appeal(String line, String reason) {}

    /**
     * @param dueText as staff read the date
     * @param escalations cron text of the days after the date
     */
    public record Step(Deadline due, String dueText, String escalations) {}

    /**
     * Keeps what the unit appeals against; {@link #fileAppeal} carries it out.
     *
     * @param signedBy the head of the unit
     * @param taskId where the unit must have uploaded evidence
     */
    public void appeal(ConfirmationId id, List<Appeal> appeals, String signedBy, String taskId, Actor by) {
        lockOpen(id);
        String signature = signature(signedBy);
        List<AppealLine> lines = checked(id, appeals);
        if (evidence.of(id.toString()).stream().noneMatch(file -> taskId.equals(file.taskId()))) {
            throw new InvalidInputException("提出申诉的，请先在本任务的“佐证材料”中上传至少一份材料，再提交。");
        }
        assessments.dropAnswer(id);
        assessments.answer(id, signature, by, now());
        lines.forEach(assessments::add);
    }

    /**
     * The office has to decide.
     *
     * @return by when
     */
    public Step fileAppeal(ConfirmationId id) {
        Confirmation confirmation = assessments.lock(id);
        List<AppealLine> lines = assessments.appeals(id);
        if (lines.isEmpty() || !isIn(confirmation, ConfirmationState.OPEN, ConfirmationState.APPEALED)) {
            throw senseless(confirmation, "单位没有提出待登记的申诉");
        }
        Deadline due = terms.appeal();
        assessments.move(id, ConfirmationState.OPEN, ConfirmationState.APPEALED);
        notices.post(new Notice(
                "score-appealed:" + id,
                new Recipient(plan.office().id(), UnitRole.LIAISON),
                Urgency.DIGEST,
                "请裁定申诉：" + unitName(id) + label(id),
                unitName(id) + "对" + lines.size() + "条得分明细提出申诉，请于" + due.text() + "前在任务列表中逐条裁定。",
                id.toString()));
        return new Step(due, terms.textOf(due), terms.escalations(Duty.APPEAL, due));
    }

    private List<AppealLine> checked(ConfirmationId id, List<Appeal> appeals) {
        if (appeals.isEmpty()) {
            throw new InvalidInputException("提出申诉的，请至少选择一条得分明细并写明理由。");
        }
        Map<ScoreLine.Key, ScoreLine> known = lines(id);
        Set<ScoreLine.Key> seen = new HashSet<>();
        return appeals.stream()
                .map(appeal -> {
                    ScoreLine.Key key = ScoreLine.Key.parse(appeal.line() == null ? "" : appeal.line());
                    ScoreLine line = known.get(key);
                    if (line == null) {
                        throw new InvalidInputException("所申诉的得分明细不在贵单位的明细中，请重新选择。");
                    }
                    if (!seen.add(key)) {
                        throw new InvalidInputException("“" + ScoreSheets.title(line) + "”重复申诉，请合并为一条。");
                    }
                    String reason = TypedText.required(appeal.reason(), "申诉理由");
                    return new AppealLine(id, seen.size(), key, reason, null, null, null, null, null, null);
                })
                .toList();
    }

    /** Counts the unit among those that have answered. */
    public void recordConfirmation(ConfirmationId id) {
        Confirmation confirmation = assessments.lock(id);
        boolean confirmed = confirmation.answeredAt() != null
                && assessments.appeals(id).isEmpty()
                && isIn(confirmation, ConfirmationState.OPEN, ConfirmationState.CONFIRMED);
        if (!confirmed) {
            throw senseless(confirmation, "单位没有作出待登记的确认");
        }
        if (assessments.move(id, ConfirmationState.OPEN, ConfirmationState.CONFIRMED)) {
            close(id);
        }
    }

    /** Nobody has answered in time: silence counts as agreement. An answer that has come to nothing is none. */
    public void recordSilence(ConfirmationId id) {
        Confirmation confirmation = assessments.lock(id);
        if (!isIn(confirmation, ConfirmationState.OPEN, ConfirmationState.SILENT)) {
            throw senseless(confirmation, "单位已经答复");
        }
        if (!confirmation.due().isPast(now())) {
            throw senseless(confirmation, "确认期限" + confirmation.due().text() + "未到");
        }
        if (assessments.move(id, ConfirmationState.OPEN, ConfirmationState.SILENT)) {
            assessments.dropAnswer(id);
            tellUnit(
                    id,
                    "score-silence:" + id,
                    "视同确认得分：" + label(id),
                    unitName(id) + "在" + assessments.get(id).due().text() + "前没有完成答复，按规定视同对" + label(id) + "得分无异议。");
            close(id);
        }
    }

    /** What the office finds in its task: appealLine, title, pointsText, appealReason of each line. */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> prepareDecision(ConfirmationId id) {
        Map<ScoreLine.Key, ScoreLine> known = lines(id);
        Map<ScoreLine.Key, Correction> corrections = scores.corrections(ScoringPeriod.of(id.year()), id.unit());
        return assessments.appeals(id).stream()
                .map(appeal -> {
                    ScoreLine line = known.get(appeal.line());
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("appealLine", appeal.line().toString());
                    row.put("title", ScoreSheets.title(line));
                    row.put("pointsText", ScoreSheets.pointsText(line, corrections.get(appeal.line())));
                    row.put("appealReason", appeal.reason());
                    return row;
                })
                .toList();
    }

    /**
     * What the office says of one line.
     *
     * @param points new ones; null leaves them as they are
     * @param adjustment a new one; null leaves it as it is
     */
    public record Verdict(String line, Decision decision, BigDecimal points, BigDecimal adjustment, String reason) {}

    /**
     * Keeps what the office decides, in place of what it has decided before; what follows from it comes with
     * {@link #applyDecision}.
     *
     * @param verdicts one a line, in the unit's order
     */
    public void decide(ConfirmationId id, List<Verdict> verdicts, Actor by) {
        Confirmation confirmation = assessments.lock(id);
        List<AppealLine> appeals = assessments.appeals(id);
        if (confirmation.state() != ConfirmationState.APPEALED) {
            throw new AlreadyDoneException("这项申诉已经裁定，请勿重复提交。");
        }
        List<String> asked =
                appeals.stream().map(appeal -> appeal.line().toString()).toList();
        if (!verdicts.stream().map(Verdict::line).toList().equals(asked)) {
            throw new InvalidInputException("申诉清单与本页所列不一致。请先复制已填内容，刷新页面后重新填写。");
        }
        Map<ScoreLine.Key, ScoreLine> known = lines(id);
        Map<ScoreLine.Key, Correction> corrections = scores.corrections(ScoringPeriod.of(id.year()), id.unit());
        for (int i = 0; i < appeals.size(); i++) {
            AppealLine appeal = appeals.get(i);
            assessments.decide(
                    decided(appeal, verdicts.get(i), known.get(appeal.line()), corrections.get(appeal.line()), by));
        }
    }

    private AppealLine decided(AppealLine appeal, Verdict verdict, ScoreLine line, Correction correction, Actor by) {
        String title = "“" + ScoreSheets.title(line) + "”";
        String reason = TypedText.required(verdict.reason(), "裁定理由");
        BigDecimal points = null;
        BigDecimal adjustment = null;
        if (verdict.decision() == Decision.GRANTED) {
            BigDecimal oldPoints = correction == null ? line.value() : correction.points();
            BigDecimal oldAdjustment = correction == null ? line.adjustment() : correction.adjustment();
            points = changed(title, "分值", verdict.points(), oldPoints, BigDecimal.ZERO, MOST_POINTS);
            adjustment = changed(
                    title, "加减分", verdict.adjustment(), oldAdjustment, MOST_ADJUSTMENT.negate(), MOST_ADJUSTMENT);
            if (same(points, oldPoints) && same(adjustment, oldAdjustment)) {
                throw new InvalidInputException(title + "申诉成立的，请填写与原得分不同的新分值或加减分。");
            }
        }
        return new AppealLine(
                appeal.confirmation(),
                appeal.position(),
                appeal.line(),
                appeal.reason(),
                verdict.decision(),
                points,
                adjustment,
                reason,
                by,
                now());
    }

    /** A figure can only be changed where the line has one. */
    private static BigDecimal changed(
            String title, String label, BigDecimal figure, BigDecimal old, BigDecimal least, BigDecimal most) {
        if (figure == null) {
            return old;
        }
        if (old == null) {
            throw new InvalidInputException(title + "没有" + label + "，请不要填写新的" + label + "。");
        }
        if (figure.compareTo(least) < 0
                || figure.compareTo(most) > 0
                || figure.stripTrailingZeros().scale() > 2) {
            throw new InvalidInputException(title + "新的" + label + "应为" + least + "至" + most + "，最多两位小数。");
        }
        return figure;
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    /** Corrects what was granted, tells the unit, and counts it among those that are done. */
    public void applyDecision(ConfirmationId id) {
        Confirmation confirmation = assessments.lock(id);
        List<AppealLine> appeals = assessments.appeals(id);
        boolean decided = isIn(confirmation, ConfirmationState.APPEALED, ConfirmationState.DECIDED)
                && appeals.stream().noneMatch(appeal -> appeal.decision() == null);
        if (!decided) {
            throw senseless(confirmation, "申诉没有逐条裁定");
        }
        if (!assessments.move(id, ConfirmationState.APPEALED, ConfirmationState.DECIDED)) {
            return;
        }
        ScoringPeriod period = ScoringPeriod.of(id.year());
        Map<ScoreLine.Key, Correction> corrections = scores.corrections(period, id.unit());
        for (AppealLine appeal : appeals) {
            if (appeal.isGranted()) {
                Correction last = corrections.get(appeal.line());
                scores.correct(
                        period,
                        new Correction(
                                id.unit(),
                                appeal.line(),
                                last == null ? 1 : last.number() + 1,
                                appeal.points(),
                                appeal.adjustment(),
                                appeal.decisionReason(),
                                appeal.decidedBy(),
                                appeal.decidedAt()));
            }
        }
        tellUnit(id, "appeal-decided:" + id, "申诉已裁定：" + label(id), text(id, appeals));
        close(id);
    }

    private String text(ConfirmationId id, List<AppealLine> appeals) {
        Map<ScoreLine.Key, ScoreLine> known = lines(id);
        StringBuilder text =
                new StringBuilder("市营商环境办对" + unitName(id) + "的" + appeals.size() + "条申诉作出裁定，各单位答复完毕后更新得分和排名。");
        for (AppealLine appeal : appeals) {
            String line = "\n" + appeal.position() + ". " + ScoreSheets.title(known.get(appeal.line())) + "："
                    + ScoreSheets.decision(appeal) + "。理由：" + appeal.decisionReason();
            if (text.length() + line.length() > LONGEST_LIST) {
                return text + "\n其余各条见考核页面。";
            }
            text.append(line);
        }
        return text.toString();
    }

    /** What the decision table has for today; nobody answers for a unit that is no longer in the plan. */
    public void remind(ConfirmationId id) {
        Confirmation confirmation = assessments.get(id);
        if (confirmation.state() == ConfirmationState.OPEN
                && plan.findUnit(id.unit()).isPresent()) {
            reminders.sendFor(new DutyNotice(
                    Duty.CONFIRMATION,
                    id.toString(),
                    label(id),
                    id.unit(),
                    plan.office().id(),
                    confirmation.due()));
        }
    }

    /**
     * What the decision table has for today.
     *
     * @param due by when the office has to decide
     */
    public void remindOfAppeal(ConfirmationId id, Deadline due) {
        if (assessments.get(id).state() == ConfirmationState.APPEALED) {
            reminders.sendFor(new DutyNotice(
                    Duty.APPEAL,
                    id.toString(),
                    unitName(id) + label(id),
                    plan.office().id(),
                    plan.office().id(),
                    due));
        }
    }

    private void lockOpen(ConfirmationId id) {
        if (assessments.lock(id).state() != ConfirmationState.OPEN) {
            throw new AlreadyDoneException("对这份得分的答复已经登记，本次提交未生效。");
        }
    }

    private static boolean isIn(Confirmation confirmation, ConfirmationState before, ConfirmationState after) {
        return confirmation.state() == before || confirmation.state() == after;
    }

    /** A step of a diagram that stands where it must not. */
    private InvalidInputException senseless(Confirmation confirmation, String why) {
        return new InvalidInputException(unitName(confirmation.id()) + label(confirmation.id()) + "得分现为“"
                + confirmation.state().label() + "”，" + why + "，流程图中的这一步不能在此执行。");
    }

    private static String signature(String signedBy) {
        return TypedText.required(signedBy, "主要负责人签字");
    }

    /** The unit's lines of the run that was announced. */
    private Map<ScoreLine.Key, ScoreLine> lines(ConfirmationId id) {
        ScoringPeriod period = ScoringPeriod.of(id.year());
        return ScoreSheets.byKey(scores.lines(scores.last(period).orElseThrow(), id.unit()));
    }

    private void close(ConfirmationId id) {
        if (assessments.closeConfirmation(id.year()) == 0) {
            processes.confirmationsComplete(id.year());
        }
    }

    private void tellUnit(ConfirmationId id, String key, String subject, String text) {
        for (UnitRole role : UnitRole.values()) {
            notices.post(
                    new Notice(key, new Recipient(id.unit(), role), Urgency.IMMEDIATE, subject, text, id.toString()));
        }
    }

    private String unitName(ConfirmationId id) {
        return plan.nameOf(id.unit());
    }

    private static String label(ConfirmationId id) {
        return ScoringPeriod.of(id.year()).label() + "考核";
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
