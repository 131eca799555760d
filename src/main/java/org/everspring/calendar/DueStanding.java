package org.everspring.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How near the date is of what waits.
 *
 * @param daysLeft negative when it has passed
 * @param soon from so many days before the date on it is marked
 */
public record DueStanding(long daysLeft, int soon) {

    public static DueStanding of(Deadline due, LocalDate today, int soon) {
        return new DueStanding(ChronoUnit.DAYS.between(today, due.day()), soon);
    }

    public String text() {
        return daysLeft > 0 ? "还有" + daysLeft + "天" : daysLeft == 0 ? "今日24时截止" : "已逾期" + -daysLeft + "天";
    }

    /** {@code late}, {@code soon} or null. */
    public @Nullable String alarm() {
        return daysLeft < 0 ? "late" : daysLeft <= soon ? "soon" : null;
    }
}
