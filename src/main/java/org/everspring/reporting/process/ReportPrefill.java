package org.everspring.reporting.process;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.everspring.calendar.DateText;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportOutline;
import org.everspring.reporting.TargetProgress;
import org.springframework.stereotype.Component;

/** What a unit finds in its report form: the measures and targets to track, with what it last said of them. */
@Component
class ReportPrefill {

    private static final String NOTHING = "—";

    private final ReportOutline outline;
    private final Plan plan;

    ReportPrefill(ReportOutline outline, Plan plan) {
        this.outline = outline;
        this.plan = plan;
    }

    Map<String, Object> of(ObligationId id) {
        Optional<Report> own = outline.ownReport(id);
        Optional<Report> previous = own.or(() -> outline.reportOfTheQuarterBefore(id));
        Map<String, Object> variables = new LinkedHashMap<>();
        List<Map<String, Object>> measures = measures(id, previous);
        if (!measures.isEmpty()) {
            variables.put(UnitReportProcess.MEASURES, measures);
        }
        List<Map<String, Object>> targets = targets(id, previous, own);
        if (!targets.isEmpty()) {
            variables.put(UnitReportProcess.TARGETS, targets);
        }
        previous.ifPresent(report -> variables.put("previousProgress", report.progress()));
        variables.put(UnitReportProcess.RETURN_REASON.name(), outline.returnReason(id));
        return variables;
    }

    private List<Map<String, Object>> measures(ObligationId id, Optional<Report> previous) {
        Map<String, MeasureProgress> before = previous.map(Report::measures).orElse(List.of()).stream()
                .collect(Collectors.toMap(MeasureProgress::title, measure -> measure, (first, second) -> first));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Measure measure : outline.trackedMeasures(id)) {
            Optional<MeasureProgress> said = Optional.ofNullable(before.get(measure.title()));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", measure.title());
            row.put("owner", measure.owner());
            row.put("dueOn", DateText.DAY.of(measure.dueOn()));
            row.put(
                    "previousStatus",
                    said.map(MeasureProgress::status).map(MeasureStatus::label).orElse(NOTHING));
            said.ifPresent(progress -> {
                row.put("status", progress.status().code());
                row.put("note", progress.note() == null ? "" : progress.note());
            });
            rows.add(row);
        }
        return rows;
    }

    /** A value that was reached a quarter ago is shown beside the field; in it stands only what the unit itself sent. */
    private List<Map<String, Object>> targets(ObligationId id, Optional<Report> previous, Optional<Report> own) {
        Map<String, BigDecimal> before = reached(previous);
        Map<String, BigDecimal> sent = reached(own);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Target target : plan.item(id.item()).targets()) {
            BigDecimal reached = before.get(target.id());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", target.title());
            row.put("goal", target.goalText());
            row.put(
                    "previousValue",
                    reached == null ? NOTHING : reached.stripTrailingZeros().toPlainString());
            if (sent.get(target.id()) != null) {
                row.put("value", sent.get(target.id()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, BigDecimal> reached(Optional<Report> report) {
        Map<String, BigDecimal> reached = new LinkedHashMap<>();
        report.map(Report::targets)
                .orElse(List.of())
                .forEach((TargetProgress target) -> reached.put(target.targetId(), target.reached()));
        return reached;
    }
}
