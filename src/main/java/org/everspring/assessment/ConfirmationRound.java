package org.everspring.assessment;

import org.everspring.calendar.Deadline;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How the scores are announced to the units.
 *
 * @param number counts how often they have been; 0 before the first time
 * @param upTo the last unit of the last batch; null before the first batch of the round
 * @param due by when the units of the last batch have to answer; null before the first announcement
 * @param open units that have not answered in this round, or whose appeal is not decided
 */
public record ConfirmationRound(
        int number, @Nullable UnitId upTo, @Nullable Deadline due, int open) {

    static final ConfirmationRound NONE = new ConfirmationRound(0, null, null, 0);

    ConfirmationRound next(int units) {
        return new ConfirmationRound(number + 1, null, due, units);
    }

    ConfirmationRound announced(UnitId last, Deadline answers) {
        return new ConfirmationRound(number, last, answers, open);
    }

    /** One unit more has answered, and its appeal is decided. */
    ConfirmationRound answered() {
        return new ConfirmationRound(number, upTo, due, open - 1);
    }
}
