package org.everspring.promotion;

import org.everspring.calendar.Deadline;

/**
 * How long the office may take.
 *
 * @param dueText as staff read the date
 * @param escalations cron text of 09:00 on the days after the due date on which it is urged
 */
public record OfficeDeadline(Deadline due, String dueText, String escalations) {}
