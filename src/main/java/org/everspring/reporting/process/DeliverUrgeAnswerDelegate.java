package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.ReportUrges;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class DeliverUrgeAnswerDelegate implements JavaDelegate {

    private final ReportUrges urges;

    DeliverUrgeAnswerDelegate(ReportUrges urges) {
        this.urges = urges;
    }

    @Override
    public void execute(DelegateExecution execution) {
        urges.deliverAnswer(OBLIGATION_ID.from(execution));
    }
}
