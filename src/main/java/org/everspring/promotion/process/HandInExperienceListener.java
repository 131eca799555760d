package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.ExperienceNomination;
import org.springframework.stereotype.Component;

/** From this event on the office has to review what the unit has revised. */
@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class HandInExperienceListener implements ExecutionListener {

    private final ExperienceNomination nomination;

    HandInExperienceListener(ExperienceNomination nomination) {
        this.nomination = nomination;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariables(ExperienceVariables.of(nomination.handIn(EXPERIENCE_ID.from(execution))));
    }
}
