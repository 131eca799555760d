package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.TARGET_UNIT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.ExperienceAdoption;
import org.springframework.stereotype.Component;

/** From this event on the answer of the unit whose turn this is counts. */
@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class CountAdoptionListener implements ExecutionListener {

    private final ExperienceAdoption adoption;

    CountAdoptionListener(ExperienceAdoption adoption) {
        this.adoption = adoption;
    }

    @Override
    public void notify(DelegateExecution execution) {
        adoption.countAnswer(EXPERIENCE_ID.from(execution), TARGET_UNIT_ID.from(execution));
    }
}
