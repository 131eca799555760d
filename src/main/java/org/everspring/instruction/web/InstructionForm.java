package org.everspring.instruction.web;

import java.time.LocalDate;
import java.util.List;
import org.everspring.instruction.InstructionOrder;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.kernel.TypedText;
import org.everspring.plan.UnitId;
import org.everspring.web.AskedDay;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to write an instruction.
 *
 * @param about a business key, an item or a unit
 * @param units the ids of those whom it goes to
 * @param until ISO
 * @param leader whose instruction it is, where the office writes it down
 */
record InstructionForm(String about, String text, List<String> units, String until, String leader) {

    InstructionForm(
            @Nullable String about,
            @Nullable String text,
            @Nullable List<String> units,
            @Nullable String until,
            @Nullable String leader) {
        this.about = TypedText.clean(about);
        this.text = TypedText.clean(text);
        this.units = units == null ? List.of() : List.copyOf(units);
        this.until = TypedText.clean(until);
        this.leader = TypedText.clean(leader);
    }

    /** @throws org.everspring.kernel.InvalidInputException when a part is nothing of the kind */
    InstructionOrder order(Leader by) {
        return InstructionOrder.of(
                about,
                text,
                units.stream().map(UnitId::of).toList(),
                until.isEmpty() ? null : AskedDay.day("办理期限", until, LocalDate.MAX),
                by);
    }
}
