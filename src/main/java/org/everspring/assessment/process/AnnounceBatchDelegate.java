package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.Assessing;
import org.springframework.stereotype.Component;

@Component
class AnnounceBatchDelegate implements JavaDelegate {

    private final Assessing assessing;

    AnnounceBatchDelegate(Assessing assessing) {
        this.assessing = assessing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("allAnnounced", assessing.announceBatch(YEAR.from(execution)));
    }
}
