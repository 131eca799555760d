package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPTION;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNITION;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVIEW;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVISION;

import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ExperienceId;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.springframework.stereotype.Component;

/** By which dates an experience waits: all are counted, but for the one that the office sets for the adoption. */
@Component
class ExperienceRunningTerms implements RunningTerms {

    private final Experiences experiences;

    ExperienceRunningTerms(Experiences experiences) {
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
            case UNDER_REVIEW -> List.of(REVIEW);
            case RETURNED -> List.of(REVISION);
            case ADOPTING -> List.of(ADOPTION);
            case RECOGNISING -> List.of(RECOGNITION);
            default -> List.of();
        };
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        Deadline reviseCloses = dates.get(REVISION.closes());
        Deadline adoptCloses = dates.get(ADOPTION.closes());
        if (reviseCloses != null || adoptCloses != null) {
            Experience experience = experiences.get(ExperienceId.parse(businessKey));
            experience.moveDates(reviseCloses, adoptCloses);
            experiences.save(experience);
        }
    }
}
