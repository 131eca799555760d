package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemSettlement;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class CloseUnresolvedDelegate implements JavaDelegate {

    private final ProblemSettlement settlement;

    CloseUnresolvedDelegate(ProblemSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settlement.closeUnresolved(PROBLEM_ID.from(execution));
    }
}
