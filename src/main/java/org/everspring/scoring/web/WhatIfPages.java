package org.everspring.scoring.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.everspring.plan.Plan;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.DecisionTables.Table;
import org.everspring.scoring.Points;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringSettings;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.WhatIf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a changed table would move into words. */
@Component
class WhatIfPages {

    private final WhatIf whatIf;
    private final DecisionTables tables;
    private final ScoringSettings settings;
    private final Plan plan;

    WhatIfPages(WhatIf whatIf, DecisionTables tables, ScoringSettings settings, Plan plan) {
        this.whatIf = whatIf;
        this.tables = tables;
        this.settings = settings;
        this.plan = plan;
    }

    /** @param wanted as it came */
    List<WhatIfPage.Period> periods(ScoreReader reader, @Nullable String wanted) {
        return whatIf.periods(reader).stream()
                .map(period -> new WhatIfPage.Period(
                        period.toString(), period.label(), period.toString().equals(wanted)))
                .toList();
    }

    WhatIfPage result(WhatIf.Comparison comparison) {
        List<WhatIfPage.Row> moved = comparison.units().stream()
                .filter(unit -> unit.isMoved() || !unit.lines().isEmpty())
                .sorted(Comparator.comparingInt(unit -> settings.placeOf(groupOf(unit))))
                .map(this::row)
                .toList();
        return new WhatIfPage(
                comparison.period().toString(),
                comparison.period().label(),
                tables.inForce().stream()
                        .filter(table -> table.key().equals(comparison.table()))
                        .map(Table::name)
                        .findFirst()
                        .orElse(comparison.table()),
                comparison.version(),
                summary(comparison.movedLines(), moved),
                moved,
                comparison.units().stream()
                        .filter(unit -> !unit.isMoved() && unit.lines().isEmpty())
                        .sorted(Comparator.comparingInt(unit -> settings.placeOf(groupOf(unit))))
                        .map(unit -> plan.nameOf(unit.unit()))
                        .toList());
    }

    private static String summary(int lines, List<WhatIfPage.Row> moved) {
        return moved.isEmpty()
                ? "各单位的得分、名次和等次都没有变化。"
                : lines + "条明细得分变动；" + count(moved, row -> !"even".equals(row.direction())) + "个单位总分变动，"
                        + count(moved, WhatIfPage.Row::isRankMoved) + "个单位名次变动，"
                        + count(moved, WhatIfPage.Row::isGradeMoved) + "个单位等次变动，"
                        + count(moved, WhatIfPage.Row::isListMoved) + "个单位红黑榜变动。";
    }

    private static long count(List<WhatIfPage.Row> rows, Predicate<WhatIfPage.Row> wanted) {
        return rows.stream().filter(wanted).count();
    }

    private WhatIfPage.Row row(WhatIf.UnitChange change) {
        UnitScore before = change.before();
        UnitScore after = change.after();
        String group = groupOf(change);
        BigDecimal difference =
                before == null || after == null ? null : after.total().subtract(before.total());
        return new WhatIfPage.Row(
                change.unit().value(),
                plan.nameOf(change.unit()),
                group == null ? "不参加排名" : group,
                text(before, score -> PointsText.points(score.total()), PointsText.NONE),
                text(after, score -> PointsText.points(score.total()), PointsText.NONE),
                difference == null ? null : PointsText.adjustment(difference),
                difference == null
                        ? "none"
                        : difference.signum() > 0 ? "up" : difference.signum() < 0 ? "down" : "even",
                text(before, UnitScore::rank, PointsText.NONE),
                text(after, UnitScore::rank, PointsText.NONE),
                text(before, UnitScore::grade, PointsText.NONE),
                text(after, UnitScore::grade, PointsText.NONE),
                text(before, WhatIfPages::list, ""),
                text(after, WhatIfPages::list, ""),
                change.lines().stream().map(WhatIfPages::line).toList());
    }

    private static @Nullable String groupOf(WhatIf.UnitChange change) {
        UnitScore score = change.before() == null ? change.after() : change.before();
        return score == null ? null : score.group();
    }

    private static @Nullable String list(UnitScore score) {
        return score.listed() == null ? null : score.listed().label();
    }

    private static String text(@Nullable UnitScore score, Function<UnitScore, ?> value, String otherwise) {
        Object found = score == null ? null : value.apply(score);
        return found == null ? otherwise : found.toString();
    }

    private static WhatIfPage.Line line(WhatIf.LineChange change) {
        Points before = change.before().points();
        Points after = change.after().points();
        return new WhatIfPage.Line(
                change.before().fact().part().label(),
                change.before().fact().title(),
                change.before().fact().finding(),
                PointsText.exact(before.points()),
                PointsText.exact(after.points()),
                PointsText.adjustment(before.adjustment()),
                PointsText.adjustment(after.adjustment()),
                rule(before),
                rule(after));
    }

    private static String rule(Points points) {
        String annotation = points.annotation() == null ? "" : points.annotation();
        return "规则" + points.rule() + (annotation.isBlank() ? "" : "：" + annotation);
    }
}
