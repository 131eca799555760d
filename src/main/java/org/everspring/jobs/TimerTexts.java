package org.everspring.jobs;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What the text of a timer may say, wherever it comes from: a diagram, a variable, a bean. A text of which the engine cannot
 * compute the next moment would be due at once and for ever; one below the floor could keep the job executor to itself.
 *
 * <p>Each method answers with the fault as a Chinese clause; empty when the text is fine.
 */
public final class TimerTexts {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST_RETRIES = 100;

    /** The engine walks from a cycle's end back to now, one period a step. */
    private static final long MOST_STEPS = 100_000;

    private static final int LAST_YEAR = 2200;

    private static final Pattern REPEATED = Pattern.compile("R([0-9]{0,9})/(.+)");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}");
    private static final Pattern DAY_OF_WEEK =
            Pattern.compile("(?i)[*?]|(MON|TUE|WED|THU|FRI|SAT|SUN)(-(MON|TUE|WED|THU|FRI|SAT|SUN)|L|#[1-5])?");
    private static final int FIELDS = 6;

    private static final CycleBusinessCalendar CYCLES = new CycleBusinessCalendar();
    private static final DueDateBusinessCalendar DATES = new DueDateBusinessCalendar();

    private TimerTexts() {}

    /** Of a repeating timer, {@code R3/PT1H} or a cron text. */
    public static Optional<String> faultOfCycle(String text) {
        return faultOfShape(text).or(() -> faultOfNext(text));
    }

    /** The same, but for whether there is a next moment. */
    public static Optional<String> faultOfShape(String text) {
        boolean repeated = isRepeated(text);
        if (repeated ? !isLongEnough(text) : !isOnceAMinute(text)) {
            return Optional.of("周期“" + text + "”有误或短于1分钟，例如 R5/PT2M，或 0 0 9 * * ?");
        }
        if (repeated) {
            return faultOfEnd(text);
        }
        return namesDaysOfWeek(text)
                ? Optional.empty()
                : Optional.of("周期“" + text + "”的星期请用英文缩写，例如 0 0 9 ? * MON-FRI，每月最后一个星期五是 FRIL：" + "数字在新版引擎中代表的是另一天");
    }

    static boolean isRepeated(String text) {
        return REPEATED.matcher(text).matches();
    }

    private static Optional<String> faultOfNext(String text) {
        Date now = ClockUtil.getCurrentTime();
        try {
            Date next = CYCLES.resolveDuedate(isRepeated(text) ? afresh(text) : text, now);
            // Where a cron text has no next moment, the engine gives the one that it was asked for.
            return next != null && next.after(now) ? Optional.empty() : Optional.of(never(text));
        } catch (ProcessEngineException unreadable) {
            return Optional.of("周期“" + text + "”有误，例如 R5/PT2M，或 0 0 9 * * ?（秒 分 时 日 月 星期）");
        }
    }

    public static String never(String cycle) {
        return isRepeated(cycle)
                ? "周期“" + cycle + "”的时间都已过去，不会再到，请核对开始时间和次数"
                : "周期“" + cycle + "”没有下一个时间，永远不会到（例如2月31日不存在），请核对日和月";
    }

    private static Optional<String> faultOfEnd(String text) {
        try {
            return stepsFromItsEnd(text) > MOST_STEPS
                    ? Optional.of("周期“" + text + "”的间隔太短、截止时间太远，请写开始时间或加大间隔")
                    : Optional.empty();
        } catch (ProcessEngineException unreadable) {
            return Optional.of("周期“" + text + "”的日期有误，例如 R5/PT2M/2026-12-31T18:00:00");
        }
    }

    /** The same without the periods that have passed: the engine would walk through them one by one. */
    public static String afresh(String text) {
        String[] parts = text.split("/");
        if (parts.length != 3 || parts[1].startsWith("P")) {
            return text;
        }
        long period = millis(parts[2]);
        long passed = ClockUtil.getCurrentTime().getTime()
                - DATES.resolveDuedate(parts[1]).getTime();
        long periods = period > 0 ? passed / period - 1 : 0;
        if (periods <= 0) {
            return text;
        }
        String times = parts[0].substring(1);
        if (!times.isEmpty() && Long.parseLong(times) <= periods) {
            return "R0/" + parts[1] + "/" + parts[2];
        }
        String start = new Date(DATES.resolveDuedate(parts[1]).getTime() + periods * period)
                .toInstant()
                .atZone(ZoneId.systemDefault())
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        return "R" + (times.isEmpty() ? "" : Long.parseLong(times) - periods) + "/" + start + "/" + parts[2];
    }

    private static long stepsFromItsEnd(String text) {
        String[] parts = text.split("/");
        if (parts.length != 3 || !parts[1].startsWith("P")) {
            return 0;
        }
        long ahead = DATES.resolveDuedate(parts[2]).getTime()
                - ClockUtil.getCurrentTime().getTime();
        long period = millis(parts[1]);
        return period > 0 ? ahead / period : 0;
    }

    /** 0 for a period with months or years, of which few can have passed. */
    private static long millis(String period) {
        if (period.contains("T")) {
            return Duration.parse(period).toMillis();
        }
        Period days = Period.parse(period);
        return days.toTotalMonths() > 0 ? 0 : Duration.ofDays(days.getDays()).toMillis();
    }

    /** Of a single wait, {@code PT1H}. */
    public static Optional<String> faultOfDuration(String text) {
        return isLongEnough(text) ? Optional.empty() : Optional.of("时间“" + text + "”有误或短于1分钟，例如 PT1H、P1D");
    }

    /** Of a moment, {@code 2026-12-01T09:00:00+08:00}, or of how long until it. */
    public static Optional<String> faultOfDate(String text) {
        if (text.startsWith("P") && !isLongEnough(text)) {
            return faultOfDuration(text);
        }
        try {
            int year = DATES.resolveDuedate(text)
                    .toInstant()
                    .atZone(ZoneId.systemDefault())
                    .getYear();
            return year <= LAST_YEAR ? Optional.empty() : Optional.of("日期“" + text + "”晚于" + LAST_YEAR + "年，请核对");
        } catch (ProcessEngineException unreadable) {
            return Optional.of("日期“" + text + "”有误或不存在，例如 2026-12-01T09:00:00+08:00");
        }
    }

    /** Of how often a failed job is tried again, {@code R5/PT2M}; several are parted by commas. */
    public static Optional<String> faultOfRetries(String text) {
        boolean fine = Arrays.stream(text.split(",")).map(String::strip).allMatch(TimerTexts::isRetry);
        return fine ? Optional.empty() : Optional.of("重试周期“" + text + "”有误、短于1分钟或多于" + MOST_RETRIES + "次，例如 R5/PT2M");
    }

    private static boolean isRetry(String text) {
        Matcher repeated = REPEATED.matcher(text);
        if (!repeated.matches()) {
            return text.startsWith("P") && isLongEnough(text);
        }
        String times = repeated.group(1);
        return !times.isEmpty() && Integer.parseInt(times) <= MOST_RETRIES && isLongEnough(text);
    }

    /** The first field of a cron text is the second: one number, so that it fires once a minute at most. */
    private static boolean isOnceAMinute(String text) {
        return crons(text)
                        .allMatch(fields -> fields.length == FIELDS
                                && SECONDS.matcher(fields[0]).matches())
                && crons(text).map(fields -> fields[0]).distinct().count() == 1
                && !text.replace("||", "").contains("|");
    }

    private static boolean namesDaysOfWeek(String text) {
        return crons(text)
                .flatMap(fields -> Arrays.stream(fields[FIELDS - 1].split(",")))
                .allMatch(day -> DAY_OF_WEEK.matcher(day).matches());
    }

    /** Several cron texts in one are parted by {@code ||}. */
    private static Stream<String[]> crons(String text) {
        return Arrays.stream(text.split("\\|\\|")).map(String::strip).map(cron -> cron.split("\\s+"));
    }

    /** The interval may stand between two dates, {@code 2026-12-01T09:00/PT1H}. */
    private static boolean isLongEnough(String text) {
        return Arrays.stream(text.split("/"))
                .filter(piece -> piece.startsWith("P"))
                .findFirst()
                .map(TimerTexts::isPeriodLongEnough)
                .orElse(false);
    }

    private static boolean isPeriodLongEnough(String text) {
        try {
            if (text.contains("T")) {
                return Duration.parse(text).compareTo(SHORTEST) >= 0;
            }
            Period period = Period.parse(text);
            return !period.isNegative() && (period.toTotalMonths() > 0 || period.getDays() > 0);
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }
}
