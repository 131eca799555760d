package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.DateText;
import org.everspring.forms.FormValues;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Obligations;
import org.everspring.reporting.Report;
import org.everspring.reporting.Reports;
import org.everspring.reporting.Urge;
import org.everspring.reporting.Urges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the forms of the lead, and the one that answers an urge, show of the tables. Of an earlier round no answer stands in
 * them.
 */
@Configuration(proxyBeanMethods = false)
class ReportValues {

    private static final String NOTHING = "—";

    private final Obligations obligations;
    private final Reports reports;
    private final Extensions extensions;
    private final Urges urges;
    private final Plan plan;

    ReportValues(Obligations obligations, Reports reports, Extensions extensions, Urges urges, Plan plan) {
        this.obligations = obligations;
        this.reports = reports;
        this.extensions = extensions;
        this.urges = urges;
        this.plan = plan;
    }

    @Bean
    FormValues unitReportValues(ReportPrefill prefill) {
        return FormValues.of(UnitReportProcess.KEY, OBLIGATION_ID::from)
                .with("fill-report", prefill::of)
                .beginning("fill-report", prefill::signature)
                .with("sign-report", this::signature)
                .with("review-report", this::review)
                .with("decide-extension", this::extension)
                .with("answer-urge", this::urge);
    }

    private Map<String, Object> review(ObligationId id) {
        ObligationSnapshot obligation = obligations.get(id).loaded();
        Map<String, Object> shown = new HashMap<>();
        shown.put(UnitReportProcess.REVIEW_DECISION.name(), null);
        shown.put(UnitReportProcess.QUALITY_RATING.name(), null);
        shown.put(UnitReportProcess.RETURN_REASON.name(), null);
        reports.find(id, obligation.round()).ifPresent(report -> {
            shown.putAll(written(id, report));
            shown.put(UnitReportProcess.SUBMITTED_TEXT, ChineseTexts.moment(report.submittedAt()));
            shown.put(UnitReportProcess.LATENESS_TEXT, ChineseTexts.timeliness(obligation.lateWorkingDays()));
        });
        return shown;
    }

    /** What was filled in last and is the unit's own yet. */
    private Map<String, Object> signature(ObligationId id) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(UnitReportProcess.SIGN_DECISION.name(), null);
        shown.put(UnitReportProcess.SIGN_OPINION.name(), null);
        reports.find(id, obligations.get(id).nextRound()).ifPresent(report -> shown.putAll(written(id, report)));
        return shown;
    }

    private Map<String, Object> written(ObligationId id, Report report) {
        Map<String, Object> shown = new HashMap<>(ReportForm.written(report));
        shown.put(UnitReportProcess.PROGRESS_STATUS_TEXT, report.status().label());
        shown.put(UnitReportProcess.MEASURES, measureRows(report));
        shown.put(UnitReportProcess.TARGETS, targetRows(id, report));
        return shown;
    }

    private static List<Map<String, Object>> measureRows(Report report) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (MeasureProgress measure : report.measures()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", measure.title());
            row.put("owner", measure.owner());
            row.put("dueOn", DateText.DAY.of(measure.dueOn()));
            row.put("status", measure.status().code());
            row.put("statusText", measure.status().label());
            row.put("note", measure.note() == null ? "" : measure.note());
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> targetRows(ObligationId id, Report report) {
        List<Target> targets = plan.item(id.item()).targets();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < report.targets().size(); i++) {
            BigDecimal reached = report.targets().get(i).reached();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", targets.get(i).title());
            row.put("goal", targets.get(i).goalText());
            row.put("value", reached);
            row.put(
                    "valueText",
                    reached == null ? "—" : reached.stripTrailingZeros().toPlainString());
            rows.add(row);
        }
        return rows;
    }

    private Map<String, Object> extension(ObligationId id) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(UnitReportProcess.EXTENSION_DECISION.name(), null);
        shown.put(UnitReportProcess.EXTENSION_COMMENT.name(), null);
        extensions.last(id).filter(Extension::isOpen).ifPresent(extension -> {
            shown.put(UnitReportProcess.EXTENSION_REASON, extension.reason());
            shown.put(UnitReportProcess.REQUESTED_DATE, extension.requestedOn().toString());
            shown.put(
                    UnitReportProcess.GRANTED_DATE.name(),
                    extension.requestedOn().toString());
        });
        return shown;
    }

    private Map<String, Object> urge(ObligationId id) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(UnitReportProcess.URGE_ANSWER.name(), null);
        urges.last(id).filter(Urge::isOpen).ifPresent(urge -> {
            shown.put(UnitReportProcess.URGE_TEXT, urge.text());
            shown.put(UnitReportProcess.URGED_BY_NAME, plan.unit(urge.byUnit()).name());
            shown.put(UnitReportProcess.URGED_TEXT, ChineseTexts.moment(urge.urgedAt()));
        });
        return shown;
    }
}
