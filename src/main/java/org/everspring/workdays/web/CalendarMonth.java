package org.everspring.workdays.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.everspring.calendar.DateText;
import org.everspring.calendar.StatutoryDay;
import org.jspecify.annotations.Nullable;

/**
 * A month as a wall calendar shows it, Monday first.
 *
 * @param weeks of seven cells; null where the day belongs to another month
 */
record CalendarMonth(String name, List<List<@Nullable Cell>> weeks) {

    /**
     * @param kind off, work, weekend or day
     * @param mark 休 or 班; null on a day like any other
     * @param title the holiday
     */
    record Cell(
            int day,
            String kind,
            @Nullable String mark,
            @Nullable String title) {}

    /**
     * A holiday of the year in words.
     *
     * @param off the days on which nobody works
     * @param work the weekend days worked in exchange; may be empty
     */
    record Holiday(String name, String off, String work) {}

    static List<CalendarMonth> of(int year, List<StatutoryDay> days) {
        Map<LocalDate, StatutoryDay> special =
                days.stream().collect(Collectors.toMap(StatutoryDay::date, Function.identity()));
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> month(YearMonth.of(year, number), special))
                .toList();
    }

    private static CalendarMonth month(YearMonth month, Map<LocalDate, StatutoryDay> special) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            cells.add(null);
        }
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            cells.add(cell(month.atDay(day), special.get(month.atDay(day))));
        }
        while (cells.size() % 7 != 0) {
            cells.add(null);
        }
        return new CalendarMonth(
                month.getMonthValue() + "月",
                IntStream.range(0, cells.size() / 7)
                        .mapToObj(week -> cells.subList(week * 7, week * 7 + 7))
                        .toList());
    }

    private static Cell cell(LocalDate date, @Nullable StatutoryDay special) {
        int day = date.getDayOfMonth();
        if (special != null) {
            return special.working()
                    ? new Cell(day, "work", "班", special.occasion() + "调休上班")
                    : new Cell(day, "off", "休", special.occasion());
        }
        return new Cell(day, date.getDayOfWeek().getValue() > 5 ? "weekend" : "day", null, null);
    }

    static List<Holiday> holidays(List<StatutoryDay> days) {
        Map<String, List<StatutoryDay>> byName = days.stream()
                .collect(Collectors.groupingBy(StatutoryDay::occasion, LinkedHashMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(holiday ->
                        new Holiday(holiday.getKey(), list(holiday.getValue(), false), list(holiday.getValue(), true)))
                .toList();
    }

    /** 2月15日至2月23日（9天） */
    private static String list(List<StatutoryDay> days, boolean working) {
        List<List<LocalDate>> runs = new ArrayList<>();
        for (StatutoryDay day : days) {
            if (day.working() != working) {
                continue;
            }
            List<LocalDate> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (last.isEmpty() || !last.get(last.size() - 1).plusDays(1).equals(day.date())) {
                last = new ArrayList<>();
                runs.add(last);
            }
            last.add(day.date());
        }
        return runs.stream().map(CalendarMonth::run).collect(Collectors.joining("、"));
    }

    private static String run(List<LocalDate> days) {
        String first = DateText.SHORT_DAY.of(days.get(0));
        return days.size() == 1
                ? first
                : first + "至" + DateText.SHORT_DAY.of(days.get(days.size() - 1)) + "（" + days.size() + "天）";
    }
}
