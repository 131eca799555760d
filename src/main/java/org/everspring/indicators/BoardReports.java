package org.everspring.indicators;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.jspecify.annotations.Nullable;

/** The reports and summaries of quarters, counted and listed by the same conditions. */
public interface BoardReports {

    int PAGE_SIZE = 50;

    /** By quarter and item; one statement. What has nothing is not there. */
    List<ReportTally> tallies(Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now);

    /** Of those that are the reader's to see: a lead's own, or all. */
    List<SummaryMark> summaries(Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now);

    /**
     * @param standing null for all
     * @param page from 1; one that is not there becomes the nearest that is
     */
    ListPage<ReportLine> page(
            Quarter quarter,
            BoardSelection selection,
            @Nullable ReportStanding standing,
            SortOrder<ReportColumn> order,
            OffsetDateTime now,
            int page,
            int size);
}
