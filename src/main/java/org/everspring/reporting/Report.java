package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.kernel.InvalidInputException;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.Target;
import org.jspecify.annotations.Nullable;

/**
 * What a unit hands in. Optional texts are null when empty.
 *
 * @param signedBy the responsible leader who has signed it off
 * @param signerRole code of the form: {@code deputy} or {@code principal}
 */
public record Report(
        ProgressStatus status,
        String progress,
        @Nullable String experience,
        @Nullable String difficulties,
        String nextSteps,
        @Nullable String suggestions,
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

    /**
     * @param tracked the measures in force
     * @throws InvalidInputException when the report does not speak of exactly these, or contradicts itself
     */
    void requireFits(List<Measure> tracked, List<Target> goals) {
        List<String> titles = tracked.stream().map(Measure::title).toList();
        if (!measures.stream().map(MeasureProgress::title).toList().equals(titles)) {
            throw ReportOutline.measuresHaveChanged();
        }
        if (targets.size() != goals.size()) {
            throw ReportOutline.targetsHaveChanged();
        }
        if (status.needsReason() && difficulties == null) {
            throw new InvalidInputException("总体进度为“" + status.label() + "”时，请在“困难问题”中说明原因。");
        }
        boolean allDone = measures.stream().allMatch(measure -> measure.status() == MeasureStatus.DONE);
        if (status == ProgressStatus.COMPLETED && !allDone) {
            throw new InvalidInputException("总体进度为“已完成”，但仍有举措未完成，请核对。");
        }
    }
}
