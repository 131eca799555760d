package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.EXTENSION_COMMENT;
import static org.everspring.reporting.process.UnitReportProcess.EXTENSION_DECISION;
import static org.everspring.reporting.process.UnitReportProcess.GRANT;
import static org.everspring.reporting.process.UnitReportProcess.GRANTED_DATE;
import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.ReportExtensions;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class DecideExtensionListener implements TaskListener {

    private final ReportExtensions extensions;

    DecideExtensionListener(ReportExtensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void notify(DelegateTask task) {
        extensions.decide(
                OBLIGATION_ID.from(task),
                EXTENSION_DECISION.from(task).equals(GRANT),
                GRANTED_DATE.find(task).orElse(null),
                EXTENSION_COMMENT.find(task).map(String::strip).orElse(null),
                SignedInUser.of(task));
    }
}
