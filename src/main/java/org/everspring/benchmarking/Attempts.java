package org.everspring.benchmarking;

import java.util.List;
import java.util.Optional;
import org.everspring.matter.ProblemId;

/** What units have found and planned against all problems. */
public interface Attempts {

    /** Oldest first. */
    List<ImprovementAttempt> of(ProblemId problem);

    default Optional<ImprovementAttempt> last(ProblemId problem) {
        List<ImprovementAttempt> all = of(problem);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** It takes the place of one of the same round. */
    void begin(ProblemId problem, ImprovementAttempt attempt);

    /** Keeps how its measures stand. */
    void track(ProblemId problem, ImprovementAttempt attempt);
}
