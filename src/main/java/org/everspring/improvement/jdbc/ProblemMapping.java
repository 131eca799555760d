package org.everspring.improvement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.Assignment;
import org.everspring.improvement.Closure;
import org.everspring.improvement.Discovery;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.ProgressEntry;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** The rows of the problem's tables as what they hold. */
final class ProblemMapping {

    /** A problem with its last decision; goes on with an alias {@code p}. */
    static final String SELECT = """
            select p.*, d.number, d.choice, d.item_id as decided_item_id, d.unit_id as decided_unit_id,
                d.assisting_units as decided_assisting_units, d.due_on,
                d.merge_into, d.reason, d.decided_by, d.decided_by_name, d.decided_at, d.taken_at
            """;

    static final String LAST_DECISION =
            " left join problem_decision d on d.problem_id = p.id and d.number = p.last_decision ";

    private ProblemMapping() {}

    static ProblemSnapshot problem(ResultSet row, int number) throws SQLException {
        return new ProblemSnapshot(
                ProblemId.parse(row.getString("id")),
                new Discovery(
                        ProblemSource.valueOf(row.getString("source")),
                        row.getString("title"),
                        row.getString("description"),
                        UnitId.of(row.getString("reported_by_unit_id")),
                        row.getString("reported_by"),
                        row.getString("reported_by_name"),
                        moment(row, "reported_at"),
                        value(row, "reopens", ProblemId::parse)),
                value(row, "item_id", ItemId::of),
                ProblemState.valueOf(row.getString("state")),
                value(row, "waiting_unit_id", UnitId::of),
                deadline(row, "step_due_at"),
                UnitId.of(row.getString("triage_unit_id")),
                assignment(row),
                row.getInt("verification_failures"),
                row.getString("lessons"),
                closure(row),
                row.getString("choice") == null ? null : decision(row, "decided_"),
                row.getInt("version"));
    }

    private static @Nullable Assignment assignment(ResultSet row) throws SQLException {
        UnitId unit = value(row, "unit_id", UnitId::of);
        return unit == null
                ? null
                : new Assignment(
                        unit,
                        units(row.getString("assisting_units")),
                        UnitId.of(row.getString("lead_unit_id")),
                        Deadline.endingAt(moment(row, "due_at")),
                        moment(row, "assigned_at"));
    }

    private static @Nullable Closure closure(ResultSet row) throws SQLException {
        OffsetDateTime at = momentIfAny(row, "closed_at");
        return at == null
                ? null
                : new Closure(value(row, "merged_into", ProblemId::parse), row.getString("outcome"), at);
    }

    /** A row of problem_decision alone. */
    static ProblemDecision decision(ResultSet row, int number) throws SQLException {
        return decision(row, "");
    }

    private static ProblemDecision decision(ResultSet row, String prefix) throws SQLException {
        return new ProblemDecision(
                row.getInt("number"),
                Choice.valueOf(row.getString("choice")),
                value(row, prefix + "item_id", ItemId::of),
                value(row, prefix + "unit_id", UnitId::of),
                units(row.getString(prefix + "assisting_units")),
                row.getObject("due_on", LocalDate.class),
                value(row, "merge_into", ProblemId::parse),
                row.getString("reason"),
                new Actor(row.getString("decided_by"), row.getString("decided_by_name")),
                moment(row, "decided_at"),
                momentIfAny(row, "taken_at"));
    }

    static ProgressEntry progress(ResultSet row, int number) throws SQLException {
        return new ProgressEntry(
                row.getInt("number"),
                moment(row, "recorded_at"),
                new Actor(row.getString("recorded_by"), row.getString("recorded_by_name")),
                row.getString("progress"),
                value(row, "assisting_unit_id", UnitId::of));
    }

    /** As one column holds several units; null for none. */
    static @Nullable String listed(List<UnitId> units) {
        return units.isEmpty() ? null : units.stream().map(UnitId::value).collect(Collectors.joining(","));
    }

    private static List<UnitId> units(String listed) {
        return listed == null
                ? List.of()
                : Arrays.stream(listed.split(",")).map(UnitId::of).toList();
    }

    static UnitId unit(ResultSet row, int number) throws SQLException {
        return UnitId.of(row.getString("unit_id"));
    }

    private static @Nullable OffsetDateTime momentIfAny(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : moment(row, column);
    }

    static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        return WorkCalendar.here(row.getObject(column, OffsetDateTime.class));
    }

    private static @Nullable Deadline deadline(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : Deadline.endingAt(moment);
    }

    private static <T> @Nullable T value(ResultSet row, String column, Function<String, T> read) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : read.apply(text);
    }
}
