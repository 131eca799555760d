package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.LESSONS;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.WORTH_PROMOTING;
import static org.everspring.improvement.process.ImprovementLoopProcess.YES;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.improvement.ProblemConclusion;
import org.everspring.promotion.CaseForm;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class SummariseExperienceListener implements TaskListener {

    private final ProblemConclusion conclusion;
    private final Actors actors;

    SummariseExperienceListener(ProblemConclusion conclusion, Actors actors) {
        this.conclusion = conclusion;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        conclusion.summarise(
                PROBLEM_ID.from(task),
                LESSONS.find(task).orElse(null),
                WORTH_PROMOTING.from(task).equals(YES) ? CaseForm.read(ProcessVariable.texts(task)) : null,
                actors.of(task));
    }
}
