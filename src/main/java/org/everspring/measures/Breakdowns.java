package org.everspring.measures;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.matter.BreakdownId;

/** All breakdowns and their measures. */
public interface Breakdowns {

    Optional<Breakdown> find(BreakdownId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Breakdown get(BreakdownId id);

    /** Those of the given ids that are there, in whatever state. */
    Set<BreakdownId> known(Collection<BreakdownId> ids);

    default void add(Breakdown opened) {
        add(List.of(opened));
    }

    void add(List<Breakdown> opened);

    /** @throws org.everspring.kernel.AlreadyDoneException when somebody else has changed it in the meantime */
    void save(Breakdown breakdown);

    /** Keeps the measures of a round that the breakdown has not come to, in place of those that are there. */
    void draft(BreakdownId id, int round, List<Measure> measures);

    /** Keeps who has handed in the present round. */
    void submitted(BreakdownId id, String userId, OffsetDateTime at);

    /** Keeps what the lead has decided of the present round, in place of what it has decided of an earlier one. */
    void decide(Breakdown breakdown, String userId, OffsetDateTime at);

    List<Measure> measures(BreakdownId id, int round);
}
