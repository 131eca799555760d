package org.everspring.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.kernel.InvalidInputException;
import org.springframework.core.io.Resource;

/**
 * Working days: Monday to Friday, but for the statutory holidays, and the weekend days that are worked in exchange.
 *
 * <p>A year whose arrangement is not published has provisional days: its weekends and the holidays that the law gives it.
 * Dates may lie in it; who must not rely on it asks {@link #requirePublished}.
 */
public final class WorkCalendar {

    /** The zone of every date of the plan. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String PROVISIONAL = "（暂按周末和法定节日推算，放假安排公布后以公布为准）";

    /** The arrangement of a year is announced in the autumn before. */
    private static final int NOTICE_DAYS = 60;

    private final Supplier<StatutoryDays> published;

    WorkCalendar(Supplier<StatutoryDays> published) {
        this.published = published;
    }

    /** @throws InvalidInputException when the file cannot be read; names the file and the line */
    public static WorkCalendar read(Resource statutoryDays) {
        return of(StatutoryDays.read(statutoryDays));
    }

    static WorkCalendar of(StatutoryDays days) {
        return new WorkCalendar(() -> days);
    }

    /** The day that it is here at the moment. */
    public static LocalDate dayOf(OffsetDateTime moment) {
        return here(moment).toLocalDate();
    }

    /** The same moment as it is written here, in whatever offset a database has returned it. */
    public static OffsetDateTime here(OffsetDateTime moment) {
        return moment.atZoneSameInstant(ZONE).toOffsetDateTime();
    }

    /** Whether the year's holidays are published and known here. */
    public boolean covers(int year) {
        return published.get().cover(year);
    }

    /** @throws InvalidInputException for a year whose holidays are not known; says what to do */
    public void requirePublished(int year) {
        if (!covers(year)) {
            throw new InvalidInputException(
                    "没有" + year + "年的节假日安排，无法推算工作日。请管理员在“工作日历”页面（/board/calendar）导入国务院办公厅公布的" + year + "年放假和调休日期后再办理。");
        }
    }

    /** The last day of the year up to which every year from this day's on is published; the end of the last one before when none is. */
    public LocalDate lastPublishedDay(LocalDate from) {
        int year = from.getYear();
        if (covers(year)) {
            while (covers(year + 1)) {
                year++;
            }
        } else {
            year = IntStream.of(years())
                    .filter(known -> known < from.getYear())
                    .max()
                    .orElse(year - 1);
        }
        return LocalDate.of(year, 12, 31);
    }

    /** What is to be done, from sixty days before the end of the published days on; empty before. */
    public Optional<String> warning(LocalDate today) {
        LocalDate last = lastPublishedDay(today);
        if (today.plusDays(NOTICE_DAYS).isBefore(last)) {
            return Optional.empty();
        }
        int next = last.getYear() + 1;
        long left = ChronoUnit.DAYS.between(today, last);
        return Optional.of("节假日安排登记到" + DateText.DAY.of(last) + "为止，"
                + (left < 0 ? "已经用完" : left == 0 ? "今天是最后一天" : "还有" + left + "天") + "。请管理员在“工作日历”页面导入" + next
                + "年的放假和调休安排；导入之前，" + next + "年的期限暂按周末和法定节日推算，" + next + "年的季度不能开启。");
    }

    /** As staff read a date that was counted in working days, with a word where it stands on provisional days. */
    public String textOf(Deadline counted) {
        return covers(counted.day().getYear()) ? counted.text() : counted.text() + PROVISIONAL;
    }

    public boolean isWorkingDay(LocalDate date) {
        return published.get().isWorkingDay(date);
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
     * The {@code number}-th working day after the date, or {@code last} where that would lie beyond it.
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

    /** How late the moment is: 0 in time, otherwise as {@link #workingDaysLate(Deadline, LocalDate)} on its day. */
    public int workingDaysLate(Deadline due, OffsetDateTime at) {
        return due.isPast(at) ? workingDaysLate(due, dayOf(at)) : 0;
    }

    /** The working days after the deadline up to and including the day; whoever is late only by a weekend is one day late. */
    public int workingDaysLate(Deadline due, LocalDate day) {
        return Math.max(1, workingDaysBetween(due.day(), day));
    }

    /** How late what was never done is when it closes: up to the day on which it does. */
    public int workingDaysLate(Deadline due, Deadline closes) {
        return workingDaysLate(due, closes.day());
    }

    public LocalDate firstWorkingDay(YearMonth month) {
        return nextOrSame(month.atDay(1));
    }

    /** In order, both ends inclusive; empty when the second date lies before the first. */
    public List<LocalDate> workingDays(LocalDate from, LocalDate to) {
        Stream<LocalDate> range = to.isBefore(from) ? Stream.empty() : from.datesUntil(to.plusDays(1));
        return range.filter(this::isWorkingDay).toList();
    }

    /** The day itself, or the next working day after it. */
    public LocalDate nextOrSame(LocalDate date) {
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
        return published.get().years();
    }
}
