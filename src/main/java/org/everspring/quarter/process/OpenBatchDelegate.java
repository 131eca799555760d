package org.everspring.quarter.process;

import static org.everspring.quarter.process.QuarterlyCycleProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.QuarterOpening;
import org.springframework.stereotype.Component;

@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class OpenBatchDelegate implements JavaDelegate {

    private final QuarterOpening opening;

    OpenBatchDelegate(QuarterOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(QuarterlyCycleProcess.ALL_OPENED, opening.openBatch(QUARTER.from(execution)));
    }
}
