package org.everspring.instruction.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.instruction.InstructionEntry;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionSnapshot.ExtensionRequest;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.instruction.InstructionSnapshot.Written;
import org.everspring.instruction.InstructionState;
import org.everspring.instruction.Judgement;
import org.everspring.kernel.Actor;
import org.everspring.matter.InstructionId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** How the rows are read. */
final class InstructionRows {

    private InstructionRows() {}

    static InstructionSnapshot instruction(ResultSet row, int number) throws SQLException {
        return new InstructionSnapshot(
                written(row),
                InstructionState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("receipt_due_at", OffsetDateTime.class)),
                row.getString("handler"),
                row.getString("handler_phone"),
                row.getObject("received_at", OffsetDateTime.class),
                row.getObject("answered_at", OffsetDateTime.class),
                row.getInt("answers"),
                row.getInt("times_returned"),
                judgement(row),
                extension(row),
                row.getInt("extensions"),
                row.getObject("closed_at", OffsetDateTime.class),
                row.getInt("version"));
    }

    private static Written written(ResultSet row) throws SQLException {
        return new Written(
                InstructionId.parse(row.getString("id")),
                InstructionId.parse(row.getString("batch_id")),
                row.getString("about"),
                row.getString("about_label"),
                row.getString("text"),
                UnitId.of(row.getString("unit_id")),
                new Leader(row.getString("leader_id"), row.getString("leader_name")),
                row.getString("entered_by"),
                row.getString("entered_name"),
                row.getObject("issued_at", OffsetDateTime.class));
    }

    private static @Nullable Judgement judgement(ResultSet row) throws SQLException {
        Boolean closed = row.getObject("judged_closed", Boolean.class);
        return closed == null
                ? null
                : new Judgement(
                        closed, row.getString("judgement_text"), row.getObject("judgement_until", LocalDate.class));
    }

    private static @Nullable ExtensionRequest extension(ResultSet row) throws SQLException {
        LocalDate until = row.getObject("extension_until", LocalDate.class);
        return until == null
                ? null
                : new ExtensionRequest(
                        row.getInt("extensions"),
                        until,
                        row.getString("extension_reason"),
                        row.getString("extension_by"));
    }

    static InstructionEntry entry(ResultSet row, int number) throws SQLException {
        return new InstructionEntry(
                row.getInt("number"),
                InstructionEntry.Kind.valueOf(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class),
                new Actor(row.getString("user_id"), row.getString("user_name")),
                row.getString("text"));
    }
}
