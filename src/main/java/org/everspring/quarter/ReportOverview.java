package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.forms.AddedAnswers;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Plan;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportSheets;
import org.everspring.reporting.Reports;
import org.springframework.stereotype.Component;

/** The table in which the lead and the office see an item's reports, the missing ones among them. */
@Component
public class ReportOverview {

    /** The form that a report comes from. */
    static final String FORM = "fill-report";

    private static final String NOTHING = "—";

    private final ObligationQueries queries;
    private final ReportSheets sheets;
    private final Reports reports;
    private final AddedAnswers added;
    private final Plan plan;

    ReportOverview(ObligationQueries queries, ReportSheets sheets, Reports reports, AddedAnswers added, Plan plan) {
        this.queries = queries;
        this.sheets = sheets;
        this.reports = reports;
        this.added = added;
        this.plan = plan;
    }

    public List<Map<String, Object>> of(SummaryId id) {
        List<ObligationSnapshot> obligations = queries.ofSummary(id);
        List<ObligationId> ids =
                obligations.stream().map(ObligationSnapshot::id).toList();
        Map<ObligationId, Report> handedIn = sheets.last(ids);
        Set<String> filledMore =
                added.having(ids.stream().map(ObligationId::toString).toList(), FORM);
        return obligations.stream()
                .map(obligation -> row(
                        obligation,
                        Optional.ofNullable(handedIn.get(obligation.id())),
                        filledMore.contains(obligation.id().toString())))
                .toList();
    }

    /** @param filledMore whether there is anything in fields that an owner has added */
    private Map<String, Object> row(ObligationSnapshot obligation, Optional<Report> report, boolean filledMore) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unitName", plan.unit(obligation.id().unit()).name());
        row.put("statusText", standing(obligation));
        row.put(
                "submittedText",
                report.map(Report::submittedAt).map(ChineseTexts::moment).orElse(NOTHING));
        row.put(
                "progressStatusText",
                report.map(Report::status).map(ProgressStatus::label).orElse(NOTHING));
        row.put("progress", report.map(Report::progress).orElse(NOTHING));
        row.put("difficulties", report.map(Report::difficulties).orElse(NOTHING));
        row.put(
                "added",
                report.filter(handedIn -> filledMore)
                        .map(handedIn -> added(obligation, handedIn))
                        .orElse(List.of()));
        return row;
    }

    /** What an owner's own fields of the report were answered with. */
    private List<AddedAnswers.Answer> added(ObligationSnapshot obligation, Report report) {
        OffsetDateTime before = reports.find(obligation.id(), obligation.round() - 1)
                .map(Report::submittedAt)
                .orElse(null);
        return added.of(obligation.id().toString(), FORM, before, report.submittedAt());
    }

    private static String standing(ObligationSnapshot obligation) {
        Integer late = obligation.lateWorkingDays();
        return obligation.state().label()
                + (late == null || late == 0 ? "" : "（" + ChineseTexts.timeliness(late) + "）");
    }
}
