package org.everspring.assessment.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.AssessmentProcesses;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.TermDates;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

@Component
class CamundaAssessmentProcesses implements AssessmentProcesses {

    private final RuntimeService runtime;
    private final Plan plan;

    CamundaAssessmentProcesses(RuntimeService runtime, Plan plan) {
        this.runtime = runtime;
        this.plan = plan;
    }

    @Override
    public void startConfirmation(ScoreConfirmation confirmation, TermDates dates) {
        ConfirmationId id = confirmation.id();
        String label = Assessment.labelOf(id.year());
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ScoreConfirmationProcess.CONFIRMATION_NUMBER, id.toString());
        variables.put(ScoreConfirmationProcess.YEAR, String.valueOf(id.year()));
        variables.put(ScoreConfirmationProcess.LABEL, label);
        variables.put(ScoreConfirmationProcess.MATTER, label + "得分确认");
        variables.put(ScoreConfirmationProcess.UNIT_ID, id.unit().value());
        variables.put(ScoreConfirmationProcess.UNIT_NAME, confirmation.unitName());
        variables.put(ScoreConfirmationProcess.OFFICE_ID, plan.office().id().value());
        variables.putAll(ScoreConfirmationProcess.CONFIRMATION_TERM.values(dates));
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
