package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.Promoting;
import org.springframework.stereotype.Component;

/** From this event on the office has to review what the unit has revised. */
@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class HandInExperienceListener implements ExecutionListener {

    private final Promoting promoting;

    HandInExperienceListener(Promoting promoting) {
        this.promoting = promoting;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariables(ExperienceVariables.of(promoting.handIn(EXPERIENCE_ID.from(execution))));
    }
}
