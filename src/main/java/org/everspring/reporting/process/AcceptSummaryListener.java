package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.RETURN;
import static org.everspring.reporting.process.ItemSummaryProcess.RETURN_REASON;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_DECISION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.InvalidInputException;
import org.springframework.stereotype.Component;

@Component
class AcceptSummaryListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (SUMMARY_DECISION.from(task).equals(RETURN)
                && RETURN_REASON.find(task).isEmpty()) {
            throw new InvalidInputException("退回汇总时请写明原因，以便牵头单位修改。");
        }
    }
}
