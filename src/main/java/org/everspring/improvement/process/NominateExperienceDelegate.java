package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.improvement.ProblemConclusion;
import org.everspring.promotion.CaseForm;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class NominateExperienceDelegate implements JavaDelegate {

    private final ProblemConclusion conclusion;

    NominateExperienceDelegate(ProblemConclusion conclusion) {
        this.conclusion = conclusion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conclusion.nominate(PROBLEM_ID.from(execution), CaseForm.read(ProcessVariable.texts(execution)));
    }
}
