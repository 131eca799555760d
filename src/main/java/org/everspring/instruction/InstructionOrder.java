package org.everspring.instruction;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes, to one or more units at once.
 *
 * @param about a business key, an item or a unit; null or blank for none
 * @param units in the order in which they are numbered
 * @param until the last day for the answer
 */
public record InstructionOrder(
        @Nullable String about,
        String text,
        Set<UnitId> units,
        @Nullable LocalDate until,
        Leader leader) {

    private static final int MOST_UNITS = 100;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 60;

    /** @throws InvalidInputException when a text is too short or too long, or nobody or too many are addressed */
    public InstructionOrder {
        text = TypedText.checked(text, "批示内容", SHORTEST, LONGEST);
        TypedText.checked(leader.name(), "批示领导", 1, LONGEST_NAME);
        if (units.isEmpty()) {
            throw new InvalidInputException("请至少选择一个承办单位。");
        }
        if (units.size() > MOST_UNITS) {
            throw new InvalidInputException("一次最多交" + MOST_UNITS + "个单位办理。");
        }
    }

    public static InstructionOrder of(
            @Nullable String about, String text, Collection<UnitId> units, @Nullable LocalDate until, Leader leader) {
        return new InstructionOrder(about, text, new LinkedHashSet<>(units), until, leader);
    }
}
