package org.everspring.promotion.process;

import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.everspring.forms.FormValues;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;

/**
 * What one form shows of an experience.
 *
 * @param values by the keys of the form's fields
 */
record ExperienceFormValues(String form, Experiences experiences, Function<Experience, Map<String, Object>> values)
        implements FormValues {

    @Override
    public String process() {
        return ExperiencePromotionProcess.KEY;
    }

    @Override
    public Map<String, Object> of(DelegateTask task) {
        return values.apply(experiences.get(ExperiencePromotionProcess.EXPERIENCE_ID.from(task)));
    }
}
