package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.forms.AddedAnswers;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Plan;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.Report;
import org.everspring.reporting.Reports;
import org.springframework.stereotype.Component;

/** The table in which the lead and the office see an item's reports, the missing ones among them. */
@Component
public class ReportOverview {

    /** The form that a report comes from. */
    static final String FORM = "fill-report";

    private static final String NOTHING = "—";

    private final ObligationQueries queries;
    private final Reports reports;
    private final AddedAnswers added;
    private final Plan plan;

    ReportOverview(ObligationQueries queries, Reports reports, AddedAnswers added, Plan plan) {
        this.queries = queries;
        this.reports = reports;
        this.added = added;
        this.plan = plan;
    }

    public List<Map<String, Object>> of(SummaryId id) {
        return queries.ofSummary(id).stream().map(this::row).toList();
    }

    private Map<String, Object> row(ObligationSnapshot obligation) {
        Optional<Report> report = reports.find(obligation.id(), obligation.round());
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
        row.put("added", report.map(handedIn -> added(obligation, handedIn)).orElse(List.of()));
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
