package org.everspring.promotion.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.forms.JsonVariable;
import org.everspring.plan.Plan;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.OfficeDeadline;
import org.springframework.stereotype.Component;

/** The variables that the diagram and its forms read, the same however the process is started. */
@Component
class ExperienceVariables {

    private final Plan plan;

    ExperienceVariables(Plan plan) {
        this.plan = plan;
    }

    Map<String, Object> of(Experience experience, OfficeDeadline review) {
        Map<String, Object> variables = new LinkedHashMap<>(of(experience.content()));
        variables.put("experienceId", experience.id().toString());
        variables.put("problemId", experience.problemId());
        variables.put(
                ExperiencePromotionProcess.ITEM_ID.name(), experience.item().value());
        variables.put(
                "itemTitle",
                experience.item() + " " + plan.item(experience.item()).title());
        variables.put("unitId", experience.unit().value());
        // Not unitName: the tasks are those of other units.
        variables.put("nominatingUnitName", plan.unit(experience.unit()).name());
        variables.put("officeId", plan.office().id().value());
        variables.putAll(of(review));
        return variables;
    }

    /** A review begins; a decision of an earlier one must not stand in its form. */
    static Map<String, Object> of(OfficeDeadline review) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ExperiencePromotionProcess.REVIEW_DUE.name(), review.due().iso());
        variables.put("reviewDueText", review.dueText());
        variables.put("reviewOverdueCycle", review.escalations());
        variables.put(ExperiencePromotionProcess.DECISION.name(), null);
        variables.put(ExperiencePromotionProcess.REPRESENTATIVE.name(), null);
        variables.put(ExperiencePromotionProcess.DEPTH.name(), null);
        variables.put(ExperiencePromotionProcess.WRITING.name(), null);
        variables.put(ExperiencePromotionProcess.TERMS.name(), null);
        // Not null: Tasklist would send what is chosen next as a value of the type Null.
        variables.put(ExperiencePromotionProcess.TARGETS, JsonVariable.of(List.of()));
        variables.put(ExperiencePromotionProcess.ADOPT_DUE_ON.name(), null);
        variables.put(ExperiencePromotionProcess.OPINION.name(), null);
        return variables;
    }

    /** As it is kept, without the blanks around it that somebody typed. */
    static Map<String, Object> of(ExperienceCase content) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ExperiencePromotionProcess.TITLE.name(), content.title());
        variables.put("matter", content.title());
        variables.put(ExperiencePromotionProcess.BACKGROUND.name(), content.background());
        variables.put(ExperiencePromotionProcess.PRACTICE.name(), content.practice());
        variables.put(ExperiencePromotionProcess.EFFECT.name(), content.effect());
        variables.put(ExperiencePromotionProcess.COPYABLE.name(), content.copyable());
        return variables;
    }

    static ExperienceCase content(VariableScope scope) {
        return new ExperienceCase(
                ExperiencePromotionProcess.TITLE.find(scope).orElse(null),
                ExperiencePromotionProcess.BACKGROUND.find(scope).orElse(null),
                ExperiencePromotionProcess.PRACTICE.find(scope).orElse(null),
                ExperiencePromotionProcess.EFFECT.find(scope).orElse(null),
                ExperiencePromotionProcess.COPYABLE.find(scope).orElse(null));
    }
}
