package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.EXPERIENCE_ID;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNISE_DUE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVIEW_DUE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.calendar.Deadline;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.everspring.promotion.ExperienceReminders;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(ExperiencePromotionProcess.KEY)
class EscalateExperienceDelegate implements JavaDelegate {

    private final ExperienceReminders reminders;

    EscalateExperienceDelegate(ExperienceReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Deadline due = RECOGNISE_DUE.find(execution).orElseGet(() -> REVIEW_DUE.from(execution));
        reminders.remindOffice(EXPERIENCE_ID.from(execution), due);
    }
}
