package org.everspring.indicators;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.everspring.calendar.WorkCalendar;
import org.everspring.indicators.LoopQueries.Duration;
import org.jspecify.annotations.Nullable;

/** How long something usually took. */
public final class Medians {

    private Medians() {}

    /**
     * In working days; what begins and ends on one day took 0.
     *
     * @return the middle one, or halfway between the middle two; null without any
     */
    public static @Nullable BigDecimal workingDays(Collection<? extends Duration<?>> durations, WorkCalendar calendar) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        durations.forEach(
                one -> counts.merge(calendar.workingDaysBetween(one.from(), one.to()), one.problems(), Integer::sum));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0
                ? null
                : BigDecimal.valueOf(at(counts, (all - 1) / 2) + at(counts, all / 2))
                        .divide(BigDecimal.valueOf(2))
                        .stripTrailingZeros();
    }

    /** @param place from 0, among all in ascending order */
    private static long at(SortedMap<Integer, Integer> counts, int place) {
        int before = 0;
        for (var count : counts.entrySet()) {
            before += count.getValue();
            if (place < before) {
                return count.getKey();
            }
        }
        throw new IllegalArgumentException("Beyond the last: " + place);
    }
}
