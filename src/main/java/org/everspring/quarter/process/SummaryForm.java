package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.EXPERIENCE;
import static org.everspring.quarter.process.ItemSummaryProcess.NEXT_STEPS;
import static org.everspring.quarter.process.ItemSummaryProcess.PROBLEMS;
import static org.everspring.quarter.process.ItemSummaryProcess.PROGRESS;
import static org.everspring.quarter.process.ItemSummaryProcess.SIGNED_BY;
import static org.everspring.quarter.process.ItemSummaryProcess.STATUS;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.engine.ProcessVariable;
import org.everspring.kernel.TypedText;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ProgressStatus;
import org.jspecify.annotations.Nullable;

/** Reads forms/compile-summary.form into a text, and shows a text by the names of its fields. */
final class SummaryForm {

    private SummaryForm() {}

    static SummaryText read(VariableScope form) {
        return new SummaryText(
                ProgressStatus.of(value(form, STATUS)),
                required(form, PROGRESS, "推进情况汇总"),
                value(form, PROBLEMS),
                value(form, EXPERIENCE),
                required(form, NEXT_STEPS, "下一步打算"),
                required(form, SIGNED_BY, "审签领导"));
    }

    private static String required(VariableScope form, ProcessVariable<String> field, String label) {
        return TypedText.required(field.find(form).orElse(null), label);
    }

    private static @Nullable String value(VariableScope form, ProcessVariable<String> field) {
        return field.find(form).map(String::strip).orElse(null);
    }

    static Map<String, Object> written(SummaryText text) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(STATUS.name(), text.status().code());
        fields.put(PROGRESS.name(), text.progress());
        fields.put(PROBLEMS.name(), text.problems());
        fields.put(EXPERIENCE.name(), text.experience());
        fields.put(NEXT_STEPS.name(), text.nextSteps());
        fields.put(SIGNED_BY.name(), text.signedBy());
        return fields;
    }
}
