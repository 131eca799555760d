package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.MATTER;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.DrawnSteps;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.promotion.CaseForm;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceNomination;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class ReviseExperienceListener implements TaskListener {

    private final ExperienceNomination nomination;
    private final HandInExperienceListener handIn;

    ReviseExperienceListener(ExperienceNomination nomination, HandInExperienceListener handIn) {
        this.nomination = nomination;
        this.handIn = handIn;
    }

    @Override
    public void notify(DelegateTask task) {
        ExperienceCase content = CaseForm.read(ProcessVariable.texts(task));
        nomination.revise(EXPERIENCE_ID.from(task), content);
        task.getExecution().setVariable(MATTER, content.title());
        if (!DrawnSteps.has(task, "handInExperienceListener")) {
            handIn.notify(task.getExecution());
        }
    }
}
