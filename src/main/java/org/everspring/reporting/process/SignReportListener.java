package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.AGREE;
import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.SIGN_DECISION;
import static org.everspring.reporting.process.UnitReportProcess.SIGN_OPINION;
import static org.everspring.reporting.process.UnitReportProcess.SIGN_RETURN_REASON;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ReportSigning;
import org.springframework.stereotype.Component;

/** Keeps why the leader has sent the report back; what he agrees to is handed in by the milestone that follows. */
@Component
@ForProcess(UnitReportProcess.KEY)
class SignReportListener implements TaskListener {

    private final ReportSigning signing;
    private final Actors actors;

    SignReportListener(ReportSigning signing, Actors actors) {
        this.signing = signing;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        ObligationId id = OBLIGATION_ID.from(task);
        String signer = SignedInUser.of(task);
        signing.checkSigner(id, groups -> actors.belongsTo(signer, groups));
        boolean agreed = SIGN_DECISION.from(task).equals(AGREE);
        task.getExecution()
                .getProcessInstance()
                .setVariable(
                        SIGN_RETURN_REASON,
                        agreed
                                ? null
                                : signing.refuse(id, SIGN_OPINION.find(task).orElse(null), task.getId()));
    }
}
