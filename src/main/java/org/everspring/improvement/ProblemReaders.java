package org.everspring.improvement;

import java.util.Optional;
import java.util.Set;
import org.everspring.evidence.EvidenceReaders;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Evidence of a problem concerns the units that the problem concerns, and comes from them while it runs. */
@Component
class ProblemReaders implements EvidenceReaders {

    private final Problems problems;

    ProblemReaders(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Optional<Set<UnitId>> unitsConcerned(String subject) {
        return ProblemId.find(subject).flatMap(problems::find).map(problem -> problems.unitsConcerned(problem.id()));
    }

    @Override
    public boolean takesEvidence(String subject) {
        return ProblemId.find(subject)
                .flatMap(problems::find)
                .filter(problem -> problem.state().isRunning())
                .isPresent();
    }
}
