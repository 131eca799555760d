package org.everspring.quarter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.everspring.jobs.JobsStanding;
import org.everspring.jobs.LongWork;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.QuarterKey;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.ScoringProgress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a quarter has been opened, and scored at its end; asked for by the quarter's business key. */
@Component
class QuarterProgress implements LongWork {

    private final Quarters quarters;
    private final QuarterOpening opening;
    private final ScoringProgress scoring;
    private final JobsStanding jobs;

    QuarterProgress(Quarters quarters, QuarterOpening opening, ScoringProgress scoring, JobsStanding jobs) {
        this.quarters = quarters;
        this.opening = opening;
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
        return BusinessKey.find(key)
                .filter(QuarterKey.class::isInstance)
                .flatMap(found -> quarters.find(((QuarterKey) found).quarter()))
                .map(this::stages)
                .orElse(List.of());
    }

    private List<Stage> stages(ReportingQuarter quarter) {
        Standing standing = jobs.ofInstances(new QuarterKey(quarter.id()).toString());
        List<Stage> stages = new ArrayList<>();
        stages.add(Stage.of(
                "下达报送任务",
                "项",
                opening.openedReports(quarter),
                opening.reports(),
                quarter.state() != QuarterState.OPENING,
                standing));
        if (quarter.state() == QuarterState.PUBLISHED) {
            Optional<ScoringProgress.Counts> counts = scoring.of(ScoringPeriod.of(quarter.id()));
            counts.ifPresent(found ->
                    stages.add(Stage.of("季度评分", "个单位", found.scored(), found.units(), found.complete(), standing)));
        }
        return stages;
    }
}
