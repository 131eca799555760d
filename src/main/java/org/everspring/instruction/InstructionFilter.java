package org.everspring.instruction;

import java.time.OffsetDateTime;
import java.util.Set;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which instructions are wanted; a part that is null or empty leaves nothing out.
 *
 * @param readers the units whose instructions the reader may see; null for whoever may see all
 * @param about a business key, an item or a unit
 * @param lateAt those that lie with their units and are late at that moment
 * @param text a part of the number, of the text or of the leader's name
 */
public record InstructionFilter(
        @Nullable Set<UnitId> readers,
        Set<InstructionState> states,
        @Nullable UnitId unit,
        @Nullable String about,
        @Nullable OffsetDateTime lateAt,
        @Nullable String text) {

    /** All that the readers may see and that wait for somebody. */
    public static InstructionFilter open(@Nullable Set<UnitId> readers) {
        return new InstructionFilter(readers, InstructionState.OPEN, null, null, null, null);
    }
}
