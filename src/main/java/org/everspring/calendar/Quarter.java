package org.everspring.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A calendar quarter from 2000 to 2999, written {@code 2026Q4}.
 *
 * @throws InvalidInputException outside these years, or when the number is not 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern TEXT = Pattern.compile("([0-9]{4})Q([0-9])");
    private static final Comparator<Quarter> BY_TIME =
            Comparator.comparingInt(Quarter::year).thenComparingInt(Quarter::number);
    private static final int SHOWN = 20;

    public Quarter {
        if (year < 2000 || year > 2999 || number < 1 || number > 4) {
            throw refused(year + "Q" + number);
        }
    }

    /** Reads {@code 2026Q4}; spaces, small letters and any other form are refused. */
    public static Quarter parse(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The quarter that the date lies in. */
    public static Quarter of(LocalDate date) {
        return new Quarter(date.getYear(), (date.getMonthValue() + 2) / 3);
    }

    /** The month in which this quarter is reported (plan part 5.2: 每季度末月). */
    public YearMonth lastMonth() {
        return YearMonth.of(year, number * 3);
    }

    public Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    public Quarter previous() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    /** As documents write it: 2026年第四季度. */
    public String label() {
        return year + "年第" + "一二三四".charAt(number - 1) + "季度";
    }

    @Override
    public int compareTo(Quarter other) {
        return BY_TIME.compare(this, other);
    }

    @Override
    public String toString() {
        return year + "Q" + number;
    }

    private static InvalidInputException refused(@Nullable String text) {
        String shown = text == null ? "" : text.length() > SHOWN ? text.substring(0, SHOWN) + "……" : text;
        return new InvalidInputException("“" + shown + "”不是有效的季度。请填写四位年份、大写字母Q和1至4的数字，例如2026Q4。");
    }
}
