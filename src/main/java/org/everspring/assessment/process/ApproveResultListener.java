package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.APPROVAL;
import static org.everspring.assessment.process.AnnualAssessmentProcess.APPROVAL_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class ApproveResultListener implements TaskListener {

    private final AnnualAssessments assessments;
    private final Actors actors;

    ApproveResultListener(AnnualAssessments assessments, Actors actors) {
        this.assessments = assessments;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        String opinion = APPROVAL_OPINION.find(task).orElse(null);
        switch (APPROVAL.find(task).orElse("")) {
            case AnnualAssessmentProcess.APPROVE -> assessments.approve(YEAR.from(task), opinion, actors.of(task));
            case AnnualAssessmentProcess.RETURN -> assessments.sendBack(YEAR.from(task), opinion);
            default -> throw new InvalidInputException("请选择审定通过或退回复核。");
        }
    }
}
