package org.everspring.improvement;

import java.util.Optional;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.Matter;
import org.everspring.matter.Matter.Readers;
import org.everspring.matter.MatterPage;
import org.everspring.matter.ModuleMatters;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

/** Evidence of a problem concerns the units that the problem concerns, and comes from them while it runs. */
@Component
class ProblemMatters implements ModuleMatters {

    private final ProblemQueries problems;

    ProblemMatters(ProblemQueries problems) {
        this.problems = problems;
    }

    @Override
    public Optional<Matter> find(BusinessKey key) {
        return key instanceof ProblemId id
                ? problems.find(id)
                        .map(problem -> new Matter(
                                id, problems.unitsConcerned(id), problem.state().isRunning(), Readers.LEADING_GROUP))
                : Optional.empty();
    }

    @Override
    public Optional<MatterPage> page(BusinessKey key) {
        return key instanceof ProblemId id
                ? Optional.of(new MatterPage("/desk/problems/" + id, false))
                : Optional.empty();
    }
}
