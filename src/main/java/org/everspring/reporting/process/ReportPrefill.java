package org.everspring.reporting.process;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.everspring.calendar.DateText;
import org.everspring.engine.FullName;
import org.everspring.engine.SignedInUser;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportOutline;
import org.everspring.reporting.TargetProgress;
import org.everspring.reporting.UnitAnswers;
import org.everspring.reporting.UnitAnswers.Signature;
import org.springframework.stereotype.Component;

/** What a unit finds in its report form: the measures and targets to track, with what it last said of them. */
@Component
class ReportPrefill {

    private static final String NOTHING = "—";

    /** As the form has it. */
    private static final int LONGEST_NAME = 20;

    private final ReportOutline outline;
    private final UnitAnswers answers;
    private final IdentityService identity;
    private final Plan plan;

    ReportPrefill(ReportOutline outline, UnitAnswers answers, IdentityService identity, Plan plan) {
        this.outline = outline;
        this.answers = answers;
        this.identity = identity;
        this.plan = plan;
    }

    Map<String, Object> of(ObligationId id) {
        Optional<Report> filled = outline.filledReport(id);
        Optional<Report> previous =
                filled.flatMap(own -> outline.ownReport(id)).or(() -> outline.reportOfTheQuarterBefore(id));
        Map<String, Object> variables = new LinkedHashMap<>();
        filled.ifPresent(report -> {
            variables.putAll(ReportForm.written(report));
            variables.put(
                    UnitReportProcess.PROGRESS_STATUS.name(), report.status().code());
            variables.put(UnitReportProcess.SIGNER_ROLE.name(), report.signerRole());
        });
        List<Map<String, Object>> measures = measures(id, previous, filled.or(() -> previous));
        if (!measures.isEmpty()) {
            variables.put(UnitReportProcess.MEASURES, measures);
        }
        List<Map<String, Object>> targets = targets(id, previous, filled);
        if (!targets.isEmpty()) {
            variables.put(UnitReportProcess.TARGETS, targets);
        }
        previous.ifPresent(report -> variables.put(UnitReportProcess.PREVIOUS_PROGRESS, report.progress()));
        // Nothing was returned where nothing was filled in.
        variables.put(UnitReportProcess.RETURN_REASON.name(), filled.isPresent() ? outline.returnReason(id) : null);
        return variables;
    }

    /**
     * Who fills in and signs, as in the unit's last report; for the first of all who is signed in is known. A report that has
     * been written already has its own.
     */
    Map<String, Object> signature(ObligationId id) {
        Optional<String> person = SignedInUser.find(identity);
        Optional<Signature> last = answers.lastSignature(id, person.orElse(""));
        if (last.isPresent()) {
            Signature known = last.get();
            return Map.of(
                    "drafter", known.drafter(),
                    "drafterPhone", known.drafterPhone(),
                    "signedBy", known.signedBy(),
                    "signerRole", known.signerRole());
        }
        return person.map(userId -> identity.createUserQuery().userId(userId).singleResult())
                .map(FullName::of)
                .filter(name -> name.length() <= LONGEST_NAME)
                .<Map<String, Object>>map(name -> Map.of("drafter", name))
                .orElse(Map.of());
    }

    /** @param written where the unit goes on from */
    private List<Map<String, Object>> measures(ObligationId id, Optional<Report> previous, Optional<Report> written) {
        Map<String, MeasureProgress> before = byTitle(previous);
        Map<String, MeasureProgress> said = byTitle(written);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Measure measure : outline.trackedMeasures(id)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", measure.title());
            row.put("owner", measure.owner());
            row.put("dueOn", DateText.DAY.of(measure.dueOn()));
            row.put(
                    "previousStatus",
                    Optional.ofNullable(before.get(measure.title()))
                            .map(progress -> progress.status().label())
                            .orElse(NOTHING));
            Optional.ofNullable(said.get(measure.title())).ifPresent(progress -> {
                row.put("status", progress.status().code());
                row.put("note", progress.note() == null ? "" : progress.note());
            });
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, MeasureProgress> byTitle(Optional<Report> report) {
        return report.map(Report::measures).orElse(List.of()).stream()
                .collect(Collectors.toMap(MeasureProgress::title, measure -> measure, (first, second) -> first));
    }

    /** A value that was reached a quarter ago is shown beside the field; in it stands only what the unit itself wrote. */
    private List<Map<String, Object>> targets(ObligationId id, Optional<Report> previous, Optional<Report> written) {
        Map<String, BigDecimal> before = reached(previous);
        Map<String, BigDecimal> own = reached(written);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Target target : plan.item(id.item()).targets()) {
            BigDecimal reached = before.get(target.id());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("title", target.title());
            row.put("goal", target.goalText());
            row.put(
                    "previousValue",
                    reached == null ? NOTHING : reached.stripTrailingZeros().toPlainString());
            if (own.get(target.id()) != null) {
                row.put("value", own.get(target.id()));
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
