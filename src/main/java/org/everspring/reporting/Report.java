package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a unit hands in. Optional texts are null when empty.
 *
 * @param signedBy the responsible leader who has signed it off
 * @param signerRole code of the form: {@code deputy} or {@code principal}
 */
public record Report(
        ProgressStatus status,
        String progress,
        String experience,
        String difficulties,
        String nextSteps,
        String suggestions,
        String drafter,
        String drafterPhone,
        String signedBy,
        String signerRole,
        List<MeasureProgress> measures,
        List<TargetProgress> targets,
        List<ReportedProblem> problems,
        String submittedBy,
        OffsetDateTime submittedAt) {

    public Report {
        measures = List.copyOf(measures);
        targets = List.copyOf(targets);
        problems = List.copyOf(problems);
    }
}
