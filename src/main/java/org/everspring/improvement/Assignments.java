package org.everspring.improvement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who had to solve a problem at an earlier moment, and by when; the problem itself only knows how it stands now. */
@Component
public class Assignments {

    private final ImprovementDeadlines terms;
    private final ImprovementSettings settings;

    Assignments(ImprovementDeadlines terms, ImprovementSettings settings) {
        this.terms = terms;
        this.settings = settings;
    }

    /**
     * How it stood.
     *
     * @param failures how often this unit's improvement had failed the verification; those of a unit before it do not count
     */
    public record Assignment(UnitId unit, Deadline due, int failures) {}

    /**
     * @param decisions all of one problem that were carried out, in their order
     * @param moment exclusive
     * @return empty when the problem had not been assigned
     */
    public Optional<Assignment> before(OffsetDateTime moment, List<ProblemDecision> decisions) {
        Assignment standing = null;
        int allFailures = 0;
        for (ProblemDecision decision : decisions) {
            if (!decision.taken().isBefore(moment)) {
                break;
            }
            switch (decision.choice()) {
                case ACCEPT, REASSIGN -> standing = given(standing, decision);
                case FAIL -> {
                    if (standing == null) {
                        throw new IllegalStateException("What nobody had to solve has failed its verification");
                    }
                    allFailures++;
                    // Whoever has failed too often waits for the office, and keeps its date until then.
                    boolean waits = allFailures % settings.failuresBeforeOffice() == 0;
                    standing = new Assignment(
                            standing.unit(),
                            waits ? standing.due() : mended(standing.due(), decision),
                            standing.failures() + 1);
                }
                default -> {
                    // The other decisions change neither unit nor date.
                }
            }
        }
        return Optional.ofNullable(standing);
    }

    private static Assignment given(@Nullable Assignment before, ProblemDecision decision) {
        UnitId unit = decision.inCharge();
        int failures = before != null && before.unit().equals(unit) ? before.failures() : 0;
        return new Assignment(unit, new Deadline(decision.until()), failures);
    }

    private Deadline mended(Deadline due, ProblemDecision decision) {
        LocalDate decidedOn = WorkCalendar.dayOf(decision.taken());
        return decision.dueOn() == null ? terms.mending(due, decidedOn) : new Deadline(decision.dueOn());
    }
}
