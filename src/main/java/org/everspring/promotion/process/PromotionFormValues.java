package org.everspring.promotion.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.everspring.calendar.DateText;
import org.everspring.forms.FormValues;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.CaseForm;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.Recognition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of this module show and begin with: the case, and what was decided on the task before it was returned. */
@Configuration(proxyBeanMethods = false)
class PromotionFormValues {

    private final Experiences experiences;
    private final Plan plan;

    PromotionFormValues(Experiences experiences, Plan plan) {
        this.experiences = experiences;
        this.plan = plan;
    }

    @Bean
    FormValues experiencePromotionValues() {
        return FormValues.of(
                        ExperiencePromotionProcess.KEY,
                        task -> experiences.get(ExperiencePromotionProcess.EXPERIENCE_ID.from(task)))
                .with("review-experience", this::ofReview)
                .with("revise-experience", PromotionFormValues::ofRevision)
                .with("adopt-experience", PromotionFormValues::ofCase)
                .with("recognise-experience", this::ofRecognition);
    }

    private static Map<String, Object> ofCase(Experience experience) {
        return CaseForm.values(experience.content());
    }

    private static Map<String, Object> ofRevision(Experience experience) {
        Map<String, Object> values = ofCase(experience);
        values.put(
                ExperiencePromotionProcess.OPINION.name(), experience.result().opinion());
        return values;
    }

    private Map<String, Object> ofReview(Experience experience) {
        OfficeReview review = experience.review();
        Map<String, Object> values = ofCase(experience);
        values.put(
                ExperiencePromotionProcess.DECISION.name(),
                review != null ? review.verdict().name().toLowerCase(Locale.ROOT) : null);
        values.put(
                ExperiencePromotionProcess.REPRESENTATIVE.name(),
                review != null ? review.rubric().representative() : null);
        values.put(
                ExperiencePromotionProcess.DEPTH.name(),
                review != null ? review.rubric().depth() : null);
        values.put(
                ExperiencePromotionProcess.WRITING.name(),
                review != null ? review.rubric().writing() : null);
        values.put(
                ExperiencePromotionProcess.TERMS.name(),
                review != null ? review.rubric().terms() : null);
        // Never null: Tasklist would send what is chosen next as a value of the type Null.
        values.put(
                ExperiencePromotionProcess.TARGETS,
                review != null
                        ? experiences.adoptions(experience.id()).stream()
                                .map(Adoption::unit)
                                .map(UnitId::value)
                                .toList()
                        : List.of());
        values.put(
                ExperiencePromotionProcess.ADOPT_DUE_ON.name(),
                review != null && review.adoptDueOn() != null
                        ? review.adoptDueOn().toString()
                        : null);
        values.put(ExperiencePromotionProcess.OPINION.name(), review != null ? review.opinion() : null);
        return values;
    }

    private Map<String, Object> ofRecognition(Experience experience) {
        Recognition recognition = experience.recognition();
        Map<String, Object> values = ofCase(experience);
        values.put(
                ExperiencePromotionProcess.ADOPTIONS,
                experiences.adoptions(experience.id()).stream().map(this::row).toList());
        values.put(
                ExperiencePromotionProcess.LEVEL.name(),
                recognition == null ? null : recognition.level().code());
        values.put(ExperiencePromotionProcess.BASIS.name(), recognition == null ? null : recognition.basis());
        return values;
    }

    private Map<String, Object> row(Adoption adoption) {
        return Map.of(
                "unitName",
                plan.unit(adoption.unit()).name(),
                "decisionText",
                adoption.state().label(),
                "text",
                adoption.text() == null ? "—" : adoption.text(),
                "answeredText",
                adoption.answeredAt() != null && adoption.state().isAnswer()
                        ? DateText.SHORT_MINUTE.of(adoption.answeredAt()) + " " + adoption.byName()
                        : "—");
    }
}
