package org.everspring.quarter.process;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.everspring.quarter.process.QuarterlyCycleProcess.QUARTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.QuarterOpening;
import org.springframework.stereotype.Component;

@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class PrepareQuarterDelegate implements JavaDelegate {

    private final QuarterOpening opening;

    PrepareQuarterDelegate(QuarterOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                QuarterlyCycleProcess.COLLATES_AT,
                ISO_OFFSET_DATE_TIME.format(opening.prepare(QUARTER.from(execution))));
    }
}
