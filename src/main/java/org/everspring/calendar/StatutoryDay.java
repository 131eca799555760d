package org.everspring.calendar;

import java.time.LocalDate;

/**
 * A day that differs from the week's rhythm.
 *
 * @param working whether a weekend day is worked in exchange; otherwise it is a holiday
 * @param occasion the holiday that it belongs to, as announced
 */
public record StatutoryDay(LocalDate date, boolean working, String occasion) {}
