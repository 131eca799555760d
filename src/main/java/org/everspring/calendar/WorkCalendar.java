package org.everspring.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.InvalidInputException;
import org.springframework.core.io.Resource;

/**
 * Working days: Monday to Friday, but for the statutory holidays, and the weekend days that are worked in exchange.
 *
 * <p>Every question that touches a day of a year without data is refused with an {@link InvalidInputException} that says
 * which year is missing and which file and setting to complete; nothing is guessed.
 */
public final class WorkCalendar {

    /** The zone of every date of the plan. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final StatutoryDays days;

    private WorkCalendar(StatutoryDays days) {
        this.days = days;
    }

    /** @throws InvalidInputException when the file cannot be read; names the file and the line */
    public static WorkCalendar read(Resource statutoryDays) {
        return new WorkCalendar(StatutoryDays.read(statutoryDays));
    }

    /** Whether the year's holidays are known. */
    public boolean covers(int year) {
        return days.cover(year);
    }

    public boolean isWorkingDay(LocalDate date) {
        if (!covers(date.getYear())) {
            throw new InvalidInputException("没有" + date.getYear() + "年的节假日安排，无法推算工作日。请在节假日文件“" + days.source() + "”（设置"
                    + CalendarSettings.STATUTORY_DAYS + "）中补全国务院办公厅公布的" + date.getYear() + "年放假和调休日期，重启后再办理。");
        }
        return days.isWorkingDay(date);
    }

    /**
     * The {@code number}-th working day after the date, or before it when the number is negative. Zero gives the date
     * itself, working day or not. For a number from 0 on, {@code workingDaysBetween(date, plusWorkingDays(date, number))}
     * is the number again.
     */
    public LocalDate plusWorkingDays(LocalDate date, int number) {
        int step = number < 0 ? -1 : 1;
        LocalDate day = date;
        for (int left = Math.abs(number); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * The {@code number}-th working day after the date, or {@code last} where that would lie beyond it. No day after
     * {@code last} is looked at, so that a term which ends with the year needs no holidays of the next.
     */
    public LocalDate plusWorkingDaysUntil(LocalDate date, int number, LocalDate last) {
        List<LocalDate> left = workingDays(date.plusDays(1), last);
        return left.size() < number ? last : left.get(number - 1);
    }

    /**
     * The working days after the first date up to and including the second one. When the second lies before the first, the
     * same count with the dates exchanged, negative: seen from a day past the due date, the working days since it passed.
     */
    public int workingDaysBetween(LocalDate fromExclusive, LocalDate toInclusive) {
        if (toInclusive.isBefore(fromExclusive)) {
            return -workingDaysBetween(toInclusive, fromExclusive);
        }
        return (int) fromExclusive
                .plusDays(1)
                .datesUntil(toInclusive.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    public LocalDate firstWorkingDay(YearMonth month) {
        return nextOrSame(month.atDay(1));
    }

    /** In order, both ends inclusive; empty when the second date lies before the first. */
    public List<LocalDate> workingDays(LocalDate from, LocalDate to) {
        Stream<LocalDate> range = to.isBefore(from) ? Stream.empty() : from.datesUntil(to.plusDays(1));
        return range.filter(this::isWorkingDay).toList();
    }

    LocalDate nextOrSame(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    LocalDate previousOrSame(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    int[] years() {
        return days.years();
    }
}
