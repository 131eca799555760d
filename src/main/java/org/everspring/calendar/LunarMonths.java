package org.everspring.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The months of the Chinese calendar by its rules (GB/T 33661): a month begins on the day of the new moon, the winter
 * solstice lies in the eleventh, and of thirteen months between two of them the first without a major solar term is the
 * leap month.
 *
 * <p>Computed here because ICU's calendar (77.1) is a day off where the new moon lies near midnight: it has the Spring
 * Festival of 2027 on 7 February, and new moon was at 23:56 on the 6th.
 */
final class LunarMonths {

    private LunarMonths() {}

    /** The first day of the month of the Chinese year that begins in this one; 1 to 10, never the leap month. */
    static LocalDate firstDay(int year, int month) {
        LocalDate eleventh = SunAndMoon.newMoonUpTo(winterSolstice(year - 1));
        LocalDate next = SunAndMoon.newMoonUpTo(winterSolstice(year));
        List<LocalDate> months = new ArrayList<>();
        for (LocalDate first = eleventh; first.isBefore(next); first = following(first)) {
            months.add(first);
        }
        if (months.size() == 13) {
            months.remove(leapMonth(months, next));
        }
        // The list begins with the eleventh month of the year before.
        return months.get(month + 1);
    }

    private static int leapMonth(List<LocalDate> months, LocalDate next) {
        for (int i = 1; i < months.size(); i++) {
            LocalDate end = i + 1 < months.size() ? months.get(i + 1) : next;
            if (majorTerm(months.get(i).minusDays(1)) == majorTerm(end.minusDays(1))) {
                return i;
            }
        }
        throw new IllegalStateException("Thirteen months without a leap month from " + months.get(0));
    }

    /** Which of the twelve major terms was the last one up to the end of the day. */
    private static int majorTerm(LocalDate day) {
        return (int) (SunAndMoon.longitudeAtEndOf(day) / 30);
    }

    private static LocalDate following(LocalDate newMoon) {
        // A month has 29 or 30 days.
        return SunAndMoon.newMoonUpTo(newMoon.plusDays(31));
    }

    private static LocalDate winterSolstice(int year) {
        LocalDate day = LocalDate.of(year, 12, 20);
        while (SunAndMoon.longitudeAtEndOf(day) < 270) {
            day = day.plusDays(1);
        }
        return day;
    }
}
