package org.everspring.indicators;

import org.everspring.calendar.Deadline;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One row of what is late, or waits for a decision.
 *
 * @param key of the matter
 * @param title of what has one of its own: a problem, an experience
 * @param item null for what belongs to none
 * @param unit that has to do it
 * @param due null without a date
 * @param workingDaysLate up to when it was done, or now; 0 before its date
 * @param ended whether nothing more can be done, or it has been handed in late
 */
public record ConcernLine(
        Concern concern,
        String key,
        @Nullable String title,
        @Nullable ItemId item,
        UnitId unit,
        @Nullable Deadline due,
        int workingDaysLate,
        boolean ended) {}
