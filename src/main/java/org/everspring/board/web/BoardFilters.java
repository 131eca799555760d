package org.everspring.board.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.BoardSelection;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortColumn;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringSettings;
import org.everspring.scoring.ScoringSettings.Group;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By what the pages of the board may be narrowed, and what they hold then. */
@Component
class BoardFilters {

    private final ScoringSettings scoring;
    private final Plan plan;

    BoardFilters(ScoringSettings scoring, Plan plan) {
        this.scoring = scoring;
        this.plan = plan;
    }

    BoardSelection selection(BoardView view) {
        return new BoardSelection(view.scope(), view.itemId(), units(view));
    }

    /** The one asked for, or those of the group; null for all. */
    private @Nullable Set<UnitId> units(BoardView view) {
        if (view.unit() != null) {
            return Set.of(view.unit().id());
        }
        return view.group() == null
                ? null
                : plan.units().stream()
                        .filter(unit -> inGroup(unit, view))
                        .map(Unit::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it belongs to the group that is looked at, if to any. */
    boolean inGroup(Unit unit, BoardView view) {
        return view.group() == null
                || scoring.groupOf(unit.kind()).filter(view.group()::equals).isPresent();
    }

    BoardChoices choices(BoardView view) {
        return new BoardChoices(
                Choice.of(
                        "年度",
                        view.opened().stream().map(Quarter::year).distinct().toList(),
                        String::valueOf,
                        view.query().quarter() == null ? view.query().year() : null),
                Choice.of("季度", view.opened(), Quarter::toString, view.query().quarter()),
                Choice.of(
                        "重点任务",
                        view.scope().items(plan).stream().map(Item::id).toList(),
                        ItemId::value,
                        view.query().item()),
                Choice.of(
                        "单位",
                        view.scope().units(plan).stream().map(Unit::id).toList(),
                        UnitId::value,
                        view.query().unit()),
                Choice.of("分组", scoring.groups().stream().map(Group::name).toList(), name -> name, view.group()));
    }

    /** A list in the order that its address asks for. */
    <S, C extends Enum<C> & SortColumn, T> BoardList<S, T> list(
            BoardView view, String path, List<Choice<S>> states, SortOrder<C> order, ListPage<T> page) {
        ListAddress address = view.query().address(path);
        return new BoardList<>(
                states,
                choices(view),
                page,
                address,
                address.heads(order),
                view.query().isNarrowed());
    }
}
