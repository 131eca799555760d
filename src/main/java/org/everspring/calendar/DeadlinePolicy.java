package org.everspring.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.everspring.kernel.InvalidInputException;
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
            check(year, calendar);
        }
    }

    /** @throws InvalidInputException for a year without statutory data, even when the quarter's dates are set by hand */
    public ReportingDates datesOf(Quarter quarter) {
        calendar.requirePublished(quarter.year());
        return datesOf(quarter, calendar);
    }

    /**
     * @param calendar that is asked in place of the one in force
     * @throws InvalidInputException when it leaves no room in some quarter of the year
     */
    void check(int year, WorkCalendar calendar) {
        for (int number = 1; number <= 4; number++) {
            datesOf(new Quarter(year, number), calendar);
        }
    }

    private ReportingDates datesOf(Quarter quarter, WorkCalendar calendar) {
        YearMonth month = quarter.lastMonth();
        LocalDate opensOn = calendar.firstWorkingDay(month);
        DeadlineSettings.PrintedDates printed = settings.overrides().get(quarter.toString());
        return new ReportingDates(
                quarter,
                opensOn,
                printed == null ? shifted(month.atDay(settings.reportDay()), calendar) : printed.reportDueOn(),
                printed == null ? shifted(month.atDay(settings.summaryDay()), calendar) : printed.summaryDueOn(),
                month.atEndOfMonth());
    }

    /**
     * The first opening day whose 09:00 at {@link WorkCalendar#ZONE} lies strictly after the moment.
     *
     * <p>The engine's timer needs a date even beyond the calendar. In a year without statutory data it stands on
     * provisional days and nothing opens on it, because {@link #datesOf} refuses the quarter then.
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
        return calendar.firstWorkingDay(quarter.lastMonth());
    }

    private LocalDate shifted(LocalDate date, WorkCalendar calendar) {
        return switch (settings.shift()) {
            case NONE -> date;
            case PREVIOUS -> calendar.previousOrSame(date);
            case NEXT -> calendar.nextOrSame(date);
        };
    }
}
