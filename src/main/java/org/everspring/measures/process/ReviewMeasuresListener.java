package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.DECISION;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN;
import static org.everspring.measures.process.MeasureBreakdownProcess.RETURN_REASON;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** Keeps the lead's decision, in the transaction that completes the task. */
@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class ReviewMeasuresListener implements TaskListener {

    private final MeasureBreakdowns breakdowns;

    ReviewMeasuresListener(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean confirmed = !DECISION.from(task).equals(RETURN);
        breakdowns.decide(
                BREAKDOWN_ID.from(task),
                new BreakdownDecision(
                        confirmed,
                        confirmed
                                ? null
                                : RETURN_REASON.find(task).map(String::strip).orElse(null)),
                SignedInUser.of(task));
    }
}
