package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.Triaging;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class RejectProblemDelegate implements JavaDelegate {

    private final Triaging triaging;

    RejectProblemDelegate(Triaging triaging) {
        this.triaging = triaging;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triaging.reject(PROBLEM_ID.from(execution));
    }
}
