package org.everspring.reporting;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * How many of some reports came, and when.
 *
 * @param late handed in after the day
 * @param missing never handed in, or returned or withdrawn and never handed in again
 */
public record Punctuality(int due, int onTime, int late, int missing) {

    public static Punctuality of(Collection<ObligationSnapshot> owed) {
        int missing = count(owed, Punctuality::isMissing);
        int onTime = count(owed, Punctuality::isOnTime);
        return new Punctuality(owed.size(), onTime, owed.size() - onTime - missing, missing);
    }

    /** Also what was handed in once, then returned or withdrawn, and never again. */
    public static boolean isMissing(ObligationSnapshot obligation) {
        return obligation.lateWorkingDays() == null || obligation.state() == ObligationState.MISSING;
    }

    public static boolean isOnTime(ObligationSnapshot obligation) {
        return !isMissing(obligation) && Integer.valueOf(0).equals(obligation.lateWorkingDays());
    }

    public static boolean isLate(ObligationSnapshot obligation) {
        return !isMissing(obligation) && !isOnTime(obligation);
    }

    /** As documents write it: 96%. */
    public String rateText() {
        return due == 0 ? "—" : Math.round(100.0 * onTime / due) + "%";
    }

    private static int count(Collection<ObligationSnapshot> owed, Predicate<ObligationSnapshot> which) {
        return Math.toIntExact(owed.stream().filter(which).count());
    }
}
