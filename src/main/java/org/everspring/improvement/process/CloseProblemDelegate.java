package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.Concluding;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class CloseProblemDelegate implements JavaDelegate {

    private final Concluding concluding;

    CloseProblemDelegate(Concluding concluding) {
        this.concluding = concluding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concluding.close(PROBLEM_ID.from(execution));
    }
}
