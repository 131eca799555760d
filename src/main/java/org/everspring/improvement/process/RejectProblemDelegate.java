package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemTriage;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class RejectProblemDelegate implements JavaDelegate {

    private final ProblemTriage triage;

    RejectProblemDelegate(ProblemTriage triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triage.reject(PROBLEM_ID.from(execution));
    }
}
