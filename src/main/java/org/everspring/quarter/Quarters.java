package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.jspecify.annotations.Nullable;

/** All quarters that have been opened. */
public interface Quarters {

    Optional<ReportingQuarter> find(Quarter quarter);

    ReportingQuarter get(Quarter quarter);

    /** Newest first. */
    List<ReportingQuarter> all();

    /**
     * Returns false when the quarter is there already.
     *
     * @throws org.everspring.kernel.InvalidInputException when another transaction adds it at the same time and is first
     */
    boolean add(ReportingQuarter quarter, @Nullable String userId, OffsetDateTime at);

    /** @throws AlreadyDoneException when somebody else has changed the quarter since it was read; so do the next two */
    void schedule(ReportingQuarter read, Cycles reports, Cycles summaries, int summariesExpected);

    /** Notes how far the opening has come, and where the quarter stands then. */
    void advance(ReportingQuarter read, int openedSteps, QuarterState to);

    default void move(ReportingQuarter read, QuarterState to) {
        advance(read, read.openedSteps(), to);
    }

    /**
     * Counts one summary less, under the row's lock.
     *
     * @return how many are still open
     */
    int closeSummary(Quarter quarter);
}
