package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemReminders;
import org.everspring.jobs.OnlyTells;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(ImprovementLoopProcess.KEY)
class EscalateImprovementDelegate implements JavaDelegate {

    private final ProblemReminders reminders;

    EscalateImprovementDelegate(ProblemReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(PROBLEM_ID.from(execution));
    }
}
