package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.ExperienceAdoption;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class RecordMissingAdoptionsDelegate implements JavaDelegate {

    private final ExperienceAdoption adoption;

    RecordMissingAdoptionsDelegate(ExperienceAdoption adoption) {
        this.adoption = adoption;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adoption.recordMissingAdoptions(EXPERIENCE_ID.from(execution));
    }
}
