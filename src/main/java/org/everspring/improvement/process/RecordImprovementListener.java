package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.FINISH;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_OUTCOME;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_PROGRESS;
import static org.everspring.improvement.process.ImprovementLoopProcess.MEASURE_PROGRESS;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.REACHED_VALUE;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.benchmarking.MeasureUpdate;
import org.everspring.engine.Actors;
import org.everspring.engine.DrawnSteps;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ProblemResolution;
import org.everspring.measures.MeasureStatus;
import org.springframework.stereotype.Component;

/** A unit that goes on comes to this step any number of times. */
@Component
@ForProcess(ImprovementLoopProcess.KEY)
class RecordImprovementListener implements TaskListener {

    private final ProblemResolution resolution;
    private final RequestVerificationListener requestVerification;
    private final Actors actors;

    RecordImprovementListener(
            ProblemResolution resolution, RequestVerificationListener requestVerification, Actors actors) {
        this.resolution = resolution;
        this.requestVerification = requestVerification;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean finished = IMPROVEMENT_OUTCOME.from(task).equals(FINISH);
        resolution.recordProgress(
                PROBLEM_ID.from(task),
                said(task),
                IMPROVEMENT_PROGRESS.find(task).orElse(null),
                finished,
                finished ? REACHED_VALUE.find(task).orElse(null) : null,
                actors.of(task));
        if (finished && !DrawnSteps.has(task, "requestVerificationListener")) {
            requestVerification.notify(task.getExecution());
        }
    }

    private static List<MeasureUpdate> said(DelegateTask task) {
        return JsonVariable.rows(task, MEASURE_PROGRESS).stream()
                .map(row -> new MeasureUpdate(
                        row.path("title").asText(),
                        MeasureStatus.of(row.path("status").asText()),
                        row.path("note").asText("").isBlank()
                                ? null
                                : row.path("note").asText().strip()))
                .toList();
    }
}
