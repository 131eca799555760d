package org.everspring.assessment.process;

import static org.everspring.engine.MatterKey.matterKey;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.engine.ForProcess;
import org.everspring.engine.MatterKey;
import org.everspring.scoring.Scoring;
import org.everspring.scoring.ScoringPeriod;
import org.springframework.stereotype.Component;

/** Serves every process that scores, here and above: its business key is the period. */
@Component
@ForProcess({AnnualAssessmentProcess.KEY, "quarterlyCycle"})
class ScoreBatchDelegate implements JavaDelegate {

    private static final MatterKey<ScoringPeriod> PERIOD = matterKey(ScoringPeriod::parse);

    private final Scoring scoring;
    private final AnnualAssessments assessments;

    ScoreBatchDelegate(Scoring scoring, AnnualAssessments assessments) {
        this.scoring = scoring;
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ScoringPeriod period = PERIOD.from(execution);
        boolean allScored = scoring.scoreBatch(period);
        if (allScored && period.isYear()) {
            assessments.scored(period.year());
        }
        execution.setVariable(AnnualAssessmentProcess.ALL_SCORED, allScored);
    }
}
