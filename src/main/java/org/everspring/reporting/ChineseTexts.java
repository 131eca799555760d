package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.everspring.calendar.WorkCalendar;

/** How this module writes times for staff. */
public final class ChineseTexts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(WorkCalendar.ZONE);

    private ChineseTexts() {}

    public static String moment(OffsetDateTime moment) {
        return MOMENT.format(moment);
    }

    /** @param lateWorkingDays null where nothing has been handed in */
    public static String timeliness(Integer lateWorkingDays) {
        if (lateWorkingDays == null) {
            return "未报送";
        }
        return lateWorkingDays == 0 ? "按期" : "逾期" + lateWorkingDays + "个工作日";
    }
}
