package org.everspring.quarter;

import java.util.List;
import org.everspring.jobs.JobsStanding;
import org.everspring.jobs.LongWork;
import org.everspring.matter.QuarterKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a quarter has been opened; asked for by the quarter's business key. */
@Component
class QuarterProgress implements LongWork {

    private final Quarters quarters;
    private final QuarterOpening opening;
    private final JobsStanding jobs;

    QuarterProgress(Quarters quarters, QuarterOpening opening, JobsStanding jobs) {
        this.quarters = quarters;
        this.opening = opening;
        this.jobs = jobs;
    }

    @Override
    public Audience audience() {
        return Audience.OVERSEERS;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Stage> stages(String key) {
        return QuarterKey.find(key)
                .flatMap(found -> quarters.find(found.quarter()))
                .map(quarter -> Stage.of(
                        "下达报送任务",
                        "项",
                        opening.openedReports(quarter),
                        opening.reports(),
                        quarter.state() != QuarterState.OPENING,
                        jobs.ofInstances(key)))
                .map(List::of)
                .orElse(List.of());
    }
}
