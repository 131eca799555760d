package org.everspring.indicators;

import java.util.Set;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a figure or a list of the board is about.
 *
 * @param item null for all
 * @param units that owe it; null for all
 */
public record BoardSelection(
        BoardScope scope, @Nullable ItemId item, @Nullable Set<UnitId> units) {

    public static BoardSelection all(BoardScope scope) {
        return new BoardSelection(scope, null, null);
    }
}
