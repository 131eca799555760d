package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.APPROVAL_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.TaskSheets;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class PrepareApprovalListener implements TaskListener {

    private final TaskSheets sheets;

    PrepareApprovalListener(TaskSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void notify(DelegateTask task) {
        sheets.askApproval(YEAR.from(task));
        // Versions whose task has no answers of its own still have that of the round before, and it may be left out.
        task.setVariable(APPROVAL_OPINION.name(), null);
    }
}
