package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class AnnounceBatchDelegate implements JavaDelegate {

    private final AnnualAssessments assessing;

    AnnounceBatchDelegate(AnnualAssessments assessing) {
        this.assessing = assessing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("allAnnounced", assessing.announceBatch(YEAR.from(execution)));
    }
}
