package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.ReportSigning;
import org.springframework.stereotype.Component;

/** Nobody but a leader of the unit takes the task: a colleague who had it would keep it from him. */
@Component
@ForProcess(UnitReportProcess.KEY)
class CheckSignerListener implements TaskListener {

    private final ReportSigning signing;
    private final Actors actors;

    CheckSignerListener(ReportSigning signing, Actors actors) {
        this.signing = signing;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        String signer = task.getAssignee();
        if (signer != null) {
            signing.checkSigner(OBLIGATION_ID.from(task), groups -> actors.belongsTo(signer, groups));
        }
    }
}
