package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.everspring.promotion.ExperienceReminders;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(ExperiencePromotionProcess.KEY)
class RemindAdoptersDelegate implements JavaDelegate {

    private final ExperienceReminders reminders;

    RemindAdoptersDelegate(ExperienceReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remindAdopters(EXPERIENCE_ID.from(execution));
    }
}
