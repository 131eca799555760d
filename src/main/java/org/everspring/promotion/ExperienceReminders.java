package org.everspring.promotion;

import org.everspring.calendar.Deadline;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom the decision table has reminded or urged today. */
@Service
@Transactional
public class ExperienceReminders {

    private final Experiences experiences;
    private final DutyReminders reminders;
    private final UnitId office;

    ExperienceReminders(Experiences experiences, DutyReminders reminders, Plan plan) {
        this.experiences = experiences;
        this.reminders = reminders;
        this.office = plan.office().id();
    }

    /** The office, late with what it has to decide. */
    public void remindOffice(ExperienceId id, Deadline due) {
        Experience experience = experiences.get(id);
        switch (experience.state()) {
            case UNDER_REVIEW -> remind(experience, Duty.REVIEW, id.toString(), office, due);
            case RECOGNISING -> remind(experience, Duty.RECOGNITION, id.toString(), office, due);
            default -> {
                // It has decided meanwhile.
            }
        }
    }

    /** Each unit that has not answered, before the date or after it. */
    public void remindAdopters(ExperienceId id) {
        Experience experience = experiences.get(id);
        if (experience.state() == ExperienceState.ADOPTING) {
            Deadline due = experience.result().answersDue();
            experiences.adoptions(id).stream()
                    .filter(Adoption::isOpen)
                    .map(Adoption::unit)
                    .forEach(unit -> remind(experience, Duty.ADOPTION, id + ":" + unit, unit, due));
        }
    }

    private void remind(Experience experience, Duty duty, String occasion, UnitId unit, Deadline due) {
        String title = "“" + experience.title() + "”";
        reminders.sendFor(new DutyNotice(duty, experience.id().toString(), occasion, title, unit, office, due));
    }
}
