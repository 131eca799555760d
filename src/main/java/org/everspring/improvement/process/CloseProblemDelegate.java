package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.Rectifying;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class CloseProblemDelegate implements JavaDelegate {

    private final Rectifying rectifying;

    CloseProblemDelegate(Rectifying rectifying) {
        this.rectifying = rectifying;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rectifying.close(PROBLEM_ID.from(execution));
    }
}
