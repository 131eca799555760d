package org.everspring.instruction;

import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction is about.
 *
 * @param key a business key, an item or a unit; null for nothing of the kind
 * @param label as staff read it; null for nothing of the kind
 * @param unit who would mostly have to act; null where nobody is meant more than others
 */
public record InstructionSubject(
        @Nullable String key,
        @Nullable String label,
        @Nullable UnitId unit) {

    static final InstructionSubject NONE = new InstructionSubject(null, null, null);
}
