package org.everspring.reporting;

import java.time.OffsetDateTime;
import org.everspring.calendar.DateText;
import org.jspecify.annotations.Nullable;

/** How this module writes times for staff. */
public final class ChineseTexts {

    private ChineseTexts() {}

    public static String moment(OffsetDateTime moment) {
        return DateText.SHORT_MINUTE.of(moment);
    }

    /** @param lateWorkingDays null where nothing has been handed in */
    public static String timeliness(@Nullable Integer lateWorkingDays) {
        if (lateWorkingDays == null) {
            return "未报送";
        }
        return lateWorkingDays == 0 ? "按期" : "逾期" + lateWorkingDays + "个工作日";
    }
}
