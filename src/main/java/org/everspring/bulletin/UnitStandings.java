package org.everspring.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.bulletin.BulletinFacts.UnitRow;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Punctuality;
import org.everspring.scoring.ScoringSettings;
import org.springframework.stereotype.Component;

/** How each unit has reported, beside the others of its group: the groups are those of the assessment. */
@Component
class UnitStandings {

    private final ScoringSettings groups;
    private final Plan plan;

    UnitStandings(ScoringSettings groups, Plan plan) {
        this.groups = groups;
        this.plan = plan;
    }

    /** @param before what was owed in the quarter before */
    List<UnitRow> of(List<ObligationSnapshot> owed, List<ObligationSnapshot> before) {
        Set<UnitId> lateBefore = before.stream()
                .filter(obligation -> !Punctuality.isOnTime(obligation))
                .map(obligation -> obligation.id().unit())
                .collect(Collectors.toCollection(HashSet::new));
        Map<UnitId, List<ObligationSnapshot>> byUnit = new LinkedHashMap<>();
        plan.units().forEach(unit -> byUnit.put(unit.id(), new ArrayList<>()));
        owed.forEach(obligation -> byUnit.computeIfAbsent(obligation.id().unit(), unit -> new ArrayList<>())
                .add(obligation));
        List<UnitRow> rows = byUnit.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> row(entry.getKey(), entry.getValue(), lateBefore.contains(entry.getKey())))
                .sorted(Comparator.<UnitRow>comparingInt(row -> groups.placeOf(row.group()))
                        .thenComparing(best()))
                .toList();
        return ranked(rows);
    }

    private static Comparator<UnitRow> best() {
        return Comparator.<UnitRow>comparingDouble(
                        row -> -1.0 * row.reports().onTime() / row.reports().due())
                .thenComparingInt(row -> row.reports().missing());
    }

    private UnitRow row(UnitId unit, List<ObligationSnapshot> owed, boolean lateBefore) {
        List<String> late = owed.stream()
                .filter(Punctuality::isLate)
                .map(obligation ->
                        obligation.id().item() + "（" + ChineseTexts.timeliness(obligation.lateWorkingDays()) + "）")
                .toList();
        List<String> missing = owed.stream()
                .filter(Punctuality::isMissing)
                .map(obligation -> obligation.id().item().value())
                .toList();
        return new UnitRow(
                plan.findUnit(unit).map(Unit::kind).flatMap(groups::groupOf).orElse(null),
                plan.nameOf(unit),
                Punctuality.of(owed),
                null,
                late,
                missing,
                lateBefore && !(late.isEmpty() && missing.isEmpty()));
    }

    private static List<UnitRow> ranked(List<UnitRow> sorted) {
        List<UnitRow> ranked = new ArrayList<>();
        int place = 0;
        for (UnitRow row : sorted) {
            UnitRow last = ranked.isEmpty() ? null : ranked.get(ranked.size() - 1);
            boolean begins = last == null || !Objects.equals(last.group(), row.group());
            place = begins ? 1 : place + 1;
            Integer rank = row.group() == null
                    ? null
                    : last != null && !begins && best().compare(last, row) == 0 ? last.rank() : Integer.valueOf(place);
            ranked.add(
                    new UnitRow(row.group(), row.unit(), row.reports(), rank, row.late(), row.missing(), row.again()));
        }
        return ranked;
    }
}
