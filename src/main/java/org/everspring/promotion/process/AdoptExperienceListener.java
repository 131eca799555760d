package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTED;
import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTION_DECISION;
import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTION_REASON;
import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTION_TEXT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.TARGET_UNIT_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.DrawnSteps;
import org.everspring.engine.ForProcess;
import org.everspring.kernel.Actor;
import org.everspring.promotion.ExperienceAdoption;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class AdoptExperienceListener implements TaskListener {

    private final ExperienceAdoption adoption;
    private final CountAdoptionListener countAdoption;
    private final Actors actors;

    AdoptExperienceListener(ExperienceAdoption adoption, CountAdoptionListener countAdoption, Actors actors) {
        this.adoption = adoption;
        this.countAdoption = countAdoption;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        Actor actor = actors.of(task);
        if (ADOPTION_DECISION.from(task).equals(ADOPTED)) {
            adoption.adopt(
                    EXPERIENCE_ID.from(task),
                    TARGET_UNIT_ID.from(task),
                    ADOPTION_TEXT.find(task).orElse(null),
                    task.getId(),
                    actor);
        } else {
            adoption.decline(
                    EXPERIENCE_ID.from(task),
                    TARGET_UNIT_ID.from(task),
                    ADOPTION_REASON.find(task).orElse(null),
                    actor);
        }
        if (!DrawnSteps.has(task, "countAdoptionListener")) {
            countAdoption.notify(task.getExecution());
        }
    }
}
