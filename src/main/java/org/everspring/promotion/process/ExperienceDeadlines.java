package org.everspring.promotion.process;

import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPT_CLOSES_AT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPT_DUE_AT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPT_OVERDUE_CYCLE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.ADOPT_REMINDER_CYCLE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNISE_DUE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNISE_DUE_TEXT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.RECOGNISE_OVERDUE_CYCLE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVIEW_DUE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVIEW_DUE_TEXT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVIEW_OVERDUE_CYCLE;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVISE_CLOSES_AT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVISE_DUE_AT;
import static org.everspring.promotion.process.ExperiencePromotionProcess.REVISE_DUE_TEXT;

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
            case UNDER_REVIEW ->
                List.of(Term.escalating(Duty.REVIEW, REVIEW_DUE.name(), REVIEW_DUE_TEXT, REVIEW_OVERDUE_CYCLE));
            case RETURNED ->
                List.of(new Term(
                        Duty.REVIEW,
                        Set.of(REVISE_DUE_AT, REVISE_CLOSES_AT),
                        REVISE_DUE_AT,
                        REVISE_DUE_TEXT,
                        REVISE_CLOSES_AT,
                        null,
                        null));
            case ADOPTING ->
                List.of(new Term(
                        Duty.ADOPTION,
                        Set.of(ADOPT_CLOSES_AT),
                        ADOPT_DUE_AT,
                        null,
                        ADOPT_CLOSES_AT,
                        ADOPT_REMINDER_CYCLE,
                        ADOPT_OVERDUE_CYCLE));
            case RECOGNISING ->
                List.of(Term.escalating(
                        Duty.RECOGNITION, RECOGNISE_DUE.name(), RECOGNISE_DUE_TEXT, RECOGNISE_OVERDUE_CYCLE));
            default -> List.of();
        };
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        Deadline reviseCloses = dates.get(REVISE_CLOSES_AT);
        Deadline adoptCloses = dates.get(ADOPT_CLOSES_AT);
        if (reviseCloses != null || adoptCloses != null) {
            Experience experience = experiences.get(ExperienceId.parse(businessKey));
            experience.moveDates(reviseCloses, adoptCloses);
            experiences.save(experience);
        }
    }
}
