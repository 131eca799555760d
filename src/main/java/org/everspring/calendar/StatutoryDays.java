package org.everspring.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.everspring.kernel.InvalidInputException;
import org.springframework.core.io.Resource;

/** The days that differ from the week's rhythm, as the State Council announces them each autumn for the next year. */
final class StatutoryDays {

    private final TreeMap<LocalDate, StatutoryDay> days;

    private StatutoryDays(TreeMap<LocalDate, StatutoryDay> days) {
        this.days = days;
    }

    /** @throws InvalidInputException names the file and the line */
    static StatutoryDays read(Resource file) {
        String source = file.getFilename() == null ? file.getDescription() : file.getFilename();
        StatutoryDaysFile content;
        try {
            content = StatutoryDaysFile.parse(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "读不到节假日文件“" + source + "”，请检查设置" + CalendarSettings.STATUTORY_DAYS + "（" + e.getMessage() + "）。");
        }
        content.faults().stream().findFirst().ifPresent(fault -> {
            throw new InvalidInputException("节假日文件“" + source + "”" + fault + "。");
        });
        return new StatutoryDays(content.days());
    }

    /** These days, but for the year those of its announcement, which may begin with some days of the year before. */
    StatutoryDays with(int year, Collection<StatutoryDay> announced) {
        TreeMap<LocalDate, StatutoryDay> merged = new TreeMap<>(days);
        merged.keySet().removeIf(date -> date.getYear() == year);
        announced.forEach(day -> merged.put(day.date(), day));
        return new StatutoryDays(merged);
    }

    /**
     * A year counts as known when its National Day is listed: the announcement for a year ends with it, and a year's
     * file usually begins with some days of the year before, which alone make no calendar.
     */
    boolean cover(int year) {
        StatutoryDay nationalDay = days.get(LocalDate.of(year, 10, 1));
        return nationalDay != null && !nationalDay.working();
    }

    /** In a year that is not known, by the weekends and the holidays that the law gives it. */
    boolean isWorkingDay(LocalDate date) {
        StatutoryDay day = days.get(date);
        if (day != null) {
            return day.working();
        }
        return !StatutoryDaysFile.isWeekend(date)
                && (cover(date.getYear())
                        || !StatutoryHolidays.of(date.getYear()).containsKey(date));
    }

    /** The year's own days in order; none for a year of which nothing is known. */
    List<StatutoryDay> of(int year) {
        return List.copyOf(days.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .values());
    }

    /** The years that are known. */
    int[] years() {
        return days.keySet().stream()
                .mapToInt(LocalDate::getYear)
                .distinct()
                .filter(this::cover)
                .sorted()
                .toArray();
    }
}
