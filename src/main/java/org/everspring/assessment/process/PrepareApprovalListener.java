package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.APPROVAL;
import static org.everspring.assessment.process.AnnualAssessmentProcess.APPROVAL_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.TaskSheets;
import org.everspring.assessment.TaskSheets.Approval;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
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
        Approval approval = sheets.approval(YEAR.from(task));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(AnnualAssessmentProcess.SCORE_OVERVIEW, approval.overview());
        variables.put(AnnualAssessmentProcess.UNIT_SCORES, JsonVariable.of(approval.rows()));
        variables.put(AnnualAssessmentProcess.APPEAL_RESULTS, JsonVariable.of(approval.appeals()));
        // An earlier answer must not stand in this form.
        variables.put(APPROVAL.name(), null);
        variables.put(APPROVAL_OPINION.name(), null);
        task.getExecution().setVariables(variables);
    }
}
