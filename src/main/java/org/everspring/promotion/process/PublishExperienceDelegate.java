package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Promoting;
import org.everspring.promotion.Promoting.Publication;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ExperiencePromotionProcess.KEY)
class PublishExperienceDelegate implements JavaDelegate {

    private final Promoting promoting;

    PublishExperienceDelegate(Promoting promoting) {
        this.promoting = promoting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Publication publication = promoting.publish(EXPERIENCE_ID.from(execution));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(
                ExperiencePromotionProcess.TARGET_UNIT_IDS,
                publication.targets().stream().map(UnitId::value).toList());
        variables.put("adoptDueAt", publication.due().iso());
        variables.put("adoptDueText", publication.due().text());
        variables.put("adoptClosesAt", publication.closes().iso());
        variables.put("adoptReminderCycle", publication.cycles().reminders());
        variables.put("adoptOverdueCycle", publication.cycles().escalations());
        execution.setVariables(variables);
    }
}
