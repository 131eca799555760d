package org.everspring.instruction.web;

import java.util.List;
import java.util.Map;
import org.everspring.instruction.InstructionLights.Meaning;
import org.everspring.instruction.InstructionState;
import org.everspring.instruction.OpenInstructions.Lit;
import org.everspring.kernel.ListPage;
import org.everspring.plan.UnitId;
import org.everspring.web.Choice;
import org.everspring.web.ColumnHead;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What one person finds under 领导批示.
 *
 * @param seesAll whether the list holds every instruction, not only those to the reader's units
 * @param mayIssue whether the reader may write one
 * @param aboutLabel what the list is narrowed to; null where it is not
 * @param file the address of the list as a workbook, all pages of it
 * @param heads by the codes of the columns
 */
record InstructionList(
        boolean seesAll,
        boolean mayIssue,
        List<Choice<InstructionState>> states,
        List<Choice<UnitId>> units,
        @Nullable String aboutLabel,
        ListPage<Row> page,
        List<Meaning> legend,
        ListAddress address,
        String file,
        Map<String, ColumnHead> heads) {

    /** @param workable whether a task waits for the reader's units */
    record Row(Lit lit, boolean workable) {}
}
