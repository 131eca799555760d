package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.EXPERIENCE_BACKGROUND;
import static org.everspring.improvement.process.ImprovementLoopProcess.EXPERIENCE_COPYABLE;
import static org.everspring.improvement.process.ImprovementLoopProcess.EXPERIENCE_EFFECT;
import static org.everspring.improvement.process.ImprovementLoopProcess.EXPERIENCE_PRACTICE;
import static org.everspring.improvement.process.ImprovementLoopProcess.EXPERIENCE_TITLE;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.promotion.ExperienceCase;

/** Reads the case of forms/summarise-experience.form. */
final class ExperienceForm {

    private ExperienceForm() {}

    static ExperienceCase read(VariableScope form) {
        return new ExperienceCase(
                EXPERIENCE_TITLE.find(form).orElse(null),
                EXPERIENCE_BACKGROUND.find(form).orElse(null),
                EXPERIENCE_PRACTICE.find(form).orElse(null),
                EXPERIENCE_EFFECT.find(form).orElse(null),
                EXPERIENCE_COPYABLE.find(form).orElse(null));
    }
}
