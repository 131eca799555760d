package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ITEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.plan.Plan;
import org.everspring.promotion.CaseForm;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceNomination;
import org.springframework.stereotype.Component;

/** Checks a start by hand; one that the closed loop made is registered already. */
@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class NominateExperienceListener implements ExecutionListener {

    private final ExperienceNomination nomination;
    private final ExperienceVariables variables;
    private final Actors actors;
    private final Plan plan;

    NominateExperienceListener(
            ExperienceNomination nomination, ExperienceVariables variables, Actors actors, Plan plan) {
        this.nomination = nomination;
        this.variables = variables;
        this.actors = actors;
        this.plan = plan;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Experience experience = nomination
                .nominated(execution.getProcessBusinessKey())
                .orElseGet(() -> nomination.nominate(
                        ITEM_ID.find(execution).orElse(null),
                        plan.unitsAmong(actors.groupsOfStarter()),
                        CaseForm.read(ProcessVariable.texts(execution)),
                        actors.starter().userId()));
        execution.setProcessBusinessKey(experience.id().toString());
        // The experience has the case now, and revisions of it.
        execution.removeVariables(CaseForm.values(experience.content()).keySet());
        execution.setVariables(variables.of(experience, nomination.reviewDeadline()));
    }
}
