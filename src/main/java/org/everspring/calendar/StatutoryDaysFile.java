package org.everspring.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines {@code date,day,occasion}, as the build brings them and as an administrator uploads them. Blank lines and lines
 * that begin with {@code #} are skipped.
 */
final class StatutoryDaysFile {

    private static final List<String> HEADERS = List.of("date,day,occasion", "日期,安排,节日");

    /** A spreadsheet that has opened the file saves 2027-01-01 as 2027/1/1. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");

    private static final int LONGEST_OCCASION = 40;
    private static final int SHOWN = 40;

    private final TreeMap<LocalDate, StatutoryDay> days = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private StatutoryDaysFile() {}

    static StatutoryDaysFile parse(String text) {
        StatutoryDaysFile file = new StatutoryDaysFile();
        boolean headed = false;
        int number = 0;
        // A spreadsheet writes a byte order mark in front of the first line.
        for (String line :
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList()) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.matches(",+")) {
                continue;
            }
            if (headed) {
                file.add(content, number);
            } else if (HEADERS.contains(content)) {
                headed = true;
            } else {
                file.broken(number, "第一行应为“" + HEADERS.get(0) + "”或“" + HEADERS.get(1) + "”");
                return file;
            }
        }
        return file;
    }

    /** By date. */
    TreeMap<LocalDate, StatutoryDay> days() {
        return days;
    }

    /** What is wrong, a line each: 第3行有误：…, without full stop. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void add(String line, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != 3) {
            broken(number, "应为三项“日期,off或work,节日”，实为“" + shortened(line) + "”");
            return;
        }
        LocalDate date = date(fields[0].strip());
        if (date == null) {
            broken(number, "“" + shortened(fields[0].strip()) + "”不是日期，应写成2026-10-01的样子");
            return;
        }
        Boolean working = working(fields[1].strip());
        String occasion = fields[2].strip();
        if (working == null) {
            broken(number, "“" + shortened(fields[1].strip()) + "”应为off（放假）或work（调休上班）");
        } else if (working && !isWeekend(date)) {
            broken(number, date + "不是周末，不会是调休上班日");
        } else if (occasion.isEmpty() || occasion.length() > LONGEST_OCCASION) {
            broken(number, "应写明是哪个节日，不超过" + LONGEST_OCCASION + "字");
        } else if (days.putIfAbsent(date, new StatutoryDay(date, working, occasion)) != null) {
            broken(number, date + "重复出现");
        }
    }

    private static @Nullable LocalDate date(String text) {
        Matcher parts = DATE.matcher(text);
        try {
            return parts.matches() ? LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static @Nullable Boolean working(String text) {
        return switch (text) {
            case "off", "放假" -> false;
            case "work", "上班", "调休上班" -> true;
            default -> null;
        };
    }

    private void broken(int line, String reason) {
        faults.add("第" + line + "行有误：" + reason);
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "……" : text;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
