package org.everspring.assessment.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.AssessmentDeadlines;
import org.everspring.assessment.AssessmentProcesses;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.Plan;
import org.everspring.scoring.ScoreSheet;
import org.springframework.stereotype.Component;

@Component
class CamundaAssessmentProcesses implements AssessmentProcesses {

    private final RuntimeService runtime;
    private final Plan plan;
    private final AssessmentDeadlines deadlines;

    CamundaAssessmentProcesses(RuntimeService runtime, Plan plan, AssessmentDeadlines deadlines) {
        this.runtime = runtime;
        this.plan = plan;
        this.deadlines = deadlines;
    }

    @Override
    public void startConfirmation(ScoreConfirmation confirmation, ScoreSheet sheet, Cycles cycles) {
        ConfirmationId id = confirmation.id();
        String label = Assessment.labelOf(id.year());
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("confirmationId", id.toString());
        variables.put(AnnualAssessmentProcess.YEAR_TEXT.name(), String.valueOf(id.year()));
        variables.put("assessmentLabel", label);
        variables.put("matter", label + "得分确认");
        variables.put("unitId", id.unit().value());
        variables.put("unitName", confirmation.unitName());
        variables.put("officeId", plan.office().id().value());
        variables.put("confirmDueAt", confirmation.due().iso());
        variables.put("confirmDueText", deadlines.textOf(confirmation.due()));
        variables.put("confirmReminderCycle", cycles.reminders());
        variables.put("confirmClosesAt", confirmation.due().iso());
        variables.put("scoreText", sheet.text());
        variables.put("scoreLines", JsonVariable.of(sheet.lines()));
        variables.put("scoreLineOptions", JsonVariable.of(sheet.options()));
        runtime.startProcessInstanceByKey(ScoreConfirmationProcess.KEY, id.toString(), variables);
    }

    @Override
    public void confirmationsComplete(int year) {
        Execution waiting = runtime.createExecutionQuery()
                .processDefinitionKey(AnnualAssessmentProcess.KEY)
                .processInstanceBusinessKey(String.valueOf(year))
                .messageEventSubscriptionName(AnnualAssessmentProcess.CONFIRMATIONS_COMPLETE)
                .singleResult();
        if (waiting == null) {
            // Nobody would ever notice that all have answered.
            throw new IllegalStateException(year + "年度考核流程不在等待各单位答复，无法继续。请在监控台核对该流程后重试。");
        }
        runtime.messageEventReceived(AnnualAssessmentProcess.CONFIRMATIONS_COMPLETE, waiting.getId());
    }
}
