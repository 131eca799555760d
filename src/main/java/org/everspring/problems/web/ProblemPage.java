package org.everspring.problems.web;

import java.time.LocalDate;
import java.util.List;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.calendar.DueStanding;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProgressEntry;
import org.everspring.plan.UnitId;
import org.everspring.problems.TimelineEntry;
import org.everspring.promotion.AdoptionCount;
import org.everspring.promotion.Experience;
import org.jspecify.annotations.Nullable;

/**
 * One problem from its discovery to what others have taken over of its solution.
 *
 * @param standing null when nothing waits
 * @param reader what the page is to the one who reads it
 * @param attempt null while the responsible unit has not benchmarked it
 * @param earlier what units found and planned that it was assigned to before
 * @param experience null where none was nominated
 */
record ProblemPage(
        ProblemSnapshot problem,
        List<UnitId> concerned,
        LocalDate today,
        @Nullable DueStanding standing,
        Reader reader,
        List<Step> steps,
        @Nullable ImprovementAttempt attempt,
        List<ImprovementAttempt> earlier,
        List<ProgressEntry> progress,
        List<ProblemDecision> verifications,
        @Nullable Nominated experience,
        List<Link> relations,
        List<TimelineEntry> timeline) {

    /**
     * @param works whether a task waits for the reader's units
     * @param assists whether a unit of the reader assists, and may say now what it has done
     * @param reopens whether the reader may report that it has come back
     */
    record Reader(boolean works, boolean assists, boolean reopens) {}

    /** @param mark {@code done}, {@code here}, {@code stopped} or {@code ahead} */
    record Step(String label, String mark) {}

    /**
     * @param count null without target units
     * @param readable whether the reader may open its own page
     */
    record Nominated(Experience experience, @Nullable AdoptionCount count, boolean readable) {}

    /**
     * Another problem that belongs to this one.
     *
     * @param what how it belongs
     * @param problem null where it does not concern the reader, who then only gets its number
     */
    record Link(String what, String id, @Nullable ProblemSnapshot problem) {}
}
