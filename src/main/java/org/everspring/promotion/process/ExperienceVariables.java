package org.everspring.promotion.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.everspring.notification.TermDates;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceReview.Publication;
import org.springframework.stereotype.Component;

/** The variables that the diagram and its forms read, the same however the process is started. */
@Component
class ExperienceVariables {

    private final Plan plan;

    ExperienceVariables(Plan plan) {
        this.plan = plan;
    }

    Map<String, Object> of(Experience experience, TermDates review) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ExperiencePromotionProcess.MATTER, experience.content().title());
        variables.put(
                ExperiencePromotionProcess.EXPERIENCE_NUMBER, experience.id().toString());
        variables.put(
                ExperiencePromotionProcess.PROBLEM_ID, experience.nomination().problemId());
        variables.put(
                ExperiencePromotionProcess.ITEM_ID.name(), experience.item().value());
        variables.put(
                ExperiencePromotionProcess.ITEM_TITLE,
                experience.item() + " " + plan.item(experience.item()).title());
        variables.put(ExperiencePromotionProcess.UNIT_ID, experience.unit().value());
        variables.put(
                ExperiencePromotionProcess.NOMINATING_UNIT_NAME,
                plan.unit(experience.unit()).name());
        variables.put(ExperiencePromotionProcess.OFFICE_ID, plan.office().id().value());
        variables.putAll(of(review));
        return variables;
    }

    /** A review begins. */
    static Map<String, Object> of(TermDates review) {
        Map<String, Object> variables = new LinkedHashMap<>(ExperiencePromotionProcess.REVIEW.values(review));
        // Versions whose task has no answers of its own still have that of the round before, and it may be left out.
        variables.put(ExperiencePromotionProcess.OPINION.name(), null);
        return variables;
    }

    static Map<String, Object> of(Publication publication) {
        Map<String, Object> variables =
                new LinkedHashMap<>(ExperiencePromotionProcess.ADOPTION.values(publication.dates()));
        variables.put(
                ExperiencePromotionProcess.TARGET_UNIT_IDS,
                publication.targets().stream().map(UnitId::value).toList());
        return variables;
    }
}
