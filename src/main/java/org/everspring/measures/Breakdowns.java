package org.everspring.measures;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.matter.BreakdownId;

/** All breakdowns and their measures. */
public interface Breakdowns {

    Optional<Breakdown> find(BreakdownId id);

    /** Those of the given ids that are there, in whatever state. */
    Set<BreakdownId> known(Collection<BreakdownId> ids);

    void add(Breakdown breakdown);

    void reopen(BreakdownId id, Deadline due, Deadline closes);

    /** The dates move, whatever it waits for. */
    void moveDates(BreakdownId id, Deadline due, Deadline closes);

    /** Stores the measures as a version of their own. */
    void submit(BreakdownId id, int version, List<Measure> measures, String userId, OffsetDateTime at);

    /** Returns false when the breakdown is not in the state {@code from}: somebody was first. */
    boolean move(BreakdownId id, BreakdownState from, BreakdownState to);

    /** Keeps what the lead decides of that version, in place of what it has decided of an earlier one. */
    void decide(BreakdownId id, int version, BreakdownDecision decision, String userId, OffsetDateTime at);

    Optional<BreakdownDecision> decision(BreakdownId id, int version);

    void confirm(BreakdownId id, int version, OffsetDateTime at);

    void recordReturn(BreakdownId id, String reason);

    List<Measure> measures(BreakdownId id, int version);
}
