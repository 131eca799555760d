package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PASS;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.RETURN_DUE_ON;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_OPINION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.DrawnSteps;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemResolution;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class VerifyImprovementListener implements TaskListener {

    private final ProblemResolution resolution;
    private final PassVerificationListener passVerification;
    private final Actors actors;

    VerifyImprovementListener(ProblemResolution resolution, PassVerificationListener passVerification, Actors actors) {
        this.resolution = resolution;
        this.passVerification = passVerification;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean passed = VERIFICATION_DECISION.from(task).equals(PASS);
        resolution.verify(
                PROBLEM_ID.from(task),
                passed,
                VERIFICATION_OPINION.find(task).orElse(null),
                RETURN_DUE_ON.find(task).orElse(null),
                actors.of(task));
        if (passed && !DrawnSteps.has(task, "passVerificationListener")) {
            passVerification.notify(task.getExecution());
        }
    }
}
