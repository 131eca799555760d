package org.everspring.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A day or a month as somebody's address has it, ISO. Other years are none of ours, and some of them no database stores. */
public final class AskedDay {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private AskedDay() {}

    /**
     * @param label as the page names it
     * @throws InvalidInputException when it is no day
     */
    public static LocalDate day(String label, @Nullable String text, LocalDate otherwise) {
        String asked = ListAddress.part(text);
        try {
            return asked == null ? otherwise : checked(LocalDate.parse(asked));
        } catch (DateTimeException e) {
            throw new InvalidInputException("“" + label + "”的日期“" + asked + "”不正确，应为2026-12-01这样的日期。");
        }
    }

    /** @throws InvalidInputException when it is no month */
    public static YearMonth month(@Nullable String text, YearMonth otherwise) {
        String asked = ListAddress.part(text);
        try {
            return asked == null
                    ? otherwise
                    : YearMonth.from(checked(YearMonth.parse(asked).atDay(1)));
        } catch (DateTimeException e) {
            throw new InvalidInputException("月份“" + asked + "”不正确，应为2026-12这样的月份。");
        }
    }

    private static LocalDate checked(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("No year of ours: " + day.getYear());
        }
        return day;
    }
}
