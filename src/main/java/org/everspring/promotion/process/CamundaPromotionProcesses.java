package org.everspring.promotion.process;

import org.camunda.bpm.engine.RuntimeService;
import org.everspring.notification.TermDates;
import org.everspring.promotion.Experience;
import org.everspring.promotion.PromotionProcesses;
import org.springframework.stereotype.Component;

@Component
class CamundaPromotionProcesses implements PromotionProcesses {

    private final RuntimeService runtime;
    private final ExperienceVariables variables;

    CamundaPromotionProcesses(RuntimeService runtime, ExperienceVariables variables) {
        this.runtime = runtime;
        this.variables = variables;
    }

    @Override
    public void start(Experience experience, TermDates review) {
        runtime.startProcessInstanceByKey(
                ExperiencePromotionProcess.KEY, experience.id().toString(), variables.of(experience, review));
    }
}
