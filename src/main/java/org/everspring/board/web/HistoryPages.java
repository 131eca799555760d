package org.everspring.board.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.improvement.ProblemColumn;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.indicators.BoardReports;
import org.everspring.indicators.LoopQueries;
import org.everspring.indicators.PromotionQueries;
import org.everspring.indicators.PromotionQueries.Published;
import org.everspring.indicators.ReportHistory;
import org.everspring.indicators.ReportHistory.Line;
import org.everspring.indicators.ReportTally;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringSettings;
import org.everspring.web.ChartTable;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a unit has done, or what was done for an item, over the quarters. */
@Component
@Transactional(readOnly = true)
class HistoryPages {

    static final String UNITS = "/board/units";
    static final String ITEMS = "/board/items";

    private static final int NEWEST = 10;

    private final ReportHistory history;
    private final BoardReports reports;
    private final ProblemQueries problems;
    private final LoopQueries loop;
    private final PromotionQueries promotions;
    private final TargetsPages targets;
    private final HeatMaps lights;
    private final UnitScores scores;
    private final BoardViews views;
    private final BoardFilters filters;
    private final ScoringSettings scoring;
    private final Plan plan;
    private final Clock clock;

    HistoryPages(
            ReportHistory history,
            BoardReports reports,
            ProblemQueries problems,
            LoopQueries loop,
            PromotionQueries promotions,
            TargetsPages targets,
            HeatMaps lights,
            UnitScores scores,
            BoardViews views,
            BoardFilters filters,
            ScoringSettings scoring,
            Plan plan,
            Clock clock) {
        this.history = history;
        this.reports = reports;
        this.problems = problems;
        this.loop = loop;
        this.promotions = promotions;
        this.targets = targets;
        this.lights = lights;
        this.scores = scores;
        this.views = views;
        this.filters = filters;
        this.scoring = scoring;
        this.plan = plan;
        this.clock = clock;
    }

    HistoryPage unit(String id, BoardQuery query, StaffMember reader, ScoreReader scoreReader, int size) {
        BoardView view = views.of(query.of(null, id), reader);
        Unit unit = views.wholeUnit(id, view.scope());
        HistorySubject subject = new HistorySubject(view, TargetsPages.lastQuarters(view), unit.id(), null);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<Quarter, RankRow> ranks = scores.of(unit.id(), subject.quarters(), scoreReader);
        List<Item> items = plan.items().stream()
                .filter(item -> item.responsibleUnits().contains(unit.id())
                        || item.leads().contains(unit.id()))
                .toList();
        return page(
                subject,
                "units",
                id,
                unit.name(),
                scoring.groupOf(unit.kind()).orElse(""),
                Choice.of("单位", units(view), UnitId::value, id),
                rows(
                        subject,
                        reports.tallies(subject.quarters(), subject.selection(), now),
                        quarter -> null,
                        ranks::get),
                scores.chart(subject.quarters(), ranks),
                history.byItem(subject.quarters(), subject.selection(), now, query.pageNumber(size), size)
                        .map(lines -> {
                            ItemId item = lines.get(0).id().item();
                            boolean known = plan.findItem(item.value()).isPresent();
                            return row(
                                    known ? item + " " + plan.item(item).title() : item.value(),
                                    known ? ITEMS + "/" + item : null,
                                    lines,
                                    subject.quarters());
                        }),
                targets.rows(view, items, subject.quarters()));
    }

    /** Those that have a page for the person. */
    List<UnitId> units(BoardView view) {
        return plan.units().stream()
                .filter(unit -> !unit.equals(plan.leadingGroup()))
                .map(Unit::id)
                .filter(view.scope()::seesWhole)
                .toList();
    }

    HistoryPage item(String id, BoardQuery query, StaffMember reader, int size) {
        BoardView view = views.of(query.of(id, null), reader);
        Item item = views.item(id, view.scope());
        HistorySubject subject = new HistorySubject(view, TargetsPages.lastQuarters(view), null, item.id());
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<ReportTally> tallies = reports.tallies(subject.quarters(), subject.selection(), now);
        Map<Quarter, OverviewPage.Cell> shining =
                lights.course(item.id(), subject.quarters(), view, tallies, subject.selection(), now);
        List<HistoryPage.Row> rows = rows(subject, tallies, shining::get, quarter -> null);
        return page(
                subject,
                "items",
                id,
                item.id() + " " + item.title(),
                "牵头单位：" + item.leads().stream().map(plan::nameOf).collect(Collectors.joining("、")),
                filters.choices(view).items(),
                rows,
                counts(rows, tallies),
                history.byUnit(subject.quarters(), subject.selection(), now, query.pageNumber(size), size)
                        .map(lines -> {
                            UnitId unit = lines.get(0).id().unit();
                            boolean whole = plan.findUnit(unit).isPresent()
                                    && view.scope().seesWhole(unit);
                            return row(plan.nameOf(unit), whole ? UNITS + "/" + unit : null, lines, subject.quarters());
                        }),
                targets.rows(view, List.of(item), subject.quarters()));
    }

    private HistoryPage page(
            HistorySubject subject,
            String kind,
            String id,
            String title,
            String about,
            List<? extends Choice<?>> choices,
            List<HistoryPage.Row> rows,
            @Nullable ChartTable chart,
            ListPage<HistoryPage.Reports> matrix,
            List<TargetsPage.Row> targets) {
        ListPage<ProblemSnapshot> found = problems.page(subject.problems(), SortOrder.usual(ProblemColumn.class), 1);
        ListPage<Published> published = promotions.page(subject.promotion(), 1, NEWEST);
        String path = "/board/" + kind + "/" + id;
        ListAddress address =
                new ListAddress(path).with("quarter", subject.view().query().quarter());
        return new HistoryPage(
                subject.view(),
                kind,
                id,
                title,
                about,
                choices,
                subject.quarters(),
                rows,
                chart,
                matrix,
                address,
                found.rows().stream().limit(NEWEST).toList(),
                Figure.of(found.total(), subject.list("/desk/problems")),
                published.rows(),
                Figure.of(published.total(), subject.list(PromotionPages.PATH)),
                targets.stream()
                        .filter(row -> row.cells().stream().anyMatch(cell -> cell.sum() != null))
                        .toList(),
                new ListAddress(path + ".xlsx")
                        .with("quarter", subject.view().query().quarter())
                        .ofPage(1));
    }

    /** The newest quarter first. */
    private List<HistoryPage.Row> rows(
            HistorySubject subject,
            Collection<ReportTally> tallies,
            Function<Quarter, OverviewPage.@Nullable Cell> light,
            Function<Quarter, @Nullable RankRow> score) {
        Map<Quarter, Integer> reported = loop.reported(subject.problems());
        Map<Quarter, Integer> published = promotions.published(subject.promotion());
        List<HistoryPage.Row> rows = new ArrayList<>();
        for (Quarter quarter : subject.quarters()) {
            String key = quarter.toString();
            rows.add(
                    0,
                    new HistoryPage.Row(
                            quarter,
                            HistoryPage.Counts.of(
                                    ReportTally.sum(tallies.stream()
                                            .filter(tally -> tally.quarter().equals(quarter))
                                            .toList()),
                                    subject.list(ReportsController.PATH).with("quarter", key)),
                            Figure.of(
                                    reported.getOrDefault(quarter, 0),
                                    subject.list("/desk/problems").with("reported", key)),
                            Figure.of(
                                    published.getOrDefault(quarter, 0),
                                    subject.list(PromotionPages.PATH).with("quarter", key)),
                            light.apply(quarter),
                            score.apply(quarter)));
        }
        return List.copyOf(rows);
    }

    private static HistoryPage.Reports row(
            String label, @Nullable String address, List<Line> lines, List<Quarter> quarters) {
        Map<Quarter, Line> byQuarter =
                lines.stream().collect(Collectors.toMap(line -> line.id().quarter(), Function.identity()));
        return new HistoryPage.Reports(
                label,
                address,
                quarters.stream()
                        .map(byQuarter::get)
                        .map(line -> line == null ? null : new HistoryPage.Cell(line.id(), HistoryPage.Sign.of(line)))
                        .collect(Collectors.toList()));
    }

    /** How the reports came, quarter by quarter. */
    private static @Nullable ChartTable counts(List<HistoryPage.Row> newestFirst, Collection<ReportTally> tallies) {
        if (tallies.isEmpty()) {
            return null;
        }
        List<HistoryPage.Row> rows = new ArrayList<>(newestFirst);
        Collections.reverse(rows);
        Map<Quarter, ReportTally> byQuarter =
                tallies.stream().collect(Collectors.toMap(ReportTally::quarter, Function.identity()));
        return new ChartTable(
                "stack",
                "各季度报送情况（份）",
                "季度",
                rows.stream().map(row -> row.quarter().label()).toList(),
                List.of(
                        series("已报", rows, byQuarter, ReportTally::handedIn),
                        series("逾期未报", rows, byQuarter, ReportTally::overdue),
                        series("未到期限", rows, byQuarter, ReportTally::waiting),
                        series("缺报", rows, byQuarter, ReportTally::missing)));
    }

    private static ChartTable.Series series(
            String name,
            List<HistoryPage.Row> rows,
            Map<Quarter, ReportTally> tallies,
            Function<ReportTally, Integer> part) {
        return new ChartTable.Series(
                name,
                rows.stream()
                        .map(row -> tallies.get(row.quarter()))
                        .map(tally -> Objects.toString(tally == null ? null : part.apply(tally), "0"))
                        .toList());
    }
}
