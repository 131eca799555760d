package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.MemberGroups;
import org.everspring.reporting.ReportSigning;
import org.springframework.stereotype.Component;

/** Nobody but a leader of the unit takes the task: a colleague who had it would keep it from him. */
@Component
@ForProcess(UnitReportProcess.KEY)
class CheckSignerListener implements TaskListener {

    private final ReportSigning signing;
    private final MemberGroups groups;

    CheckSignerListener(ReportSigning signing, MemberGroups groups) {
        this.signing = signing;
        this.groups = groups;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            signing.checkSigner(OBLIGATION_ID.from(task), groups.of(task.getAssignee()));
        }
    }
}
