package org.everspring.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
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
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.Scoring;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The assessment of a year, from its admission to the frozen result. Every step may run twice and counts once. */
@Service
@Transactional
public class AnnualAssessments {

    /** Units whose confirmations one transaction opens. */
    private static final int BATCH_SIZE = 50;

    private final Assessments assessments;
    private final AssessedQuarters quarters;
    private final Scoring scoring;
    private final Scores scores;
    private final ScoreSheets sheets;
    private final AssessmentProcesses processes;
    private final AssessmentDeadlines terms;
    private final DutyReminders reminders;
    private final Notices notices;
    private final Plan plan;
    private final Clock clock;

    AnnualAssessments(
            Assessments assessments,
            AssessedQuarters quarters,
            Scoring scoring,
            Scores scores,
            ScoreSheets sheets,
            AssessmentProcesses processes,
            AssessmentDeadlines terms,
            DutyReminders reminders,
            Notices notices,
            Plan plan,
            Clock clock) {
        this.assessments = assessments;
        this.quarters = quarters;
        this.scoring = scoring;
        this.scores = scores;
        this.sheets = sheets;
        this.processes = processes;
        this.terms = terms;
        this.reminders = reminders;
        this.notices = notices;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * Admits a year that somebody assesses by hand.
     *
     * @param text as typed, {@code 2026}
     * @return the year
     * @throws InvalidInputException for what is no year, a year that is not over, has no opened quarter, or is assessed or
     *     being assessed already; also while the holidays of the current year are not known, because no step would have a date
     */
    public int admit(String text, String userId) {
        ScoringPeriod period = period(text == null ? "" : text.strip());
        OffsetDateTime now = now();
        if (now.isBefore(period.to())) {
            throw new InvalidInputException(period.label() + "尚未结束，请在年度终了后开展考核。");
        }
        if (quarters.opened(period.year()).isEmpty()) {
            throw new InvalidInputException(period.label() + "没有开启过季度报送，没有可以考核的内容。");
        }
        terms.requireHolidays();
        if (!assessments.add(period.year(), userId, now)) {
            AssessmentState state = assessments.get(period.year()).state();
            throw new AlreadyDoneException(period.label() + "考核已经开展（" + state.label() + "），不能重复开展。");
        }
        return period.year();
    }

    private static ScoringPeriod period(String text) {
        ScoringPeriod period = text.matches("2[0-9]{3}") ? ScoringPeriod.parse(text) : null;
        if (period == null) {
            throw new InvalidInputException(
                    "“" + (text.length() > 20 ? text.substring(0, 20) + "……" : text) + "”不是有效的考核年度，请填写四位年份，例如2026。");
        }
        return period;
    }

    /** The year that the timer assesses: the one that is over. */
    public int due() {
        return LocalDate.now(clock).getYear() - 1;
    }

    /** Admits the year that the timer assesses; returns false when there is nothing to assess, or somebody was first. */
    public boolean admitDue() {
        if (quarters.opened(due()).isEmpty() || assessments.find(due()).isPresent()) {
            return false;
        }
        terms.requireHolidays();
        return assessments.add(due(), null, now());
    }

    /**
     * What the review begins with, and when the quarters are looked at again.
     *
     * @param published whether all opened quarters of the year are
     * @param recheckAt 09:00 of the next working day
     */
    public record QuarterCheck(boolean published, OffsetDateTime recheckAt, Step review) {}

    /**
     * @param dueText as staff read the date
     * @param escalations cron text of the days after the date
     */
    public record Step(Deadline due, String dueText, String escalations) {}

    /** The office hears once of quarters that hold the assessment up. */
    public QuarterCheck checkQuarters(int year) {
        List<Quarter> unsettled = quarters.unsettled(year, now());
        if (!unsettled.isEmpty()) {
            String labels = unsettled.stream().map(Quarter::label).collect(Collectors.joining("、"));
            tellOffice(
                    year,
                    "assessment-waiting:" + year + ":" + unsettled.size(),
                    "考核待通报发布",
                    labels + "的通报尚未发布。每个工作日核对一次，各季度通报均发布后自动评分。");
        }
        return new QuarterCheck(unsettled.isEmpty(), terms.nextMorning(), reviewStep());
    }

    private Step reviewStep() {
        return step(terms.review());
    }

    private Step step(Deadline due) {
        return new Step(due, terms.textOf(due), terms.escalations(Duty.ASSESSMENT, due));
    }

    /**
     * What the office finds in its task.
     *
     * @param dueText as staff read the date
     * @param rows one a unit
     * @param returnReason what the leading group has sent it back with; null when it has not
     */
    public record Review(
            Deadline due, String dueText, String overview, List<Map<String, Object>> rows, String returnReason) {}

    /** Every unit is scored: the office reviews. Nothing happens to a year that is past its scoring. */
    public void scored(int year) {
        if (assessments.move(year, AssessmentState.SCORING, AssessmentState.REVIEWING)) {
            ScoreRun run = lastRun(year);
            tellOffice(
                    year,
                    "assessment-scored:" + year + ":" + run.number(),
                    "请复核考核评分结果",
                    sheets.overview(run) + "请于" + terms.review().text() + "前在任务列表中复核。");
        }
    }

    public Review prepareReview(int year) {
        Deadline due = terms.review();
        ScoreRun run = lastRun(year);
        assessments.review(year, run.number());
        return new Review(
                due,
                terms.textOf(due),
                sheets.overview(run),
                sheets.table(run),
                assessments.get(year).returnReason());
    }

    /**
     * Keeps that the scores hold; {@link #announceBatch} carries it out.
     *
     * @param opinion may be null
     */
    public void accept(int year, String opinion) {
        Assessment assessment = lockWaiting(year, AssessmentState.REVIEWING);
        String checked = checked(opinion, "复核意见");
        int units = scores.scores(lastRun(year)).size();
        if (units == 0) {
            throw new InvalidInputException(assessment.label() + "没有任何单位的得分，不能送各单位确认。请查明原因后选择“重新评分”。");
        }
        assessments.giveReviewOpinion(year, checked);
        assessments.decide(year, AssessmentDecision.ACCEPT);
    }

    /**
     * Keeps that the scores do not hold; {@link #restartScoring} carries it out.
     *
     * @param opinion why it has to be scored again
     */
    public void rescore(int year, String opinion) {
        lockWaiting(year, AssessmentState.REVIEWING);
        assessments.giveReviewOpinion(year, needed(opinion, "复核意见", "选择“重新评分”时请写明复核意见。"));
        assessments.decide(year, AssessmentDecision.RESCORE);
    }

    /** Begins a new run; a second call finds the first's. */
    public Step restartScoring(int year) {
        Assessment assessment = assessments.lock(year);
        if (assessment.state() == AssessmentState.REVIEWING
                && assessments.isDecided(year, AssessmentDecision.RESCORE)) {
            carryOut(assessment, AssessmentState.SCORING);
            scoring.start(ScoringPeriod.of(year));
        } else if (assessment.state() != AssessmentState.SCORING || assessment.run() == null) {
            throw undecided(assessment, AssessmentDecision.RESCORE);
        }
        return reviewStep();
    }

    private void carryOut(Assessment assessment, AssessmentState to) {
        assessments.decide(assessment.year(), null);
        assessments.move(assessment.year(), assessment.state(), to);
    }

    private static InvalidInputException undecided(Assessment assessment, AssessmentDecision decision) {
        return senseless(assessment, "没有待执行的“" + decision.label() + "”决定");
    }

    /** A step of a diagram that stands where it must not. */
    private static InvalidInputException senseless(Assessment assessment, String why) {
        return new InvalidInputException(
                assessment.label() + "现为“" + assessment.state().label() + "”，" + why + "，流程图中的这一步不能在此执行。");
    }

    /**
     * Tells the next units of their scores and opens their confirmations, in the caller's transaction. How far it has come
     * is a row of that transaction.
     *
     * @return whether every unit has been told now
     */
    public boolean announceBatch(int year) {
        Assessment assessment = assessments.lock(year);
        ScoreRun run = lastRun(year);
        if (assessment.state() == AssessmentState.REVIEWING && assessments.isDecided(year, AssessmentDecision.ACCEPT)) {
            assessments.beginRound(
                    year, assessment.round() + 1, scores.scores(run).size());
            carryOut(assessment, AssessmentState.CONFIRMING);
            assessment = assessments.get(year);
        }
        if (assessment.state() != AssessmentState.CONFIRMING) {
            throw undecided(assessment, AssessmentDecision.ACCEPT);
        }
        String after = assessment.announcedUpTo() == null
                ? ""
                : assessment.announcedUpTo().value();
        List<UnitScore> waiting = scores.scores(run).stream()
                .filter(score -> score.unit().value().compareTo(after) > 0)
                .sorted(Comparator.comparing(score -> score.unit().value()))
                .toList();
        List<UnitScore> batch = waiting.subList(0, Math.min(BATCH_SIZE, waiting.size()));
        if (!batch.isEmpty()) {
            // Of each batch by itself: whoever is told later, after a fault, has no less time.
            Deadline due = terms.confirmation();
            for (UnitScore score : batch) {
                announce(assessment, run, score, due);
            }
            assessments.advance(year, batch.get(batch.size() - 1).unit(), due);
        }
        return batch.size() == waiting.size();
    }

    private void announce(Assessment assessment, ScoreRun run, UnitScore score, Deadline due) {
        ConfirmationId id = new ConfirmationId(assessment.year(), assessment.round(), score.unit());
        assessments.add(id, due);
        processes.startConfirmation(
                assessments.get(id), plan.nameOf(score.unit()), sheets.of(run, score), terms.confirmationCycles(due));
        for (UnitRole role : UnitRole.values()) {
            notices.post(new Notice(
                    "score-announced:" + id,
                    new Recipient(score.unit(), role),
                    Urgency.IMMEDIATE,
                    "请确认得分：" + assessment.label(),
                    plan.nameOf(score.unit()) + assessment.label() + "得分：" + ScoreSheets.result(score) + "。请于"
                            + due.text() + "前在任务列表中逐项核对，由主要负责人签字确认或提出申诉；申诉须附佐证材料，期满未答复的视同确认。",
                    id.toString()));
        }
    }

    /** Every unit has answered and every appeal is decided: scores, ranks and grades follow the decisions. */
    public Step restate(int year) {
        Assessment assessment = assessments.lock(year);
        if (assessment.state() != AssessmentState.CONFIRMING && assessment.state() != AssessmentState.APPROVING) {
            throw senseless(assessment, "各单位不在确认中");
        }
        if (assessment.openConfirmations() > 0) {
            throw senseless(assessment, "还有" + assessment.openConfirmations() + "个单位没有确认或裁定");
        }
        if (assessment.state() == AssessmentState.CONFIRMING) {
            scoring.restate(ScoringPeriod.of(year));
            assessments.move(year, AssessmentState.CONFIRMING, AssessmentState.APPROVING);
        }
        return step(terms.approval());
    }

    /**
     * What the leading group finds in its task.
     *
     * @param rows one a unit
     * @param appeals one an appealed line of this round
     */
    public record Approval(
            Deadline due, String overview, List<Map<String, Object>> rows, List<Map<String, Object>> appeals) {}

    public Approval prepareApproval(int year) {
        Deadline due = terms.approval();
        Assessment assessment = assessments.get(year);
        ScoreRun run = lastRun(year);
        String overview = sheets.overview(run) + answers(assessment);
        for (UnitRole role : UnitRole.values()) {
            notices.post(new Notice(
                    "assessment-approval:" + year + ":" + assessment.round(),
                    new Recipient(plan.leadingGroup().id(), role),
                    Urgency.IMMEDIATE,
                    "请审定考核结果：" + assessment.label(),
                    overview + "请于" + due.text() + "前在任务列表中审定。",
                    String.valueOf(year)));
        }
        return new Approval(due, overview, sheets.table(run), sheets.appeals(run, appealsOfRound(assessment)));
    }

    private List<AppealLine> appealsOfRound(Assessment assessment) {
        return assessments.appeals(assessment.year()).stream()
                .filter(appeal -> appeal.confirmation().round() == assessment.round())
                .toList();
    }

    private String answers(Assessment assessment) {
        Map<ConfirmationState, Long> counts = assessments.confirmations(assessment.year()).stream()
                .collect(Collectors.groupingBy(Confirmation::state, Collectors.counting()));
        List<AppealLine> appeals = appealsOfRound(assessment);
        return "各单位答复：确认%d个，视同确认%d个，申诉%d个（%d条，其中成立%d条）。"
                .formatted(
                        counts.getOrDefault(ConfirmationState.CONFIRMED, 0L),
                        counts.getOrDefault(ConfirmationState.SILENT, 0L),
                        counts.getOrDefault(ConfirmationState.DECIDED, 0L),
                        appeals.size(),
                        appeals.stream().filter(AppealLine::isGranted).count());
    }

    /**
     * Keeps the approval; {@link #freeze} carries it out.
     *
     * @param opinion may be null
     */
    public void approve(int year, String opinion, Actor by) {
        lockWaiting(year, AssessmentState.APPROVING);
        assessments.approve(year, checked(opinion, "审定意见"), by, now());
        assessments.decide(year, AssessmentDecision.APPROVE);
    }

    /**
     * Keeps that it goes back to the office; {@link #returnResult} carries it out.
     *
     * @param opinion why
     */
    public void sendBack(int year, String opinion) {
        lockWaiting(year, AssessmentState.APPROVING);
        assessments.decide(year, AssessmentDecision.RETURN);
        assessments.returnToOffice(year, needed(opinion, "审定意见", "退回时请写明审定意见，以便市营商环境办复核。"));
    }

    /** What was sent back goes to the office again. */
    public Step returnResult(int year) {
        Step step = reviewStep();
        Assessment assessment = assessments.lock(year);
        boolean waits = assessment.state() == AssessmentState.APPROVING
                && assessments.isDecided(year, AssessmentDecision.RETURN);
        boolean again = assessment.state() == AssessmentState.REVIEWING && assessment.returnReason() != null;
        if (!waits && !again) {
            throw undecided(assessment, AssessmentDecision.RETURN);
        }
        if (waits) {
            carryOut(assessment, AssessmentState.REVIEWING);
            for (UnitRole role : UnitRole.values()) {
                notices.post(new Notice(
                        "assessment-returned:" + year + ":" + assessment.round(),
                        new Recipient(plan.office().id(), role),
                        Urgency.IMMEDIATE,
                        "考核结果被退回复核：" + assessment.label(),
                        "领导小组的审定意见：" + assessment.returnReason() + "\n请于"
                                + step.due().text() + "前重新复核。",
                        String.valueOf(year)));
            }
        }
        return step;
    }

    /** Nothing of the year changes after this. */
    public void freeze(int year) {
        Assessment assessment = assessments.lock(year);
        if (assessment.isFrozen()) {
            return;
        }
        if (assessment.state() != AssessmentState.APPROVING
                || !assessments.isDecided(year, AssessmentDecision.APPROVE)) {
            throw undecided(assessment, AssessmentDecision.APPROVE);
        }
        ScoreRun run = lastRun(year);
        assessments.freeze(year, run.hash(), now());
        Map<UnitId, UnitScore> byUnit =
                scores.scores(run).stream().collect(Collectors.toMap(UnitScore::unit, score -> score));
        for (Unit unit : plan.units()) {
            UnitScore score = byUnit.get(unit.id());
            String own = score == null ? "" : unit.name() + "：" + ScoreSheets.finalResult(score) + "。";
            for (UnitRole role : UnitRole.values()) {
                notices.post(new Notice(
                        "assessment-published:" + year,
                        new Recipient(unit.id(), role),
                        Urgency.DIGEST,
                        "考核结果已公布：" + assessment.label(),
                        own + "领导小组已审定" + assessment.label() + "结果，各单位得分、排名和得分明细可在考核页面查阅。",
                        String.valueOf(year)));
            }
        }
    }

    /**
     * What the decision table has for today, for the step that waits.
     *
     * @param approvalDue null before the first approval
     */
    public void remind(int year, Deadline reviewDue, Deadline approvalDue) {
        Assessment assessment = assessments.get(year);
        if (assessment.state() == AssessmentState.REVIEWING) {
            remind(year, "review", "复核", plan.office(), reviewDue);
        } else if (assessment.state() == AssessmentState.APPROVING) {
            remind(year, "approval", "审定", plan.leadingGroup(), approvalDue);
        }
    }

    private void remind(int year, String step, String what, Unit unit, Deadline due) {
        // The duty's name completes the title: 复核2026年度考核.
        reminders.sendFor(new DutyNotice(
                Duty.ASSESSMENT,
                String.valueOf(year),
                year + ":" + step,
                what + year,
                unit.id(),
                plan.office().id(),
                due));
    }

    private Assessment lockWaiting(int year, AssessmentState state) {
        Assessment assessment = assessments.lock(year);
        if (assessment.state() != state) {
            throw new AlreadyDoneException(
                    "这一步已经办理（" + assessment.label() + "：" + assessment.state().label() + "），本次提交未生效。");
        }
        return assessment;
    }

    private ScoreRun lastRun(int year) {
        return scores.last(ScoringPeriod.of(year)).orElseThrow(() -> new InvalidInputException(year + "年度尚未评分。"));
    }

    private static String needed(String opinion, String label, String message) {
        String checked = checked(opinion, label);
        if (checked == null) {
            throw new InvalidInputException(message);
        }
        return checked;
    }

    private static String checked(String opinion, String label) {
        if (opinion == null || opinion.isBlank()) {
            return null;
        }
        return TypedText.required(opinion, label);
    }

    private void tellOffice(int year, String key, String subject, String text) {
        notices.post(new Notice(
                key,
                new Recipient(plan.office().id(), UnitRole.LIAISON),
                Urgency.DIGEST,
                subject + "：" + ScoringPeriod.of(year).label() + "考核",
                text,
                String.valueOf(year)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
