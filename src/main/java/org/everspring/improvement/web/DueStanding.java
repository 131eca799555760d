package org.everspring.improvement.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;

/**
 * How near the date is of what waits.
 *
 * @param daysLeft negative when it has passed
 * @param soon from so many days before the date on it is marked
 */
record DueStanding(long daysLeft, int soon) {

    /** Days of an improvement; the other steps are short. */
    private static final int SOON = 3;

    /** Null when nothing waits. */
    static DueStanding of(ProblemSnapshot problem, LocalDate today) {
        return problem.currentDue() == null
                ? null
                : new DueStanding(
                        ChronoUnit.DAYS.between(today, problem.currentDue().day()),
                        problem.state() == ProblemState.IMPROVING ? SOON : 1);
    }

    public String text() {
        return daysLeft > 0 ? "还有" + daysLeft + "天" : daysLeft == 0 ? "今日24时截止" : "已逾期" + -daysLeft + "天";
    }

    /** {@code late}, {@code soon} or null. */
    public String alarm() {
        return daysLeft < 0 ? "late" : daysLeft <= soon ? "soon" : null;
    }
}
