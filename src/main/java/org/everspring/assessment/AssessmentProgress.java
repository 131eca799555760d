package org.everspring.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.everspring.jobs.JobsStanding;
import org.everspring.jobs.LongWork;
import org.everspring.matter.AssessmentYear;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.ScoringProgress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a year has been scored and its scores announced; asked for by the year's business key. */
@Component
class AssessmentProgress implements LongWork {

    private final Assessments assessments;
    private final Confirmations confirmations;
    private final Scores scores;
    private final ScoringProgress scoring;
    private final JobsStanding jobs;

    AssessmentProgress(
            Assessments assessments,
            Confirmations confirmations,
            Scores scores,
            ScoringProgress scoring,
            JobsStanding jobs) {
        this.assessments = assessments;
        this.confirmations = confirmations;
        this.scores = scores;
        this.scoring = scoring;
        this.jobs = jobs;
    }

    @Override
    public Audience audience() {
        return Audience.OVERSEERS;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Stage> stages(String key) {
        return AssessmentYear.find(key)
                .flatMap(found -> assessments.find(found.value()))
                .map(this::stages)
                .orElse(List.of());
    }

    private List<Stage> stages(Assessment assessment) {
        int year = assessment.year();
        Standing standing = jobs.ofInstances(new AssessmentYear(year).toString());
        List<Stage> stages = new ArrayList<>();
        boolean scored = assessment.state() != AssessmentState.SCORING;
        Optional<ScoringProgress.Counts> counts = scoring.of(ScoringPeriod.of(year));
        counts.ifPresent(found -> stages.add(
                Stage.of("年度评分", "个单位", found.scored(), found.units(), scored || found.complete(), standing)));
        boolean accepted =
                assessment.state() == AssessmentState.REVIEWING && assessment.decision() == AssessmentDecision.ACCEPT;
        if (accepted || assessment.state() == AssessmentState.CONFIRMING) {
            int units = scores.last(ScoringPeriod.of(year))
                    .map(run -> scores.scores(run).size())
                    .orElse(0);
            int told = accepted || assessment.round().upTo() == null
                    ? 0
                    : confirmations.states(year).values().stream()
                            .mapToInt(Long::intValue)
                            .sum();
            stages.add(Stage.of("送达各单位得分", "个单位", told, units, told >= units, standing));
        }
        return stages;
    }
}
