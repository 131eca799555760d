package org.everspring.calendar;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** The ways in which dates and moments are written. Moments of any offset are shown at {@link WorkCalendar#ZONE}. */
public enum DateText {
    /** 2026年12月20日. */
    DAY("yyyy年M月d日"),
    /** 2026年12月20日（周日）. */
    WEEKDAY("yyyy年M月d日（EEE）"),
    /** 12月20日, where the year is plain. */
    SHORT_DAY("M月d日"),
    /** 12月20日（周日）. */
    SHORT_WEEKDAY("M月d日（EEE）"),
    /** 2026年12月20日 09:30. */
    MINUTE("yyyy年M月d日 HH:mm"),
    /** 12月20日 09:30. */
    SHORT_MINUTE("M月d日 HH:mm"),
    /** 09:30, of today. */
    TIME("HH:mm"),
    /** 2026-12-20 09:30, in tables. */
    TABLE_MINUTE("yyyy-MM-dd HH:mm"),
    /** 2026-12-20 09:30:15. */
    TABLE_SECOND("yyyy-MM-dd HH:mm:ss"),
    /** 2026-12-20 09:30:15.000001. */
    TABLE_MICROSECOND("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final DateTimeFormatter format;

    DateText(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.CHINA).withZone(WorkCalendar.ZONE);
    }

    public String of(TemporalAccessor date) {
        return format.format(date);
    }
}
