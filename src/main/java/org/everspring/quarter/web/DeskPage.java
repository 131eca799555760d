package org.everspring.quarter.web;

import java.time.LocalDate;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.Extension;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Urge;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What one person finds on the desk for one quarter. Every flag says whether an action would be admitted at this moment.
 *
 * @param severalUnits whether the person works for more than one unit, so that the unit has to be named
 * @param office null for everybody outside the office
 */
record DeskPage(
        ReportingQuarter quarter,
        List<Quarter> quarters,
        boolean severalUnits,
        DeskList own,
        ListPage<SummaryRow> summaries,
        ListAddress summariesAt,
        DeskList led,
        @Nullable DeskList office) {

    public boolean isEmpty() {
        return !own.isThere() && summaries.total() == 0 && !led.isThere() && office == null;
    }

    /**
     * One obligation.
     *
     * @param counts how often it was handed in, returned, withdrawn, urged; empty when never
     * @param extension the last one; null without any
     * @param urge the last one; null without any
     */
    record Row(
            ObligationSnapshot of,
            String item,
            Standing standing,
            String counts,
            @Nullable Extension extension,
            @Nullable Urge urge,
            Actions actions) {

        /** The first day that may be asked for. */
        public LocalDate extensionFrom() {
            return of.due().day().plusDays(1);
        }

        /** Null without an urge. */
        public @Nullable String urgedText() {
            return urge == null ? null : ChineseTexts.moment(urge.urgedAt());
        }

        /** What has become of the request; one that the quarter's closing has overtaken lapses. Null without a request. */
        public @Nullable String extensionState() {
            if (extension == null) {
                return null;
            }
            return extension.isOpen() && of.state().isClosed()
                    ? "未批复"
                    : extension.state().label();
        }
    }

    /** @param work whether a task waits for the reader's units */
    record Actions(boolean work, boolean withdraw, boolean extend, boolean urge) {}

    record SummaryRow(SummarySnapshot of, String item, Standing standing, String counts, Actions actions) {}
}
