package org.everspring.workbench.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownQueries;
import org.everspring.measures.BreakdownSnapshot;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportSheets;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.TargetProgress;
import org.everspring.workbench.web.ReviewPage.Figure;
import org.everspring.workbench.web.ReviewPage.Row;
import org.everspring.workbench.web.ReviewPage.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the review, read of all at once. */
@Component
class ReviewRows {

    /** What of a text is seen at one glance; the whole of it is opened in place. */
    private static final int GLANCE = 120;

    private static final String NOTHING = "—";

    private final ReportSheets sheets;
    private final BreakdownQueries breakdowns;
    private final Plan plan;

    ReviewRows(ReportSheets sheets, BreakdownQueries breakdowns, Plan plan) {
        this.sheets = sheets;
        this.breakdowns = breakdowns;
        this.plan = plan;
    }

    List<Row> ofReports(List<ObligationSnapshot> shown) {
        List<ObligationId> asked = new ArrayList<>();
        shown.forEach(obligation -> {
            asked.add(obligation.id());
            asked.add(obligation.id().previous());
        });
        Map<ObligationId, Report> reports = sheets.last(asked);
        return shown.stream()
                .map(obligation -> row(
                        obligation,
                        reports.get(obligation.id()),
                        reports.get(obligation.id().previous())))
                .toList();
    }

    private Row row(ObligationSnapshot obligation, @Nullable Report report, @Nullable Report before) {
        boolean submitted = obligation.state() == ObligationState.SUBMITTED;
        boolean decided = submitted && obligation.review() != null;
        return new Row(
                obligation.id().toString(),
                obligation.id().unit(),
                submitted && !decided,
                decided ? "已审核，正在登记" : obligation.state().label(),
                obligation.state().name().toLowerCase(Locale.ROOT),
                // What the unit has taken back, or has to mend, is not what it reports.
                report == null || obligation.state().isWithUnit() ? null : sheet(obligation, report, before),
                null);
    }

    private Sheet sheet(ObligationSnapshot obligation, Report report, @Nullable Report before) {
        Integer late = obligation.lateWorkingDays();
        return new Sheet(
                report.status(),
                ChineseTexts.moment(report.submittedAt()) + "，" + ChineseTexts.timeliness(late == null ? 0 : late),
                late != null && late > 0,
                glance(report.progress()),
                figures(obligation.id(), report, before),
                measures(report),
                report.problems().stream().map(ReportedProblem::title).toList());
    }

    private static String glance(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= GLANCE) {
            return line;
        }
        // No half of a character that takes two.
        return line.substring(0, Character.isHighSurrogate(line.charAt(GLANCE - 1)) ? GLANCE - 1 : GLANCE) + "……";
    }

    /** A target that the plan has no more is not among them. */
    private List<Figure> figures(ObligationId id, Report report, @Nullable Report before) {
        Map<String, BigDecimal> reached = reached(report);
        Map<String, BigDecimal> earlier = before == null ? Map.of() : reached(before);
        return plan.findItem(id.item().value()).map(Item::targets).orElse(List.of()).stream()
                .filter(target -> reached.containsKey(target.id()))
                .map(target -> figure(target, reached.get(target.id()), earlier.get(target.id())))
                .toList();
    }

    private static Figure figure(Target target, @Nullable BigDecimal reached, @Nullable BigDecimal before) {
        return new Figure(
                target.title(),
                target.goalText(),
                text(before, target),
                text(reached, target),
                reached != null && !target.isMetBy(reached));
    }

    private static String text(@Nullable BigDecimal value, Target target) {
        return value == null ? NOTHING : value.stripTrailingZeros().toPlainString() + target.unit();
    }

    private static Map<String, BigDecimal> reached(Report report) {
        Map<String, BigDecimal> reached = new HashMap<>();
        report.targets().forEach((TargetProgress target) -> reached.put(target.targetId(), target.reached()));
        return reached;
    }

    /** {@code 5条：已完成2，滞后1，已逾期1}. */
    private static @Nullable String measures(Report report) {
        if (report.measures().isEmpty()) {
            return null;
        }
        Map<MeasureStatus, Long> counts = report.measures().stream()
                .collect(Collectors.groupingBy(MeasureProgress::status, TreeMap::new, Collectors.counting()));
        LocalDate day = WorkCalendar.dayOf(report.submittedAt());
        long late = report.measures().stream()
                .filter(measure -> measure.isLate(day))
                .count();
        return report.measures().size() + "条："
                + counts.entrySet().stream()
                        .map(count -> count.getKey().label() + count.getValue())
                        .collect(Collectors.joining("，"))
                + (late == 0 ? "" : "，其中已逾期" + late);
    }

    List<Row> ofMeasures(List<BreakdownSnapshot> shown) {
        Map<BreakdownId, List<Measure>> measures =
                breakdowns.handedIn(shown.stream().map(BreakdownSnapshot::id).toList());
        return shown.stream()
                .map(breakdown -> new Row(
                        breakdown.id().toString(),
                        breakdown.id().unit(),
                        true,
                        breakdown.state().label(),
                        "submitted",
                        null,
                        measures.getOrDefault(breakdown.id(), List.of())))
                .toList();
    }
}
