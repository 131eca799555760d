package org.everspring.bulletin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.everspring.calendar.Quarter;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownQueries;
import org.everspring.measures.Measure;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportSheets;
import org.springframework.stereotype.Component;

/** The reports of a whole quarter, by the queries that the lists and the summaries' drafts ask, a thousand at a time. */
@Component
class QuarterRecords {

    /** A database takes so many values in one question. */
    private static final int AT_ONCE = 1000;

    private final ObligationQueries obligations;
    private final ReportSheets sheets;
    private final BreakdownQueries breakdowns;

    QuarterRecords(ObligationQueries obligations, ReportSheets sheets, BreakdownQueries breakdowns) {
        this.obligations = obligations;
        this.sheets = sheets;
        this.breakdowns = breakdowns;
    }

    /** In the plan's order. */
    List<ObligationSnapshot> owed(Quarter quarter) {
        return obligations.ofQuarter(quarter);
    }

    /** What was handed in and has not to be mended. */
    Map<ObligationId, Report> standing(List<ObligationSnapshot> owed) {
        return last(owed.stream()
                .filter(obligation -> !obligation.state().isWithUnit())
                .toList());
    }

    /** What was handed in last, whatever has become of it. */
    Map<ObligationId, Report> last(List<ObligationSnapshot> owed) {
        Map<ObligationId, Report> reports = new HashMap<>();
        inParts(owed.stream().map(ObligationSnapshot::id).toList(), part -> reports.putAll(sheets.last(part)));
        return reports;
    }

    /** What the units have planned, as they have handed it in last. */
    Map<BreakdownId, List<Measure>> planned(List<BreakdownId> ids) {
        Map<BreakdownId, List<Measure>> measures = new HashMap<>();
        inParts(ids, part -> measures.putAll(breakdowns.handedIn(part)));
        return measures;
    }

    private static <T> void inParts(List<T> all, Consumer<List<T>> work) {
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            work.accept(new ArrayList<>(all.subList(start, Math.min(all.size(), start + AT_ONCE))));
        }
    }
}
