package org.everspring.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.everspring.InvalidInputException;
import org.springframework.stereotype.Component;

/**
 * When a quarter opens, is due and closes (plan part 5.2): it opens on the first working day of its last month and closes
 * at the end of that month.
 */
@Component
public class DeadlinePolicy {

    private final WorkCalendar calendar;
    private final DeadlineSettings settings;

    /** @throws InvalidInputException when the settings leave no room in some quarter of a year that the calendar knows */
    public DeadlinePolicy(WorkCalendar calendar, DeadlineSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
        for (int year : calendar.years()) {
            for (int number = 1; number <= 4; number++) {
                datesOf(new Quarter(year, number));
            }
        }
    }

    /** @throws InvalidInputException for a year without statutory data, even when the quarter's dates are set by hand */
    public ReportingDates datesOf(Quarter quarter) {
        YearMonth month = quarter.lastMonth();
        LocalDate opensOn = calendar.firstWorkingDay(month);
        DeadlineSettings.PrintedDates printed = settings.overrides().get(quarter.toString());
        return new ReportingDates(
                quarter,
                opensOn,
                printed == null ? shifted(month.atDay(settings.reportDay())) : printed.reportDueOn(),
                printed == null ? shifted(month.atDay(settings.summaryDay())) : printed.summaryDueOn(),
                month.atEndOfMonth());
    }

    /**
     * The first opening day whose 09:00 at {@link WorkCalendar#ZONE} lies strictly after the moment.
     *
     * <p>The engine's timer needs a date even beyond the calendar. For a year without statutory data this is the first
     * weekday of the month: no holiday is guessed, and nothing opens on it, because {@link #datesOf} refuses the quarter
     * then.
     */
    public LocalDate nextOpening(Instant after) {
        Quarter quarter = Quarter.of(LocalDate.ofInstant(after, WorkCalendar.ZONE));
        while (!opening(quarter)
                .atTime(ReportingDates.OPENING_TIME)
                .atZone(WorkCalendar.ZONE)
                .toInstant()
                .isAfter(after)) {
            quarter = quarter.next();
        }
        return opening(quarter);
    }

    private LocalDate opening(Quarter quarter) {
        if (calendar.covers(quarter.year())) {
            return calendar.firstWorkingDay(quarter.lastMonth());
        }
        LocalDate day = quarter.lastMonth().atDay(1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    private LocalDate shifted(LocalDate date) {
        return switch (settings.shift()) {
            case NONE -> date;
            case PREVIOUS -> calendar.previousOrSame(date);
            case NEXT -> calendar.nextOrSame(date);
        };
    }
}
