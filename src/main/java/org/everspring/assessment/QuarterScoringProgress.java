package org.everspring.assessment;

import java.util.List;
import org.everspring.jobs.JobsStanding;
import org.everspring.jobs.LongWork;
import org.everspring.matter.QuarterKey;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.ScoringProgress;
import org.springframework.stereotype.Component;

/** How far a quarter has been scored at its end; asked for by the quarter's business key. */
@Component
class QuarterScoringProgress implements LongWork {

    private final ScoringProgress scoring;
    private final JobsStanding jobs;

    QuarterScoringProgress(ScoringProgress scoring, JobsStanding jobs) {
        this.scoring = scoring;
        this.jobs = jobs;
    }

    @Override
    public Audience audience() {
        return Audience.OVERSEERS;
    }

    @Override
    public List<Stage> stages(String key) {
        return QuarterKey.find(key)
                .flatMap(found -> scoring.of(ScoringPeriod.of(found.quarter())))
                .map(found ->
                        Stage.of("季度评分", "个单位", found.scored(), found.units(), found.complete(), jobs.ofInstances(key)))
                .map(List::of)
                .orElse(List.of());
    }
}
