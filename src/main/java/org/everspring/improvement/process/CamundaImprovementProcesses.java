package org.everspring.improvement.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.improvement.ImprovementProcesses;
import org.everspring.improvement.ProblemSnapshot;
import org.springframework.stereotype.Component;

@Component
class CamundaImprovementProcesses implements ImprovementProcesses {

    private final RuntimeService runtime;
    private final ProblemVariables variables;

    CamundaImprovementProcesses(RuntimeService runtime, ProblemVariables variables) {
        this.runtime = runtime;
        this.variables = variables;
    }

    @Override
    public void start(ProblemSnapshot problem) {
        Map<String, Object> start = variables.of(problem);
        runtime.startProcessInstanceByKey(
                ImprovementLoopProcess.KEY, problem.id().toString(), start);
    }
}
