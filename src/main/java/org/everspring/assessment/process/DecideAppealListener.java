package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.APPEAL_DECISIONS;
import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_ID;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.AppealLine.Decision;
import org.everspring.assessment.AppealLine.Verdict;
import org.everspring.assessment.ScoreConfirmations;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ScoreConfirmationProcess.KEY)
class DecideAppealListener implements TaskListener {

    private final ScoreConfirmations confirmations;
    private final Actors actors;

    DecideAppealListener(ScoreConfirmations confirmations, Actors actors) {
        this.confirmations = confirmations;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        confirmations.decide(
                CONFIRMATION_ID.from(task),
                JsonVariable.rows(task, APPEAL_DECISIONS).stream()
                        .map(DecideAppealListener::verdict)
                        .toList(),
                actors.of(task));
    }

    private static Verdict verdict(JsonNode row) {
        return new Verdict(
                row.path("appealLine").asText(),
                Decision.of(row.path("decision").asText()),
                figure(row.path("newPoints")),
                figure(row.path("newAdjustment")),
                row.path("decisionReason").asText(""));
    }

    /** In whatever way a browser writes it; null when the field was left empty. */
    private static @Nullable BigDecimal figure(JsonNode node) {
        String text = node.asText("").strip();
        if (text.isEmpty() || node.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("新的分值和加减分请填写数字。");
        }
    }
}
