package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.promotion.Promoting;
import org.everspring.promotion.Promoting.Revision;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class ReturnExperienceDelegate implements JavaDelegate {

    private final Promoting promoting;

    ReturnExperienceDelegate(Promoting promoting) {
        this.promoting = promoting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Revision revision = promoting.returnToUnit(EXPERIENCE_ID.from(execution));
        execution.setVariable("reviseDueAt", revision.due().iso());
        execution.setVariable("reviseDueText", revision.dueText());
        execution.setVariable("reviseClosesAt", revision.closes().iso());
    }
}
