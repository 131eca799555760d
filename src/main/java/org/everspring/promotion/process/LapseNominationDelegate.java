package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.ExperienceNomination;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class LapseNominationDelegate implements JavaDelegate {

    private final ExperienceNomination nomination;

    LapseNominationDelegate(ExperienceNomination nomination) {
        this.nomination = nomination;
    }

    @Override
    public void execute(DelegateExecution execution) {
        nomination.lapse(EXPERIENCE_ID.from(execution));
    }
}
