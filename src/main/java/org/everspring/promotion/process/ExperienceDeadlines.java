package org.everspring.promotion.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.Duty;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.springframework.stereotype.Component;

/** By which dates an experience waits: all are counted, but for the one that the office sets for the adoption. */
@Component
class ExperienceDeadlines implements RunningTerms {

    private final Experiences experiences;

    ExperienceDeadlines(Experiences experiences) {
        this.experiences = experiences;
    }

    @Override
    public String processKey() {
        return ExperiencePromotionProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        Experience experience =
                experiences.find(ExperienceId.parse(businessKey)).orElse(null);
        if (experience == null) {
            return List.of();
        }
        return switch (experience.state()) {
            case UNDER_REVIEW -> List.of(officeTerm(Duty.REVIEW, "reviewDueAt", "reviewDueText", "reviewOverdueCycle"));
            case RETURNED ->
                List.of(new Term(
                        Duty.REVIEW,
                        Set.of("reviseDueAt", "reviseClosesAt"),
                        "reviseDueAt",
                        "reviseDueText",
                        "reviseClosesAt",
                        null,
                        null));
            case ADOPTING ->
                List.of(new Term(
                        Duty.ADOPTION,
                        Set.of("adoptClosesAt"),
                        "adoptDueAt",
                        null,
                        "adoptClosesAt",
                        "adoptReminderCycle",
                        "adoptOverdueCycle"));
            case RECOGNISING ->
                List.of(officeTerm(Duty.RECOGNITION, "recogniseDueAt", "recogniseDueText", "recogniseOverdueCycle"));
            default -> List.of();
        };
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        ExperienceId id = ExperienceId.parse(businessKey);
        if (dates.containsKey("reviseClosesAt")) {
            experiences.moveReviseCloses(id, dates.get("reviseClosesAt"));
        }
        if (dates.containsKey("adoptClosesAt")) {
            experiences.moveAdoptCloses(id, dates.get("adoptClosesAt"));
        }
    }

    private static Term officeTerm(Duty duty, String due, String text, String escalations) {
        return new Term(duty, Set.of(due), due, text, null, null, escalations);
    }
}
