package org.everspring.improvement.process;

import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.everspring.forms.FormValues;
import org.everspring.matter.ProblemId;

/**
 * What one form shows of a problem.
 *
 * @param values by the keys of the form's fields
 */
record ProblemFormValues(String form, Function<ProblemId, Map<String, Object>> values) implements FormValues {

    @Override
    public String process() {
        return ImprovementLoopProcess.KEY;
    }

    @Override
    public Map<String, Object> of(DelegateTask task) {
        return values.apply(ImprovementLoopProcess.PROBLEM_ID.from(task));
    }
}
