package org.everspring.assessment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.assessment.AssessmentEvent.ApprovalAwaited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoreSheet;
import org.everspring.scoring.ScoreSheets;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff find in the forms of an assessment, read each time that somebody opens one. */
@Service
@Transactional
public class TaskSheets {

    private final Assessments assessments;
    private final Confirmations confirmations;
    private final Scores scores;
    private final ScoreSheets sheets;
    private final AssessmentDeadlines deadlines;
    private final ApplicationEventPublisher events;
    private final Plan plan;

    TaskSheets(
            Assessments assessments,
            Confirmations confirmations,
            Scores scores,
            ScoreSheets sheets,
            AssessmentDeadlines deadlines,
            ApplicationEventPublisher events,
            Plan plan) {
        this.assessments = assessments;
        this.confirmations = confirmations;
        this.scores = scores;
        this.sheets = sheets;
        this.deadlines = deadlines;
        this.events = events;
        this.plan = plan;
    }

    /**
     * For the office's review.
     *
     * @param rows one a unit
     * @param returnReason what the leading group has sent it back with; null when it has not
     */
    public record Review(
            String overview,
            List<Map<String, Object>> rows,
            @Nullable String returnReason) {}

    public Review review(int year) {
        ScoreRun run = lastRun(year);
        return new Review(
                sheets.overview(run),
                sheets.table(run),
                assessments.get(year).opinions().returned());
    }

    /**
     * For the leading group's approval.
     *
     * @param rows one a unit
     * @param appeals one an appealed line of this round
     */
    public record Approval(String overview, List<Map<String, Object>> rows, List<Map<String, Object>> appeals) {}

    public Approval approval(int year) {
        ScoreRun run = lastRun(year);
        List<AppealLine> appeals = appeals(year);
        return new Approval(overview(run, appeals), sheets.table(run), rows(run, appeals));
    }

    /** The leading group hears of its task. */
    public void askApproval(int year) {
        events.publishEvent(new ApprovalAwaited(
                year,
                assessments.get(year).round().number(),
                overview(lastRun(year), appeals(year)),
                deadlines.approval().due()));
    }

    /** Of this round. */
    private List<AppealLine> appeals(int year) {
        int round = assessments.get(year).round().number();
        return confirmations.appeals(year).stream()
                .filter(appeal -> appeal.confirmation().round() == round)
                .toList();
    }

    private String overview(ScoreRun run, List<AppealLine> appeals) {
        return sheets.overview(run) + answers(confirmations.states(run.period().year()), appeals);
    }

    private static String answers(Map<ConfirmationState, Long> states, List<AppealLine> appeals) {
        return "各单位答复：确认%d个，视同确认%d个，申诉%d个（%d条，其中成立%d条）。"
                .formatted(
                        states.getOrDefault(ConfirmationState.CONFIRMED, 0L),
                        states.getOrDefault(ConfirmationState.SILENT, 0L),
                        states.getOrDefault(ConfirmationState.DECIDED, 0L),
                        appeals.size(),
                        appeals.stream().filter(AppealLine::isGranted).count());
    }

    /** For the unit's answer, and beside its appeal. */
    public ScoreSheet score(ConfirmationId id) {
        ScoreRun run = lastRun(id.year());
        return sheets.of(run, scores.score(run, id.unit()).orElseThrow());
    }

    /** For the office's decision on an appeal: appealLine, title, pointsText, appealReason of each line. */
    public List<Map<String, Object>> appeal(ConfirmationId id) {
        Map<ScoreLine.Key, ScoreLine> known = sheets.lines(id.year(), id.unit());
        Map<ScoreLine.Key, Correction> corrections = scores.corrections(ScoringPeriod.of(id.year()), id.unit());
        return confirmations.get(id).appeals().stream()
                .map(appeal -> {
                    ScoreLine line = appeal.line().among(known);
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("appealLine", appeal.line().toString());
                    row.put("title", line.title());
                    row.put("pointsText", ScoreSheets.pointsText(line, corrections.get(appeal.line())));
                    row.put("appealReason", appeal.reason());
                    return row;
                })
                .toList();
    }

    private ScoreRun lastRun(int year) {
        return scores.last(ScoringPeriod.of(year)).orElseThrow(() -> new InvalidInputException(year + "年度尚未评分。"));
    }

    /** One row an appealed line: unitName, title, appealReason, decisionText, decisionReason. */
    private List<Map<String, Object>> rows(ScoreRun run, List<AppealLine> appeals) {
        Map<UnitId, Map<ScoreLine.Key, ScoreLine>> lines = new HashMap<>();
        return appeals.stream()
                .map(appeal -> row(
                        appeal,
                        lines.computeIfAbsent(
                                appeal.confirmation().unit(), unit -> ScoreSheets.byKey(scores.lines(run, unit)))))
                .toList();
    }

    private Map<String, Object> row(AppealLine appeal, Map<ScoreLine.Key, ScoreLine> lines) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unitName", plan.nameOf(appeal.confirmation().unit()));
        row.put("title", appeal.line().among(lines).title());
        row.put("appealReason", appeal.reason());
        row.put("decisionText", appeal.outcome());
        row.put("decisionReason", appeal.decisionReason() == null ? "—" : appeal.decisionReason());
        return row;
    }
}
