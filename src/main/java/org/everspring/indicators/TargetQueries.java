package org.everspring.indicators;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** What the units have reported of the plan's targets: handed in, and not returned to be mended. */
public interface TargetQueries {

    int PAGE_SIZE = 50;

    /**
     * What all reports of a quarter say together of a target.
     *
     * @param reported how many units have a figure of their own; never 0
     * @param met how many of these are each as good as promised; 0 for what is added up
     * @param value of all together: their sum where it is one, otherwise the median
     */
    record Sum(
            Quarter quarter,
            String target,
            int reported,
            int met,
            BigDecimal value,
            BigDecimal least,
            BigDecimal greatest) {}

    /**
     * @param readers only what these units owe or receive; null for somebody who reads everything
     * @param unit whose figures alone count; null for all
     * @return without the quarters in which nobody has a figure
     */
    List<Sum> sums(
            Collection<Target> targets,
            Collection<Quarter> quarters,
            @Nullable Set<UnitId> readers,
            @Nullable UnitId unit);

    /**
     * One unit's own figure.
     *
     * @param report where it stands
     * @param reached null where the unit has reported without a figure
     */
    record Reading(ObligationId report, @Nullable BigDecimal reached) {}

    /**
     * The units that have ever reported of the target in these quarters, each with all of its reports, by the units' ids.
     *
     * @param page of units, from 1
     */
    ListPage<List<Reading>> readings(
            Target target, Collection<Quarter> quarters, @Nullable Set<UnitId> readers, int page, int size);
}
