package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.ExperienceReview;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class ReturnExperienceDelegate implements JavaDelegate {

    private final ExperienceReview review;

    ReturnExperienceDelegate(ExperienceReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(
                ExperiencePromotionProcess.REVISION.values(review.returnToUnit(EXPERIENCE_ID.from(execution))));
    }
}
