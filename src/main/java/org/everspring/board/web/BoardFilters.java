package org.everspring.board.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.indicators.BoardSelection;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringSettings;
import org.everspring.scoring.ScoringSettings.Group;
import org.everspring.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By what a list of the board may be narrowed, and what it holds then. */
@Component
class BoardFilters {

    private final ScoringSettings scoring;
    private final Plan plan;

    BoardFilters(ScoringSettings scoring, Plan plan) {
        this.scoring = scoring;
        this.plan = plan;
    }

    BoardSelection selection(BoardView view) {
        return new BoardSelection(
                view.scope(), view.item() == null ? null : view.item().id(), units(view));
    }

    /** The one asked for, or those of the group; null for all. */
    private @Nullable Set<UnitId> units(BoardView view) {
        if (view.unit() != null) {
            return Set.of(view.unit().id());
        }
        return view.group() == null
                ? null
                : plan.units().stream()
                        .filter(unit -> scoring.groupOf(unit.kind())
                                .filter(view.group()::equals)
                                .isPresent())
                        .map(Unit::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    List<Choice<ItemId>> items(BoardView view) {
        return Choice.of(
                "重点任务",
                view.scope().items(plan).stream().map(Item::id).toList(),
                ItemId::value,
                view.item() == null ? null : view.item().id().value());
    }

    List<Choice<UnitId>> units(BoardView view, String label) {
        return Choice.of(
                label,
                view.scope().units(plan).stream().map(Unit::id).toList(),
                UnitId::value,
                view.unit() == null ? null : view.unit().id().value());
    }

    List<Choice<String>> groups(BoardView view) {
        return Choice.of("分组", scoring.groups().stream().map(Group::name).toList(), name -> name, view.group());
    }
}
