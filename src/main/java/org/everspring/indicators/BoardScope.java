package org.everspring.indicators;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Whose matters one person sees on the board: the leading group, the office and whoever reads everything see all of them; a
 * principal lead sees what it owes itself and what it receives from others; everybody else what the own units owe.
 *
 * @param units the person's own
 * @param led the items whose principal lead one of them is
 */
public record BoardScope(boolean all, Set<UnitId> units, Set<ItemId> led) {

    public BoardScope {
        units = Set.copyOf(units);
        led = Set.copyOf(led);
    }

    /** @param readsEverything whether every matter may be read, be it as the office's own work */
    public static BoardScope of(Set<UnitId> units, boolean readsEverything, Plan plan) {
        return new BoardScope(
                readsEverything || units.contains(plan.leadingGroup().id()),
                units,
                plan.items().stream()
                        .filter(item -> units.contains(item.principalLead()))
                        .map(Item::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The units as lists of whole modules ask for them: null for somebody who sees all. */
    public @Nullable Set<UnitId> readers() {
        return all ? null : units;
    }

    /** Whether everything that the unit does is seen, and not only what it owes to an item that the person leads. */
    public boolean seesWhole(UnitId unit) {
        return all || units.contains(unit);
    }

    /** Whether what every unit does for the item is seen. */
    public boolean seesWhole(ItemId item) {
        return all || led.contains(item);
    }

    /** In the plan's order: those of which anything at all is seen. */
    public List<Item> items(Plan plan) {
        return plan.items().stream()
                .filter(item -> seesWhole(item.id())
                        || item.leads().stream().anyMatch(units::contains)
                        || item.responsibleUnits().stream().anyMatch(units::contains))
                .toList();
    }

    /** In the plan's order: those of which anything at all is seen. */
    public List<Unit> units(Plan plan) {
        Set<UnitId> owing = plan.items().stream()
                .filter(item -> led.contains(item.id()))
                .flatMap(item -> item.responsibleUnits().stream())
                .collect(Collectors.toSet());
        return plan.units().stream()
                .filter(unit -> seesWhole(unit.id()) || owing.contains(unit.id()))
                .toList();
    }
}
