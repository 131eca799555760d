package org.everspring.board.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemFilter.Lack;
import org.everspring.improvement.ProblemSource;
import org.everspring.indicators.LoopGrouping;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/** What an address asks of the closed loop, and the addresses of what stands behind it. */
record LoopFilters(
        BoardView view,
        ProblemFilter filter,
        LoopGrouping grouping,
        @Nullable ProblemSource source,
        List<Choice<ProblemSource>> sources,
        boolean narrowed) {

    static LoopFilters of(BoardView view, LoopQuery asked) {
        List<Choice<LoopGrouping>> groupings =
                Choice.of("分组", List.of(LoopGrouping.values()), LoopGrouping::code, asked.by());
        List<Choice<ProblemSource>> sources =
                Choice.of("来源", List.of(ProblemSource.values()), ProblemSource::code, asked.source());
        ProblemSource source = Choice.chosen(sources).orElse(null);
        return new LoopFilters(
                view,
                ProblemFilter.of(
                        view.scope().readers(),
                        view.itemId(),
                        ProblemFilter.Course.of(view.unitId(), source, view.period())),
                Choice.chosen(groupings).orElse(LoopGrouping.ITEM),
                source,
                sources,
                Stream.of(view.item(), view.unit(), source, view.period()).anyMatch(part -> part != null));
    }

    /** Of this page, but for its groups. */
    ListAddress address(String path) {
        return view.query()
                .address(path)
                .with("source", source == null ? null : source.code())
                .with("by", grouping == LoopGrouping.ITEM ? null : grouping.code());
    }

    /** Of the problems that are counted. */
    ListAddress problems() {
        return new ListAddress("/desk/problems")
                .with("item", view.query().item())
                .with("unit", view.query().unit())
                .with("source", source == null ? null : source.code())
                .with("reported", Objects.toString(view.period(), null));
    }

    /** Of those of one group. */
    ListAddress problemsOf(@Nullable String key) {
        return key == null
                ? problems().with("without", (grouping == LoopGrouping.ITEM ? Lack.ITEM : Lack.UNIT).code())
                : problems()
                        .with(
                                grouping.code(),
                                grouping == LoopGrouping.SOURCE
                                        ? ProblemSource.valueOf(key).code()
                                        : key);
    }

    /** Of the experiences that these problems were worth. */
    ListAddress nominations(String path) {
        return view.query().address(path).with("state", null).with("source", source == null ? null : source.code());
    }

    List<BoardView.Link> groupings() {
        return Arrays.stream(LoopGrouping.values())
                .map(one -> new BoardView.Link(
                        "按" + one.label(),
                        address(LoopPages.PATH)
                                .with("by", one == LoopGrouping.ITEM ? null : one.code())
                                .at("groups")
                                .ofPage(1),
                        one == grouping))
                .toList();
    }
}
