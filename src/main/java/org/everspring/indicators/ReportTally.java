package org.everspring.indicators;

import java.util.Collection;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;

/**
 * How many reports of an item in a quarter stand how: 应报 = 已报 + 逾期未报 + 缺报 + 未到期限.
 *
 * @param due all that are owed
 * @param handedIn with the lead or decided; what was returned is owed again
 * @param overdue with the unit, its date passed
 * @param missing not handed in until the quarter closed
 * @param late overdue, missing, or handed in after its date
 */
public record ReportTally(Quarter quarter, ItemId item, int due, int handedIn, int overdue, int missing, int late) {

    /** How many of all of them. */
    public record Sum(int due, int handedIn, int overdue, int missing) {

        public int waiting() {
            return due - handedIn - overdue - missing;
        }
    }

    /** Of the same quarter and item, together with others. */
    public ReportTally and(ReportTally others) {
        return new ReportTally(
                quarter,
                item,
                due + others.due,
                handedIn + others.handedIn,
                overdue + others.overdue,
                missing + others.missing,
                late + others.late);
    }

    /** With the unit, its date ahead. */
    public int waiting() {
        return due - handedIn - overdue - missing;
    }

    public static Sum sum(Collection<ReportTally> tallies) {
        int due = 0;
        int handedIn = 0;
        int overdue = 0;
        int missing = 0;
        for (ReportTally tally : tallies) {
            due += tally.due();
            handedIn += tally.handedIn();
            overdue += tally.overdue();
            missing += tally.missing();
        }
        return new Sum(due, handedIn, overdue, missing);
    }
}
