package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.CONCERNED_UNIT_IDS;
import static org.everspring.improvement.process.ImprovementLoopProcess.DESCRIPTION;
import static org.everspring.improvement.process.ImprovementLoopProcess.ITEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.REOPENS_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.SOURCE;
import static org.everspring.improvement.process.ImprovementLoopProcess.TITLE;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ProblemIntake;
import org.everspring.improvement.ProblemReport;
import org.everspring.improvement.ProblemReporter;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemSource;
import org.everspring.kernel.Actor;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Registers what somebody files by hand; what a report or another system has brought is registered already. */
@Component
@ForProcess(ImprovementLoopProcess.KEY)
class RegisterProblemListener implements ExecutionListener {

    private final ProblemIntake intake;
    private final ProblemVariables variables;
    private final Actors actors;
    private final Plan plan;

    RegisterProblemListener(ProblemIntake intake, ProblemVariables variables, Actors actors, Plan plan) {
        this.intake = intake;
        this.variables = variables;
        this.actors = actors;
        this.plan = plan;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ProblemSnapshot problem =
                intake.registered(execution.getProcessBusinessKey()).orElseGet(() -> register(execution));
        execution.setProcessBusinessKey(problem.id().toString());
        execution.setVariables(variables.of(problem));
    }

    private ProblemSnapshot register(DelegateExecution execution) {
        ProblemReport report = new ProblemReport(
                ProblemSource.of(SOURCE.find(execution).orElse(null)),
                ITEM_ID.find(execution).orElse(null),
                TITLE.find(execution).orElse(""),
                DESCRIPTION.find(execution).orElse(""),
                JsonVariable.rows(execution, CONCERNED_UNIT_IDS).stream()
                        .map(JsonNode::asText)
                        .map(UnitId::of)
                        .toList());
        Actor starter = actors.starter();
        ProblemReporter reporter =
                new ProblemReporter(starter.userId(), starter.name(), plan.unitsAmong(actors.groupsOfStarter()));
        return intake.register(report, REOPENS_ID.find(execution).orElse(null), reporter);
    }
}
