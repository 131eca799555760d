package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.APPEAL_DECISIONS;
import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.TaskSheets;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ScoreConfirmationProcess.KEY)
class PrepareAppealListener implements TaskListener {

    private final TaskSheets sheets;

    PrepareAppealListener(TaskSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void notify(DelegateTask task) {
        task.getExecution().setVariable(APPEAL_DECISIONS, JsonVariable.of(sheets.appeal(CONFIRMATION_ID.from(task))));
    }
}
