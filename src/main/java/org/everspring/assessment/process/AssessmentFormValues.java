package org.everspring.assessment.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everspring.assessment.AppealLine;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.assessment.TaskSheets;
import org.everspring.assessment.TaskSheets.Approval;
import org.everspring.assessment.TaskSheets.Review;
import org.everspring.forms.FormValues;
import org.everspring.matter.ConfirmationId;
import org.everspring.scoring.ScoreSheet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the forms of this module show: scores, and what was said of them. An office that reviews again and a leading group
 * that approves again begin with no answer, a unit with what it has said and somebody has refused to sign.
 */
@Configuration(proxyBeanMethods = false)
class AssessmentFormValues {

    private final TaskSheets sheets;
    private final Confirmations confirmations;

    AssessmentFormValues(TaskSheets sheets, Confirmations confirmations) {
        this.sheets = sheets;
        this.confirmations = confirmations;
    }

    @Bean
    FormValues annualAssessmentValues() {
        return FormValues.of(AnnualAssessmentProcess.KEY, AnnualAssessmentProcess.YEAR::from)
                .with("review-scores", year -> ofReview(sheets.review(year)))
                .with("approve-result", year -> ofApproval(sheets.approval(year)));
    }

    @Bean
    FormValues scoreConfirmationValues() {
        return FormValues.of(ScoreConfirmationProcess.KEY, ScoreConfirmationProcess.CONFIRMATION_ID::from)
                .with("confirm-score", this::ofConfirmation)
                .with("decide-appeal", this::ofAppeal);
    }

    private static Map<String, Object> ofReview(Review review) {
        Map<String, Object> values = new HashMap<>();
        values.put(AnnualAssessmentProcess.SCORE_OVERVIEW, review.overview());
        values.put(AnnualAssessmentProcess.UNIT_SCORES, review.rows());
        values.put(AnnualAssessmentProcess.RETURN_REASON, review.returnReason());
        values.put(AnnualAssessmentProcess.REVIEW.name(), null);
        values.put(AnnualAssessmentProcess.REVIEW_OPINION.name(), null);
        return values;
    }

    private static Map<String, Object> ofApproval(Approval approval) {
        Map<String, Object> values = new HashMap<>();
        values.put(AnnualAssessmentProcess.SCORE_OVERVIEW, approval.overview());
        values.put(AnnualAssessmentProcess.UNIT_SCORES, approval.rows());
        values.put(AnnualAssessmentProcess.APPEAL_RESULTS, approval.appeals());
        values.put(AnnualAssessmentProcess.APPROVAL.name(), null);
        values.put(AnnualAssessmentProcess.APPROVAL_OPINION.name(), null);
        return values;
    }

    private Map<String, Object> ofConfirmation(ConfirmationId id) {
        ScoreConfirmation confirmation = confirmations.get(id);
        ScoreConfirmation.Answer given = confirmation.answer();
        ScoreSheet sheet = sheets.score(id);
        Map<String, Object> values = new HashMap<>();
        values.put(ScoreConfirmationProcess.SCORE_TEXT, sheet.text());
        values.put(ScoreConfirmationProcess.SCORE_LINES, sheet.lines());
        values.put(ScoreConfirmationProcess.SCORE_LINE_OPTIONS, sheet.options());
        values.put(ScoreConfirmationProcess.ANSWER.name(), given == null ? null : answer(confirmation));
        values.put(ScoreConfirmationProcess.SIGNED_BY.name(), given == null ? null : given.signedBy());
        // Never null: Tasklist would send the lines chosen next as a value of the type Null. The first row waits to be
        // filled.
        values.put(
                ScoreConfirmationProcess.APPEALS,
                confirmation.appeals().isEmpty()
                        ? List.of(Map.of())
                        : confirmation.appeals().stream()
                                .map(AssessmentFormValues::row)
                                .toList());
        return values;
    }

    private static Map<String, String> row(AppealLine appeal) {
        return Map.of("appealLine", appeal.line().toString(), "appealReason", appeal.reason());
    }

    private static String answer(ScoreConfirmation confirmation) {
        return confirmation.appeals().isEmpty() ? ScoreConfirmationProcess.CONFIRM : ScoreConfirmationProcess.APPEAL;
    }

    private Map<String, Object> ofAppeal(ConfirmationId id) {
        return Map.of(
                ScoreConfirmationProcess.SCORE_TEXT,
                sheets.score(id).text(),
                ScoreConfirmationProcess.APPEAL_DECISIONS,
                sheets.appeal(id));
    }
}
