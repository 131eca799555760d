package org.everspring.problems.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.DueStanding;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What one person finds under 问题闭环.
 *
 * @param seesAll whether the list holds every problem, not only those that concern the reader's units
 * @param units the reader's own, to narrow the list to what waits for one of them
 * @param besides what else narrows the list, as an address of the board asked
 * @param heads by the codes of the columns
 */
record ProblemList(
        boolean seesAll,
        List<Choice<ProblemState>> states,
        List<Choice<ItemId>> items,
        List<Choice<UnitId>> units,
        List<Choice<UnitId>> responsible,
        List<Choice<ProblemSource>> sources,
        List<String> besides,
        ListPage<Row> page,
        ListAddress address,
        Map<String, ColumnHead> heads) {

    /**
     * @param standing null when nothing waits
     * @param unit who has the next step, or had the last
     * @param workable whether a task waits for the reader's units
     */
    record Row(
            ProblemSnapshot problem,
            LocalDate reportedOn,
            @Nullable DueStanding standing,
            UnitId unit,
            boolean workable) {}
}
