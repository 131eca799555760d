package org.everspring.scoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What is scored: a year, written {@code 2026}, or a quarter, written {@code 2026Q4}.
 *
 * @param quarter null for the whole year
 */
public record ScoringPeriod(int year, @Nullable Quarter quarter) {

    private static final Pattern YEAR = Pattern.compile("2[0-9]{3}");

    public static ScoringPeriod of(int year) {
        if (year < 2000 || year > 2999) {
            throw new InvalidInputException("“" + year + "”不是有效的考核年度，请填写四位年份，例如2026。");
        }
        return new ScoringPeriod(year, null);
    }

    public static ScoringPeriod of(Quarter quarter) {
        return new ScoringPeriod(quarter.year(), quarter);
    }

    /** @throws InvalidInputException for anything but {@code 2026} or {@code 2026Q4} */
    public static ScoringPeriod parse(@Nullable String text) {
        return text != null && YEAR.matcher(text).matches() ? of(Integer.parseInt(text)) : of(Quarter.parse(text));
    }

    public boolean isYear() {
        return quarter == null;
    }

    /** As tables keep them. */
    public List<String> quarterKeys() {
        return quarters().stream().map(Quarter::toString).toList();
    }

    /** In order of time. */
    public List<Quarter> quarters() {
        return quarter == null
                ? IntStream.rangeClosed(1, 4)
                        .mapToObj(number -> new Quarter(year, number))
                        .toList()
                : List.of(quarter);
    }

    /** The first moment that belongs to it. */
    public OffsetDateTime from() {
        return start(quarters().get(0));
    }

    /** The first moment that does not belong to it any more. */
    public OffsetDateTime to() {
        return start(quarters().get(quarters().size() - 1).next());
    }

    private static OffsetDateTime start(Quarter quarter) {
        LocalDate first = quarter.lastMonth().minusMonths(2).atDay(1);
        return first.atStartOfDay(WorkCalendar.ZONE).toOffsetDateTime();
    }

    /** As documents write it: 2026年度, 2026年第四季度. */
    public String label() {
        return quarter == null ? year + "年度" : quarter.label();
    }

    @Override
    public String toString() {
        return quarter == null ? String.valueOf(year) : quarter.toString();
    }

    /** The named values of a query over the period: {@code quarters}, {@code from} inclusive, {@code to} exclusive. */
    public Map<String, Object> values() {
        return Map.of("quarters", quarterKeys(), "from", from(), "to", to());
    }
}
