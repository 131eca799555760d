package org.everspring.reporting.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.UnitId;
import org.everspring.reporting.DoneBy;
import org.everspring.reporting.Extension;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.QualityRating;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.TargetProgress;
import org.everspring.reporting.Urge;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the tables of this module are read, each once. */
final class ReportingRows {

    static final String ACCEPT = "accept";
    static final String RETURN = "return";

    /** What the lead has decided of the present round. */
    static final String REVIEWS = "r.review_decision, r.quality_rating, r.return_reason";

    static final String WITH_REVIEWS = " left join report r on r.obligation_id = o.id and r.round = o.round";

    static final String OBLIGATIONS = "select o.*, " + REVIEWS + " from obligation o" + WITH_REVIEWS;

    private ReportingRows() {}

    static ObligationSnapshot obligation(ResultSet row, int number) throws SQLException {
        return new ObligationSnapshot(
                ObligationId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                ObligationState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                row.getInt("round"),
                moment(row, "first_submitted_at"),
                row.getObject("late_working_days", Integer.class),
                row.getInt("times_returned"),
                row.getInt("times_withdrawn"),
                row.getInt("times_urged"),
                moment(row, "closed_at"),
                review(row),
                row.getInt("version"));
    }

    /** Null where the lead has not decided. */
    static @Nullable ReviewDecision review(ResultSet row) throws SQLException {
        String decision = row.getString("review_decision");
        String rating = row.getString("quality_rating");
        return decision == null
                ? null
                : new ReviewDecision(
                        ACCEPT.equals(decision),
                        rating == null ? null : QualityRating.valueOf(rating),
                        row.getString("return_reason"));
    }

    static MeasureProgress measure(ResultSet row, int number) throws SQLException {
        return new MeasureProgress(
                row.getString("title"),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class),
                MeasureStatus.valueOf(row.getString("status")),
                row.getString("note"));
    }

    static TargetProgress target(ResultSet row, int number) throws SQLException {
        return new TargetProgress(row.getString("target_id"), row.getBigDecimal("reached"));
    }

    static ReportedProblem problem(ResultSet row, int number) throws SQLException {
        return new ReportedProblem(row.getString("title"), row.getString("detail"));
    }

    static Report report(
            ResultSet row, List<MeasureProgress> measures, List<TargetProgress> targets, List<ReportedProblem> problems)
            throws SQLException {
        return new Report(
                ProgressStatus.valueOf(row.getString("status")),
                row.getString("progress"),
                row.getString("experience"),
                row.getString("difficulties"),
                row.getString("next_steps"),
                row.getString("suggestions"),
                row.getString("drafter"),
                row.getString("drafter_phone"),
                row.getString("signed_by"),
                row.getString("signer_role"),
                measures,
                targets,
                problems,
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class));
    }

    static Extension extension(ResultSet row, int number) throws SQLException {
        return new Extension(
                ObligationId.parse(row.getString("obligation_id")),
                row.getInt("number"),
                Extension.State.valueOf(row.getString("state")),
                row.getObject("requested_on", LocalDate.class),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getObject("granted_on", LocalDate.class),
                row.getString("answer"));
    }

    static Urge urge(ResultSet row, int number) throws SQLException {
        return new Urge(
                ObligationId.parse(row.getString("obligation_id")),
                row.getInt("number"),
                UnitId.of(row.getString("by_unit_id")),
                row.getString("text"),
                row.getString("urged_by"),
                row.getObject("urged_at", OffsetDateTime.class),
                row.getString("answer"));
    }

    /** Null where it has not been done. */
    static @Nullable DoneBy doneBy(ResultSet row, String by, String at) throws SQLException {
        OffsetDateTime moment = moment(row, at);
        return moment == null ? null : new DoneBy(row.getString(by), moment);
    }

    private static @Nullable OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    /** The last one of each of these obligations that has one. */
    static <T> Map<ObligationId, T> last(
            JdbcClient jdbc,
            String table,
            Collection<ObligationId> ids,
            RowMapper<T> rows,
            Function<T, ObligationId> of) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from " + table + " t where obligation_id in (:ids)"
                        + " and number = (select max(number) from " + table
                        + " where obligation_id = t.obligation_id)")
                .param("ids", ids.stream().map(ObligationId::toString).toList())
                .query(rows)
                .list()
                .stream()
                .collect(Collectors.toMap(of, Function.identity()));
    }

    /** Two at once take the same number: the one who comes second is told. */
    static void insertOnce(JdbcClient.StatementSpec insert, String refusal) {
        try {
            insert.update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException(refusal);
        }
    }
}
