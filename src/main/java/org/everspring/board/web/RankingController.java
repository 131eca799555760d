package org.everspring.board.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.Shown;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.UnitId;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.ScoringSettings;
import org.everspring.scoring.UnitScore;
import org.everspring.web.ListWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The units by their scores of a quarter, and how they have moved since the one before: as the scoreboard tells them. */
@Controller
class RankingController {

    static final String PATH = "/board/ranking";

    private static final int PAGE_SIZE = 100;

    private final BoardViews views;
    private final BoardFilters filters;
    private final Scoreboard board;
    private final ScoringSettings settings;
    private final Shown shown;

    RankingController(BoardViews views, BoardFilters filters, Scoreboard board, ScoringSettings settings, Shown shown) {
        this.views = views;
        this.filters = filters;
        this.board = board;
        this.settings = settings;
        this.shown = shown;
    }

    /** The scored quarter that is shown with its rows in order. */
    private record Ranking(Quarter quarter, SortOrder<RankColumn> order, List<RankRow> rows) {}

    @GetMapping(PATH)
    String show(BoardQuery query, StaffMember reader, ScoreReader scores, Model model) {
        BoardView view = views.of(query, reader);
        model.addAttribute("view", view);
        if (!view.isEmpty()) {
            model.addAttribute("groups", filters.choices(view).groups());
            ranking(view, scores).ifPresent(ranking -> {
                model.addAttribute("quarter", ranking.quarter());
                model.addAttribute("page", ListPage.of(ranking.rows(), query.pageNumber(PAGE_SIZE), PAGE_SIZE));
                model.addAttribute("address", query.address(PATH));
                model.addAttribute("heads", query.address(PATH).heads(ranking.order()));
            });
        }
        return "board-ranking";
    }

    @GetMapping(PATH + ".xlsx")
    ResponseEntity<byte[]> file(BoardQuery query, StaffMember reader, ScoreReader scores) {
        BoardView view = views.filled(query, reader);
        Ranking ranking = ranking(view, scores).orElseThrow(BoardViews::notFound);
        return new ListWorkbook<RankRow>(ranking.quarter().label() + "得分排名")
                .column(
                        "分组",
                        24,
                        row -> row.score().group() == null
                                ? "不参加排名"
                                : row.score().group())
                .column("名次", 8, row -> row.score().rank())
                .column("上季度名次", 12, RankRow::before)
                .column("名次变化", 10, RankRow::movement)
                .column("单位", 22, row -> shown.text(row.score().unit()))
                .column("总分", 10, row -> row.score().total())
                .column("比上季度", 10, RankRow::change)
                .column("等次", 10, row -> row.score().grade())
                .of(ranking.rows());
    }

    /** Of the quarter that was asked for, or else of the last one that has been scored. */
    private Optional<Ranking> ranking(BoardView view, ScoreReader reader) {
        return (view.query().quarter() != null
                        ? List.of(view.shown())
                        : view.opened().stream()
                                .filter(quarter -> view.query().year() == null || quarter.year() == view.year())
                                .toList())
                .stream()
                        .flatMap(quarter -> board.view(ScoringPeriod.of(quarter), reader).stream())
                        .findFirst()
                        .map(scored -> ranking(view, scored, reader));
    }

    private Ranking ranking(BoardView view, ScoreboardView scored, ScoreReader reader) {
        Quarter quarter = Quarter.parse(scored.period().toString());
        Map<UnitId, UnitScore> before =
                board.view(ScoringPeriod.of(quarter.previous()), reader).map(board::scores).orElse(List.of()).stream()
                        .collect(Collectors.toMap(UnitScore::unit, Function.identity()));
        SortOrder<RankColumn> order = SortOrder.parse(view.query().sort(), RankColumn.class);
        Comparator<RankRow> usual = comparator(RankColumn.PLACE);
        Comparator<RankRow> wanted = comparator(order.column());
        return new Ranking(
                quarter,
                order,
                board.scores(scored).stream()
                        .filter(score -> view.group() == null || view.group().equals(score.group()))
                        .filter(score -> view.unit() == null || view.unit().id().equals(score.unit()))
                        .map(score -> RankRow.of(score, before.get(score.unit())))
                        .sorted((order.descending() ? wanted.reversed() : wanted).thenComparing(usual))
                        .toList());
    }

    private Comparator<RankRow> comparator(RankColumn column) {
        return switch (column) {
            case PLACE ->
                Comparator.comparingInt(
                                (RankRow row) -> settings.placeOf(row.score().group()))
                        .thenComparing(row -> row.score().rank(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(row -> row.score().unit().value());
            case MOVEMENT -> Comparator.comparing(RankRow::rise, Comparator.nullsFirst(Comparator.naturalOrder()));
            case UNIT -> Comparator.comparing(row -> row.score().unit().value());
            case TOTAL -> Comparator.comparing((RankRow row) -> row.score().total(), BigDecimal::compareTo);
        };
    }
}
