package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.ANSWER;
import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_ID;
import static org.everspring.assessment.process.ScoreConfirmationProcess.SIGNED_BY;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.AppealLine.Appeal;
import org.everspring.assessment.ScoreConfirmations;
import org.everspring.engine.Actors;
import org.everspring.engine.DrawnSteps;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ScoreConfirmationProcess.KEY)
class ConfirmScoreListener implements TaskListener {

    private final ScoreConfirmations confirmations;
    private final FileAppealListener fileAppeal;
    private final Actors actors;

    ConfirmScoreListener(ScoreConfirmations confirmations, FileAppealListener fileAppeal, Actors actors) {
        this.confirmations = confirmations;
        this.fileAppeal = fileAppeal;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        String signedBy = SIGNED_BY.find(task).orElse(null);
        switch (ANSWER.find(task).orElse("")) {
            case ScoreConfirmationProcess.CONFIRM ->
                confirmations.confirm(CONFIRMATION_ID.from(task), signedBy, actors.of(task));
            case ScoreConfirmationProcess.APPEAL -> {
                confirmations.appeal(
                        CONFIRMATION_ID.from(task), appeals(task), signedBy, task.getId(), actors.of(task));
                if (!DrawnSteps.has(task, "fileAppealListener")) {
                    fileAppeal.notify(task.getExecution());
                }
            }
            default -> throw new InvalidInputException("请选择确认得分或提出申诉。");
        }
    }

    private static List<Appeal> appeals(DelegateTask task) {
        return JsonVariable.rows(task, ScoreConfirmationProcess.APPEALS).stream()
                .map(row -> new Appeal(
                        row.path("appealLine").asText(),
                        row.path("appealReason").asText("")))
                .toList();
    }
}
