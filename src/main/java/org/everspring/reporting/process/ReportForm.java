package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.DIFFICULTIES;
import static org.everspring.reporting.process.UnitReportProcess.DRAFTER;
import static org.everspring.reporting.process.UnitReportProcess.DRAFTER_PHONE;
import static org.everspring.reporting.process.UnitReportProcess.EXPERIENCE;
import static org.everspring.reporting.process.UnitReportProcess.NEXT_STEPS;
import static org.everspring.reporting.process.UnitReportProcess.PROGRESS;
import static org.everspring.reporting.process.UnitReportProcess.PROGRESS_STATUS;
import static org.everspring.reporting.process.UnitReportProcess.SIGNED_BY;
import static org.everspring.reporting.process.UnitReportProcess.SIGNER_ROLE;
import static org.everspring.reporting.process.UnitReportProcess.SUGGESTIONS;

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
import org.everspring.engine.ProcessVariable;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportOutline;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.TargetProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads forms/fill-report.form into a report, and shows a report by the names of its fields. */
@Component
class ReportForm {

    private static final int SCALE = 4;

    private final ReportOutline outline;
    private final Plan plan;
    private final Clock clock;

    ReportForm(ReportOutline outline, Plan plan, Clock clock) {
        this.outline = outline;
        this.plan = plan;
        this.clock = clock;
    }

    Report read(VariableScope form, ObligationId id, String userId) {
        return new Report(
                ProgressStatus.of(optional(form, PROGRESS_STATUS)),
                required(form, PROGRESS, "推进情况"),
                optional(form, EXPERIENCE),
                optional(form, DIFFICULTIES),
                required(form, NEXT_STEPS, "下步打算"),
                optional(form, SUGGESTIONS),
                required(form, DRAFTER, "填报人"),
                required(form, DRAFTER_PHONE, "联系电话"),
                required(form, SIGNED_BY, "签发领导"),
                required(form, SIGNER_ROLE, "签发人职务"),
                measures(form, outline.trackedMeasures(id)),
                targets(form, plan.item(id.item()).targets()),
                problems(form),
                userId,
                OffsetDateTime.now(clock));
    }

    /** What the unit has written, but for measures and targets, which have more to show. */
    static Map<String, Object> written(Report report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(PROGRESS.name(), report.progress());
        fields.put(EXPERIENCE.name(), report.experience());
        fields.put(DIFFICULTIES.name(), report.difficulties());
        fields.put(UnitReportProcess.PROBLEMS, report.problems());
        fields.put(NEXT_STEPS.name(), report.nextSteps());
        fields.put(SUGGESTIONS.name(), report.suggestions());
        fields.put(DRAFTER.name(), report.drafter());
        fields.put(DRAFTER_PHONE.name(), report.drafterPhone());
        fields.put(SIGNED_BY.name(), report.signedBy());
        return fields;
    }

    private static @Nullable String optional(VariableScope form, ProcessVariable<String> name) {
        return name.find(form).map(String::strip).orElse(null);
    }

    private static String required(VariableScope form, ProcessVariable<String> name, String label) {
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
            throw rows.isEmpty() ? MeasureStatus.notChosen() : ReportOutline.measuresHaveChanged();
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
}
