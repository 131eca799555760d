package org.everspring.workbench.web;

import java.time.LocalDate;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Labelled;
import org.everspring.reporting.ObligationFilter.Urging;

/** By their dates which reports are urged. */
enum UrgeTerm implements Labelled {
    LATE("late", "已逾期", "报送期限已过，请尽快报送；确有困难的，请回复原因和预计报送时间。"),
    IN_THREE_DAYS("3", "3天内到期", "报送期限临近，请按期报送，并回复目前进展。"),
    IN_SEVEN_DAYS("7", "7天内到期", "报送期限临近，请按期报送，并回复目前进展。"),
    ANY("all", "全部未报送", "请抓紧报送，并回复目前进展和预计报送时间。");

    private final String code;
    private final String label;
    private final String words;

    UrgeTerm(String code, String label, String words) {
        this.code = code;
        this.label = label;
        this.words = words;
    }

    String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** What is usually said, for the person to change. */
    String words() {
        return words;
    }

    /** @param urged whether the unit has been urged and has not answered */
    Urging on(LocalDate today, boolean urged) {
        // A report is late from the midnight after its day on.
        return switch (this) {
            case LATE -> new Urging(null, new Deadline(today).at(), urged);
            case IN_THREE_DAYS -> within(3, today, urged);
            case IN_SEVEN_DAYS -> within(7, today, urged);
            case ANY -> new Urging(null, null, urged);
        };
    }

    private static Urging within(int days, LocalDate today, boolean urged) {
        return new Urging(new Deadline(today).at(), new Deadline(today.plusDays(days + 1L)).at(), urged);
    }
}
