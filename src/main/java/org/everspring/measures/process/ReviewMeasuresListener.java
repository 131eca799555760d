package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.DECISION;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN_REASON;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.InvalidInputException;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class ReviewMeasuresListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (DECISION.from(task).equals(RETURN) && RETURN_REASON.find(task).isEmpty()) {
            throw new InvalidInputException("退回细化举措时请写明原因，以便责任单位修改。");
        }
    }
}
