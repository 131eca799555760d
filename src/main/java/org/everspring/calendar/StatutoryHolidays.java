package org.everspring.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The thirteen holidays that the law gives every year (全国年节及纪念日放假办法, as revised for 2025), before the year's
 * arrangement adds bridging days and make-up working days. The law of before 2025 gave eleven of them.
 */
final class StatutoryHolidays {

    private static final Map<Integer, Map<LocalDate, String>> YEARS = new ConcurrentHashMap<>();

    private StatutoryHolidays() {}

    /** In order, with their names. */
    static Map<LocalDate, String> of(int year) {
        return YEARS.computeIfAbsent(year, StatutoryHolidays::computed);
    }

    private static Map<LocalDate, String> computed(int year) {
        TreeMap<LocalDate, String> days = new TreeMap<>();
        days.put(LocalDate.of(year, 1, 1), "元旦");
        LocalDate newYear = LunarMonths.firstDay(year, 1);
        newYear.minusDays(1).datesUntil(newYear.plusDays(3)).forEach(day -> days.put(day, "春节"));
        days.put(clearAndBright(year), "清明节");
        days.put(LocalDate.of(year, 5, 1), "劳动节");
        days.put(LocalDate.of(year, 5, 2), "劳动节");
        days.put(LunarMonths.firstDay(year, 5).plusDays(4), "端午节");
        LocalDate nationalDay = LocalDate.of(year, 10, 1);
        nationalDay.datesUntil(nationalDay.plusDays(3)).forEach(day -> days.put(day, "国庆节"));
        days.merge(LunarMonths.firstDay(year, 8).plusDays(14), "中秋节", (first, second) -> first + "、" + second);
        return Collections.unmodifiableMap(days);
    }

    /** 清明 is no day of the moon: it is the day on which the sun's longitude reaches 15°. */
    private static LocalDate clearAndBright(int year) {
        LocalDate day = LocalDate.of(year, 4, 3);
        while (SunAndMoon.longitudeAtEndOf(day) < 15) {
            day = day.plusDays(1);
        }
        return day;
    }
}
