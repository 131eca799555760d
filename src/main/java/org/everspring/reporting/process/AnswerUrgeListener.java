package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.URGE_ANSWER;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.ReportUrges;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class AnswerUrgeListener implements TaskListener {

    private final ReportUrges urges;

    AnswerUrgeListener(ReportUrges urges) {
        this.urges = urges;
    }

    @Override
    public void notify(DelegateTask task) {
        urges.answer(OBLIGATION_ID.from(task), URGE_ANSWER.from(task).strip(), SignedInUser.of(task));
    }
}
