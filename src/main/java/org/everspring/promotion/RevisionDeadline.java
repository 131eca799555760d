package org.everspring.promotion;

import org.everspring.calendar.Deadline;

/**
 * How long a unit may revise what was returned.
 *
 * @param dueText as staff read the date
 * @param closes when the nomination lapses
 */
public record RevisionDeadline(Deadline due, String dueText, Deadline closes) {}
