package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.BENCHMARK_AGAINST;
import static org.everspring.improvement.process.ImprovementLoopProcess.BETTER_DIRECTION;
import static org.everspring.improvement.process.ImprovementLoopProcess.CAUSE;
import static org.everspring.improvement.process.ImprovementLoopProcess.INDICATOR;
import static org.everspring.improvement.process.ImprovementLoopProcess.MEASURES;
import static org.everspring.improvement.process.ImprovementLoopProcess.OUR_VALUE;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.THEIR_VALUE;
import static org.everspring.improvement.process.ImprovementLoopProcess.VALUE_UNIT;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.benchmarking.Benchmark;
import org.everspring.engine.Actors;
import org.everspring.engine.DrawnSteps;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.improvement.ProblemResolution;
import org.everspring.measures.Measure;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class BenchmarkProblemListener implements TaskListener {

    private final ProblemResolution resolution;
    private final StartImprovementListener startImprovement;
    private final Actors actors;

    BenchmarkProblemListener(ProblemResolution resolution, StartImprovementListener startImprovement, Actors actors) {
        this.resolution = resolution;
        this.startImprovement = startImprovement;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        Benchmark benchmark = new Benchmark(
                BENCHMARK_AGAINST.find(task).orElse(""),
                INDICATOR.find(task).orElse(""),
                THEIR_VALUE.find(task).orElseThrow(() -> Benchmark.lacksValue("对标对象数值")),
                OUR_VALUE.find(task).orElseThrow(() -> Benchmark.lacksValue("我方数值")),
                VALUE_UNIT.find(task).orElse(null),
                Benchmark.Direction.of(BETTER_DIRECTION.find(task).orElse(null)),
                CAUSE.find(task).orElse(""));
        resolution.benchmark(
                PROBLEM_ID.from(task),
                benchmark,
                JsonVariable.rows(task, MEASURES).stream().map(Measure::of).toList(),
                actors.of(task));
        if (!DrawnSteps.has(task, "startImprovementListener")) {
            startImprovement.notify(task.getExecution());
        }
    }
}
