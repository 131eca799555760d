package org.everspring.home.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.Labelled;

/** How near a date is that somebody looks for; the same days as the light has. */
enum DueChoice implements Labelled {
    LATE("已逾期", -1),
    SOON("三天内到期和已逾期", WorkTexts.SOON);

    private final String label;
    private final int daysLeft;

    DueChoice(String label, int daysLeft) {
        this.label = label;
        this.daysLeft = daysLeft;
    }

    @Override
    public String label() {
        return label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The end of the last day that counts. */
    Instant until(LocalDate today) {
        return today.plusDays(daysLeft + 1L).atStartOfDay(WorkCalendar.ZONE).toInstant();
    }
}
