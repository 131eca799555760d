package org.everspring.assessment.process;

import static org.everspring.engine.ProcessVariable.variable;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.Scoring;
import org.everspring.assessment.ScoringPeriod;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Serves every process that scores, here and above; the period is a parameter of the task. */
@Component
@ForProcess({AnnualAssessmentProcess.KEY, "quarterlyCycle"})
class ScoreBatchDelegate implements JavaDelegate {

    private static final ProcessVariable<ScoringPeriod> SCORING_PERIOD =
            variable("scoringPeriod", ScoringPeriod::parse);

    private final Scoring scoring;

    ScoreBatchDelegate(Scoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean allScored = scoring.scoreBatch(SCORING_PERIOD.from(execution));
        // The parameter has made a scope of the task's own; the gateway after it reads the instance's.
        execution.getProcessInstance().setVariable("allScored", allScored);
    }
}
