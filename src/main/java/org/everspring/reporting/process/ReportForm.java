package org.everspring.reporting.process;

import static org.everspring.engine.ProcessVariable.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.MeasureStatus;
import org.everspring.reporting.Obligations;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportOutline;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.TargetProgress;
import org.springframework.stereotype.Component;

/** Reads forms/fill-report.form into a report, and writes a report for forms/review-report.form. */
@Component
class ReportForm {

    private static final int SCALE = 4;

    static final String SUBMITTED_TEXT = "submittedText";

    private final Obligations obligations;
    private final ReportOutline outline;
    private final Plan plan;
    private final Clock clock;

    ReportForm(Obligations obligations, ReportOutline outline, Plan plan, Clock clock) {
        this.obligations = obligations;
        this.outline = outline;
        this.plan = plan;
        this.clock = clock;
    }

    Report read(VariableScope form, ObligationId id, String userId) {
        return new Report(
                ProgressStatus.of(optional(form, "progressStatus")),
                required(form, "progress", "推进情况"),
                optional(form, "experience"),
                optional(form, "difficulties"),
                required(form, "nextSteps", "下步打算"),
                optional(form, "suggestions"),
                required(form, "drafter", "填报人"),
                required(form, "drafterPhone", "联系电话"),
                required(form, "signedBy", "签发领导"),
                required(form, "signerRole", "签发人职务"),
                measures(form, outline.trackedMeasures(id)),
                targets(form, plan.item(id.item()).targets()),
                problems(form),
                userId,
                OffsetDateTime.now(clock));
    }

    private static String optional(VariableScope form, String name) {
        return text(name).find(form).map(String::strip).orElse(null);
    }

    private static String required(VariableScope form, String name, String label) {
        String value = optional(form, name);
        if (value == null) {
            throw new InvalidInputException("“" + label + "”为必填项。");
        }
        return value;
    }

    /** Owner and date are those in force, whatever the row says. */
    private static List<MeasureProgress> measures(VariableScope form, List<Measure> tracked) {
        List<JsonNode> rows = JsonVariable.rows(form, UnitReportProcess.MEASURES);
        if (rows.size() != tracked.size()) {
            throw ReportOutline.measuresHaveChanged();
        }
        List<MeasureProgress> measures = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            measures.add(new MeasureProgress(
                    row.path("title").asText(),
                    tracked.get(i).owner(),
                    tracked.get(i).dueOn(),
                    MeasureStatus.of(row.path("status").asText()),
                    row.path("note").asText("").isBlank()
                            ? null
                            : row.path("note").asText().strip()));
        }
        return measures;
    }

    /** Rows and targets are in the plan's order; the form lets nobody add or remove one. */
    private static List<TargetProgress> targets(VariableScope form, List<Target> targets) {
        List<JsonNode> rows = JsonVariable.rows(form, UnitReportProcess.TARGETS);
        List<TargetProgress> reached = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean known = i < targets.size()
                    && targets.get(i).title().equals(rows.get(i).path("title").asText());
            if (!known) {
                throw ReportOutline.targetsHaveChanged();
            }
            JsonNode value = rows.get(i).path("value");
            reached.add(
                    new TargetProgress(targets.get(i).id(), value.isNumber() ? rounded(value.decimalValue()) : null));
        }
        return reached;
    }

    private static List<ReportedProblem> problems(VariableScope form) {
        return JsonVariable.rows(form, UnitReportProcess.PROBLEMS).stream()
                .map(row -> new ReportedProblem(
                        row.path("title").asText(), row.path("detail").asText()))
                .toList();
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }

    Map<String, Object> shownToReviewer(ObligationId id, Report report) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("progressStatusText", report.status().label());
        shown.put(SUBMITTED_TEXT, ChineseTexts.moment(report.submittedAt()));
        shown.put("latenessText", ChineseTexts.timeliness(obligations.get(id).loaded().lateWorkingDays()));
        shown.put(UnitReportProcess.MEASURES, JsonVariable.of(measureRows(report)));
        shown.put(UnitReportProcess.TARGETS, JsonVariable.of(targetRows(id, report)));
        shown.put(UnitReportProcess.PROBLEMS, JsonVariable.of(report.problems()));
        // A decision of an earlier round must not stand in the next one's form.
        shown.put(UnitReportProcess.REVIEW_DECISION.name(), null);
        shown.put(UnitReportProcess.RETURN_REASON.name(), null);
        return shown;
    }

    private static List<Map<String, Object>> measureRows(Report report) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (MeasureProgress measure : report.measures()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", measure.title());
            row.put("owner", measure.owner());
            row.put("dueOn", measure.dueOn().toString());
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
}
