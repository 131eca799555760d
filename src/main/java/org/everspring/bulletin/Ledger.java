package org.everspring.bulletin;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Report;
import org.everspring.web.SheetTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ledger (台账) of a quarter as a workbook: every obligation with its dates and how it stands, and each of its measures
 * on a row of its own, so that a column can be filtered. Laid out by a template that owners edit in Excel.
 */
@Component
class Ledger {

    private static final String LIST = "obligations";

    private static final Set<String> PLACES = Set.of("title", "plan", "office", "number", "made", "count");

    /** What the template may ask of a row. */
    private static final List<String> COLUMNS = List.of(
            "number",
            "item",
            "lead",
            "unit",
            "due",
            "submitted",
            "state",
            "timeliness",
            "returned",
            "withdrawn",
            "urged",
            "progress",
            "light",
            "measure",
            "owner",
            "measureDue",
            "measureStatus",
            "measureLate",
            "note",
            "drafter",
            "signedBy",
            "holder");

    private final QuarterRecords records;
    private final ItemLights lights;
    private final SheetTemplate template;
    private final Plan plan;

    /** @throws org.everspring.kernel.InvalidInputException when the template cannot be used */
    Ledger(QuarterRecords records, ItemLights lights, BulletinSettings settings, Plan plan) {
        this.records = records;
        this.lights = lights;
        this.plan = plan;
        this.template = SheetTemplate.of(
                settings.ledgerTemplate(),
                "季度台账",
                "everspring.bulletin.ledger-template",
                PLACES,
                Map.of(LIST, COLUMNS));
    }

    /** @param number of the bulletin that it belongs to */
    byte[] write(Quarter quarter, DocumentNumber number, OffsetDateTime now) {
        List<ObligationSnapshot> owed = records.owed(quarter);
        Map<ObligationId, Report> reports = records.last(owed);
        Map<BreakdownId, List<Measure>> planned = records.planned(owed.stream()
                .map(ObligationSnapshot::id)
                .filter(id -> !reports.containsKey(id))
                .map(id -> new BreakdownId(id.item(), id.unit()))
                .toList());
        Map<ItemId, String> shining = lights.of(quarter, now);
        LocalDate today = WorkCalendar.dayOf(now);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < owed.size(); i++) {
            ObligationSnapshot obligation = owed.get(i);
            ObligationId id = obligation.id();
            Report report = reports.get(id);
            Map<String, Object> facts = facts(i + 1, obligation, report);
            facts.put("light", shining.getOrDefault(id.item(), "灰"));
            List<Map<String, Object>> measures = report != null
                    ? report.measures().stream()
                            .map(measure -> measure(measure, today))
                            .toList()
                    : planned.getOrDefault(new BreakdownId(id.item(), id.unit()), List.of()).stream()
                            .map(measure -> measure(measure, today))
                            .toList();
            (measures.isEmpty() ? List.of(Map.<String, Object>of()) : measures).forEach(measure -> {
                Map<String, Object> row = new HashMap<>(facts);
                row.putAll(measure);
                rows.add(row);
            });
        }
        return template.write(
                Map.of(
                        "title", quarter.label() + "营商环境重点任务台账",
                        "plan", plan.title() + "（" + plan.document() + "）",
                        "office", plan.office().fullName(),
                        "number", number.text(),
                        "made", DateText.MINUTE.of(now),
                        "count", String.valueOf(owed.size())),
                Map.of(LIST, rows));
    }

    private Map<String, Object> facts(int number, ObligationSnapshot obligation, @Nullable Report report) {
        ObligationId id = obligation.id();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", number);
        row.put(
                "item",
                plan.findItem(id.item().value())
                        .map(item -> item.id() + " " + item.title())
                        .orElse(id.item().value()));
        row.put("lead", plan.nameOf(obligation.leadUnit()));
        row.put("unit", plan.nameOf(id.unit()));
        row.put("due", obligation.due().day());
        row.put(
                "submitted",
                obligation.firstSubmittedAt() == null ? null : DateText.TABLE_MINUTE.of(obligation.firstSubmittedAt()));
        row.put("state", obligation.state().label());
        row.put("timeliness", ChineseTexts.timeliness(obligation.lateWorkingDays()));
        row.put("returned", obligation.timesReturned());
        row.put("withdrawn", obligation.timesWithdrawn());
        row.put("urged", obligation.timesUrged());
        row.put("holder", holder(obligation));
        if (report != null) {
            row.put("progress", report.status().label());
            row.put("drafter", report.drafter());
            row.put("signedBy", report.signedBy());
        }
        return row;
    }

    /** Who has the next step; empty where nobody has. */
    private String holder(ObligationSnapshot obligation) {
        if (obligation.state().isWithUnit()) {
            return plan.nameOf(obligation.id().unit());
        }
        return obligation.state() == ObligationState.SUBMITTED ? plan.nameOf(obligation.leadUnit()) : "";
    }

    private static Map<String, Object> measure(MeasureProgress measure, LocalDate today) {
        Map<String, Object> row = new HashMap<>();
        row.put("measure", measure.title());
        row.put("owner", measure.owner());
        row.put("measureDue", measure.dueOn());
        row.put("measureStatus", measure.status().label());
        row.put("measureLate", measure.isLate(today) ? "超期" : null);
        row.put("note", measure.note());
        return row;
    }

    /** What a unit has planned and not reported on. */
    private static Map<String, Object> measure(Measure measure, LocalDate today) {
        Map<String, Object> row = new HashMap<>();
        row.put("measure", measure.title());
        row.put("owner", measure.owner());
        row.put("measureDue", measure.dueOn());
        row.put("measureStatus", "未报送");
        row.put("measureLate", MeasureStatus.NOT_STARTED.isLate(measure.dueOn(), today) ? "超期" : null);
        return row;
    }
}
