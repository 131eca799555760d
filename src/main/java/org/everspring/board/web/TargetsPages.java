package org.everspring.board.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.TargetMark;
import org.everspring.indicators.TargetQueries;
import org.everspring.indicators.TargetQueries.Reading;
import org.everspring.indicators.TargetQueries.Sum;
import org.everspring.kernel.ListPage;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.web.ChartTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays the plan's targets beside what the units have reported, as one person may see it. */
@Component
@Transactional(readOnly = true)
class TargetsPages {

    static final String PATH = "/board/targets";

    private static final int QUARTERS_SHOWN = 8;

    private final TargetQueries targets;
    private final BoardViews views;
    private final BoardFilters filters;
    private final Plan plan;

    TargetsPages(TargetQueries targets, BoardViews views, BoardFilters filters, Plan plan) {
        this.targets = targets;
        this.views = views;
        this.filters = filters;
        this.plan = plan;
    }

    TargetsPage page(BoardQuery query, StaffMember reader) {
        BoardView view = views.of(query, reader);
        List<Item> items = view.scope().items(plan).stream()
                .filter(item -> !item.targets().isEmpty())
                .toList();
        List<Quarter> quarters = lastQuarters(view);
        List<TargetsPage.Row> rows = rows(
                view,
                items.stream()
                        .filter(item -> view.item() == null || item.equals(view.item()))
                        .toList(),
                quarters);
        return new TargetsPage(view, filters.choices(view), quarters, rows, chart(rows, quarters), view.file(PATH));
    }

    /** Those up to the one that is looked at, the oldest first. */
    static List<Quarter> lastQuarters(BoardView view) {
        return view.isEmpty()
                ? List.of()
                : view.opened().stream()
                        .filter(quarter -> quarter.compareTo(view.shown()) <= 0)
                        .limit(QUARTERS_SHOWN)
                        .sorted()
                        .toList();
    }

    /** The targets of these items over these quarters; one statement. */
    List<TargetsPage.Row> rows(BoardView view, List<Item> items, List<Quarter> quarters) {
        UnitId unit = view.unitId();
        List<Target> all =
                items.stream().flatMap(item -> item.targets().stream()).toList();
        Map<String, Sum> sums = new HashMap<>();
        targets.sums(all, quarters, view.scope().readers(), unit)
                .forEach(sum -> sums.put(sum.target() + sum.quarter(), sum));
        return items.stream()
                .flatMap(item -> item.targets().stream()
                        .map(target -> new TargetsPage.Row(
                                item,
                                target,
                                quarters.stream()
                                        .map(quarter -> cell(
                                                target,
                                                sums.get(target.id() + quarter),
                                                quarter,
                                                unit == null && view.scope().seesWhole(item.id())))
                                        .toList())))
                .toList();
    }

    /** @param whole whether what all units have reported is seen */
    private static TargetsPage.Cell cell(Target target, @Nullable Sum sum, Quarter quarter, boolean whole) {
        boolean partly = sum != null && target.isAddedUp() && !whole;
        return new TargetsPage.Cell(sum, partly ? null : TargetMark.of(target, sum, quarter));
    }

    private static @Nullable ChartTable chart(List<TargetsPage.Row> rows, List<Quarter> quarters) {
        if (rows.stream().flatMap(row -> row.cells().stream()).allMatch(cell -> cell.sum() == null)) {
            return null;
        }
        return new ChartTable(
                "stack",
                "各季度目标达成情况（项）",
                "季度",
                quarters.stream().map(Quarter::label).toList(),
                Stream.of(TargetMark.MET, TargetMark.UNDERWAY, TargetMark.NONE, TargetMark.MISSED)
                        .filter(mark -> rows.stream()
                                .flatMap(row -> row.cells().stream())
                                .anyMatch(cell -> cell.mark() == mark))
                        .map(mark -> new ChartTable.Series(
                                mark.label(),
                                byPlace(
                                        quarters,
                                        at -> String.valueOf(rows.stream()
                                                .filter(row ->
                                                        row.cells().get(at).mark() == mark)
                                                .count()))))
                        .toList());
    }

    private static List<String> byPlace(List<Quarter> quarters, Function<Integer, String> text) {
        return IntStream.range(0, quarters.size()).mapToObj(text::apply).toList();
    }

    TargetsPage.One one(String id, BoardQuery query, StaffMember reader, int size) {
        BoardView view = views.of(query, reader);
        Item item = view.scope().items(plan).stream()
                .filter(candidate -> candidate.targets().stream()
                        .anyMatch(target -> target.id().equals(id)))
                .findFirst()
                .orElseThrow(BoardViews::notFound);
        Target target = item.targets().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<Quarter> quarters = lastQuarters(view);
        List<TargetsPage.Cell> cells = rows(view, List.of(item), quarters).stream()
                .filter(row -> row.target().equals(target))
                .findFirst()
                .map(TargetsPage.Row::cells)
                .orElseThrow();
        ListPage<List<Reading>> readings =
                targets.readings(target, quarters, view.scope().readers(), query.pageNumber(size), size);
        return new TargetsPage.One(
                view,
                item,
                target,
                quarters,
                cells,
                course(target, cells, quarters),
                readings.map(unit -> row(target, unit, quarters)),
                query.address(PATH + "/" + id),
                view.file(PATH + "/" + id));
    }

    private static TargetsPage.UnitRow row(Target target, List<Reading> readings, List<Quarter> quarters) {
        Map<Quarter, Reading> byQuarter = readings.stream()
                .collect(Collectors.toMap(reading -> reading.report().quarter(), Function.identity()));
        return new TargetsPage.UnitRow(
                readings.get(0).report().unit(),
                quarters.stream()
                        .map(byQuarter::get)
                        .map(reading -> reading == null
                                ? null
                                : new TargetsPage.Reading(
                                        reading.report(),
                                        reading.reached() == null ? null : TargetsPage.plain(reading.reached()),
                                        target.isAddedUp()
                                                ? null
                                                : TargetMark.of(
                                                        target,
                                                        reading.reached(),
                                                        reading.report().quarter())))
                        .collect(Collectors.toList()));
    }

    private static @Nullable ChartTable course(Target target, List<TargetsPage.Cell> cells, List<Quarter> quarters) {
        if (cells.stream().map(TargetsPage.Cell::sum).noneMatch(Objects::nonNull)) {
            return null;
        }
        String goal = TargetsPage.plain(target.value()).toPlainString();
        List<ChartTable.Series> series = target.isAddedUp()
                ? List.of(series("合计", cells, Sum::value))
                : List.of(
                        series("各单位中位数", cells, Sum::value),
                        series("最低", cells, Sum::least),
                        series("最高", cells, Sum::greatest));
        return new ChartTable(
                "course",
                target.title() + (target.unit().isEmpty() ? "" : "（" + target.unit() + "）"),
                "季度",
                quarters.stream().map(Quarter::label).toList(),
                Stream.concat(
                                series.stream(),
                                Stream.of(new ChartTable.Series(
                                        "目标值（" + target.comparison() + "）",
                                        quarters.stream().map(quarter -> goal).toList())))
                        .toList());
    }

    private static ChartTable.Series series(
            String name, List<TargetsPage.Cell> cells, Function<Sum, BigDecimal> value) {
        return new ChartTable.Series(
                name,
                cells.stream()
                        .map(TargetsPage.Cell::sum)
                        .map(sum -> sum == null
                                ? "—"
                                : TargetsPage.plain(value.apply(sum)).toPlainString())
                        .toList());
    }
}
