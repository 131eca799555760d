package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.SIMILAR_PROBLEMS;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ProblemTriage;
import org.springframework.stereotype.Component;

/** Offers the problems that this one may be merged into. */
@Component
@ForProcess(ImprovementLoopProcess.KEY)
class PrepareTriageListener implements TaskListener {

    private final ProblemTriage triage;

    PrepareTriageListener(ProblemTriage triage) {
        this.triage = triage;
    }

    @Override
    public void notify(DelegateTask task) {
        List<Map<String, String>> options = triage.similar(PROBLEM_ID.from(task)).stream()
                .map(other -> Map.of(
                        "value",
                        other.id().toString(),
                        "label",
                        other.label() + "（" + other.state().label() + "）"))
                .toList();
        task.getExecution().setVariable(SIMILAR_PROBLEMS, JsonVariable.of(options));
    }
}
