package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.FINISH;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_OUTCOME;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_PROGRESS;
import static org.everspring.improvement.process.ImprovementLoopProcess.LESSONS;
import static org.everspring.improvement.process.ImprovementLoopProcess.NO;
import static org.everspring.improvement.process.ImprovementLoopProcess.SIMILAR_PROBLEMS;
import static org.everspring.improvement.process.ImprovementLoopProcess.WORTH_PROMOTING;
import static org.everspring.improvement.process.ImprovementLoopProcess.YES;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemTriage;
import org.everspring.improvement.ProgressEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a unit has sent that has come back to it, and what a lead chooses among. */
@Component
class EarlierAnswers {

    private final ProblemQueries problems;
    private final ProblemTriage triage;

    EarlierAnswers(ProblemQueries problems, ProblemTriage triage) {
        this.problems = problems;
        this.triage = triage;
    }

    /** The problems that this one may be merged into. */
    Map<String, Object> ofTriage(ProblemSnapshot problem) {
        return Map.of(
                SIMILAR_PROBLEMS,
                triage.similar(problem.id()).stream()
                        .map(other -> Map.of(
                                "value",
                                other.id().toString(),
                                "label",
                                other.label() + "（" + other.state().label() + "）"))
                        .toList());
    }

    /** What was sent for verification and has come back; whoever has only said how far he is begins anew. */
    Map<String, Object> ofImprovement(ProblemSnapshot problem) {
        int assigned = problems.lastDecision(problem.id(), Choice.REASSIGN)
                .map(ProblemDecision::number)
                .orElse(0);
        Optional<ProgressEntry> sent = problems.lastDecision(problem.id(), Choice.FINISH)
                .filter(finished -> finished.number() > assigned)
                .flatMap(finished ->
                        lastProgress(problem).filter(last -> last.at().isEqual(finished.at())));
        Map<String, Object> values = new HashMap<>();
        values.put(IMPROVEMENT_PROGRESS.name(), sent.map(ProgressEntry::text).orElse(null));
        values.put(IMPROVEMENT_OUTCOME.name(), sent.isPresent() ? FINISH : null);
        return values;
    }

    /** What the unit in charge has said last, for those who judge it. */
    @Nullable
    String progress(ProblemSnapshot problem) {
        return lastProgress(problem).map(ProgressEntry::text).orElse(null);
    }

    private Optional<ProgressEntry> lastProgress(ProblemSnapshot problem) {
        return problems.progress(problem.id()).stream()
                .filter(entry -> entry.assisting() == null)
                .reduce((before, after) -> after);
    }

    Map<String, Object> ofSummary(ProblemSnapshot problem) {
        Map<String, Object> values = new HashMap<>();
        values.put(LESSONS.name(), problem.lessons());
        values.put(
                WORTH_PROMOTING.name(),
                problem.pending()
                        .map(summarised -> summarised.choice() == Choice.PROMOTE ? YES : NO)
                        .orElse(null));
        return values;
    }
}
