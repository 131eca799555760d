package org.everspring.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.everspring.InvalidInputException;
import org.springframework.core.io.Resource;

/** The days that differ from the week's rhythm, as the State Council announces them each autumn for the next year. */
final class StatutoryDays {

    private static final String HEADER = "date,day,occasion";

    private final String source;
    private final Map<LocalDate, Boolean> working;

    private StatutoryDays(String source, Map<LocalDate, Boolean> working) {
        this.source = source;
        this.working = Map.copyOf(working);
    }

    /**
     * Blank lines and lines that begin with {@code #} are skipped.
     *
     * @throws InvalidInputException names the file and the line
     */
    static StatutoryDays read(Resource file) {
        String source = file.getFilename() == null ? file.getDescription() : file.getFilename();
        Map<LocalDate, Boolean> working = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            boolean headed = false;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                // A spreadsheet writes a byte order mark in front of the first line.
                String text = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                if (headed) {
                    add(text, working, source, number);
                } else if (text.equals(HEADER)) {
                    headed = true;
                } else {
                    throw broken(source, number, "第一行应为“" + HEADER + "”");
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "读不到节假日文件“" + source + "”，请检查设置" + CalendarSettings.STATUTORY_DAYS + "（" + e.getMessage() + "）。");
        }
        return new StatutoryDays(source, working);
    }

    private static void add(String line, Map<LocalDate, Boolean> working, String source, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != 3) {
            throw broken(source, number, "应为三项“日期,off或work,节日”，实为“" + line + "”");
        }
        LocalDate date = date(fields[0].strip(), source, number);
        boolean works = switch (fields[1].strip()) {
            case "off" -> false;
            case "work" -> true;
            default -> throw broken(source, number, "“" + fields[1].strip() + "”应为off（放假）或work（调休上班）");
        };
        if (works && !isWeekend(date)) {
            throw broken(source, number, date + "不是周末，不会是调休上班日");
        }
        if (working.putIfAbsent(date, works) != null) {
            throw broken(source, number, date + "重复出现");
        }
    }

    private static LocalDate date(String text, String source, int number) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw broken(source, number, "“" + text + "”不是日期，应写成2026-10-01的样子");
        }
    }

    private static InvalidInputException broken(String source, int line, String reason) {
        return new InvalidInputException("节假日文件“" + source + "”第" + line + "行有误：" + reason + "。");
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    String source() {
        return source;
    }

    /**
     * A year counts as known when its National Day is listed: the announcement for a year ends with it, and a year's
     * file usually begins with some days of the year before, which alone make no calendar.
     */
    boolean cover(int year) {
        return Boolean.FALSE.equals(working.get(LocalDate.of(year, 10, 1)));
    }

    boolean isWorkingDay(LocalDate date) {
        return working.getOrDefault(date, !isWeekend(date));
    }

    /** The years that are known. */
    int[] years() {
        return working.keySet().stream()
                .mapToInt(LocalDate::getYear)
                .distinct()
                .filter(this::cover)
                .sorted()
                .toArray();
    }
}
