package org.everspring.assessment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.assessment.AppealLine;
import org.everspring.assessment.ConfirmationState;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcConfirmations implements Confirmations {

    private static final String OF_CONFIRMATION = " where assessment_year = ? and round = ? and unit_id = ?";

    /** The confirmation with each line of its appeal, or with none. */
    private static final String WITH_APPEAL =
            "select c.assessment_year, c.round, c.unit_id, c.version, c.state, c.due_at,"
                    + " c.signed_by, c.answered_by, c.answered_by_name, c.answered_at, l.position, l.part, l.fact_id, l.reason,"
                    + " l.decision, l.points, l.adjustment, l.decision_reason, l.decided_by, l.decided_by_name, l.decided_at"
                    + " from score_confirmation c left join appeal_line l on l.assessment_year = c.assessment_year"
                    + " and l.round = c.round and l.unit_id = c.unit_id"
                    + " where c.assessment_year = ? and c.round = ? and c.unit_id = ? order by l.position";

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final MatterStates states;
    private final Plan plan;

    JdbcConfirmations(JdbcClient jdbc, JdbcOperations batches, MatterStates states, Plan plan) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.states = states;
        this.plan = plan;
    }

    @Override
    public Optional<ScoreConfirmation> find(ConfirmationId id) {
        return jdbc.sql(WITH_APPEAL).params(key(id)).query(this::confirmation);
    }

    @Override
    public ScoreConfirmation get(ConfirmationId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的得分确认。"));
    }

    @Override
    public ScoreConfirmation lock(ConfirmationId id) {
        // By itself: PostgreSQL locks nothing on the open side of a join.
        jdbc.sql("select version from score_confirmation" + OF_CONFIRMATION + " for update")
                .params(key(id))
                .query(Integer.class)
                .optional();
        return get(id);
    }

    @Override
    public void add(List<ScoreConfirmation> confirmations) {
        batches.batchUpdate(
                "insert into score_confirmation (assessment_year, round, unit_id, state, due_at) values (?, ?, ?, ?, ?)",
                confirmations.stream()
                        .map(confirmation -> with(
                                confirmation.id(),
                                confirmation.state().name(),
                                confirmation.due().at()))
                        .toList());
    }

    @Override
    public void save(ScoreConfirmation confirmation) {
        ConfirmationId id = confirmation.id();
        ScoreConfirmation.Answer answer = confirmation.answer();
        int saved = jdbc.sql(
                        "update score_confirmation set version = version + 1, state = ?, due_at = ?, signed_by = ?,"
                                + " answered_by = ?, answered_by_name = ?, answered_at = ?" + OF_CONFIRMATION
                                + " and version = ?")
                .params(
                        confirmation.state().name(),
                        confirmation.due().at(),
                        answer == null ? null : answer.signedBy(),
                        answer == null ? null : answer.by().userId(),
                        answer == null ? null : answer.by().name(),
                        answer == null ? null : answer.at())
                .params(key(id))
                .param(confirmation.version())
                .update();
        if (saved != 1) {
            throw AlreadyDoneException.inTheMeantime("对这份得分的答复");
        }
        if (confirmation.appealsChanged()) {
            saveAppeals(id, confirmation.appeals());
        }
        states.saved(id, confirmation.storedState(), confirmation.state());
    }

    private void saveAppeals(ConfirmationId id, List<AppealLine> appeals) {
        jdbc.sql("delete from appeal_line" + OF_CONFIRMATION).params(key(id)).update();
        batches.batchUpdate(
                "insert into appeal_line (assessment_year, round, unit_id, position, part, fact_id, reason, decision,"
                        + " points, adjustment, decision_reason, decided_by, decided_by_name, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                appeals.stream()
                        .map(line -> with(
                                id,
                                line.position(),
                                line.line().part().name(),
                                line.line().factId(),
                                line.reason(),
                                line.decision() == null ? null : line.decision().name(),
                                line.points(),
                                line.adjustment(),
                                line.decisionReason(),
                                line.decidedBy() == null
                                        ? null
                                        : line.decidedBy().userId(),
                                line.decidedBy() == null
                                        ? null
                                        : line.decidedBy().name(),
                                line.decidedAt()))
                        .toList());
    }

    private static Object[] key(ConfirmationId id) {
        return with(id);
    }

    private static Object[] with(ConfirmationId id, @Nullable Object... values) {
        List<Object> all =
                new ArrayList<>(List.of(id.year(), id.round(), id.unit().value()));
        all.addAll(Arrays.asList(values));
        return all.toArray();
    }

    @Override
    public Map<ConfirmationState, Long> states(int year) {
        Map<ConfirmationState, Long> counts = new EnumMap<>(ConfirmationState.class);
        jdbc.sql("select state, count(*) as units from score_confirmation c where assessment_year = ? and round ="
                        + " (select a.round from assessment a where a.assessment_year = c.assessment_year)"
                        + " group by state")
                .param(year)
                .query(row -> {
                    counts.put(ConfirmationState.valueOf(row.getString("state")), row.getLong("units"));
                });
        return counts;
    }

    @Override
    public List<AppealLine> appeals(int year) {
        return jdbc.sql(
                        "select l.* from appeal_line l join score_confirmation c on c.assessment_year = l.assessment_year"
                                + " and c.round = l.round and c.unit_id = l.unit_id where l.assessment_year = ?"
                                + " and c.state in ('APPEALED', 'DECIDED') order by l.round, l.unit_id, l.position")
                .param(year)
                .query(JdbcConfirmations::appeal)
                .list();
    }

    private Optional<ScoreConfirmation> confirmation(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        ConfirmationId id = id(rows);
        int version = rows.getInt("version");
        ConfirmationState state = ConfirmationState.valueOf(rows.getString("state"));
        Deadline due = Deadline.endingAt(rows.getObject("due_at", OffsetDateTime.class));
        OffsetDateTime answeredAt = rows.getObject("answered_at", OffsetDateTime.class);
        ScoreConfirmation.Answer answer = answeredAt == null
                ? null
                : new ScoreConfirmation.Answer(
                        rows.getString("signed_by"),
                        new Actor(rows.getString("answered_by"), rows.getString("answered_by_name")),
                        answeredAt);
        List<AppealLine> appeals = new ArrayList<>();
        if (rows.getString("part") != null) {
            do {
                appeals.add(appeal(rows, 0));
            } while (rows.next());
        }
        return Optional.of(new ScoreConfirmation(id, plan.nameOf(id.unit()), version, state, due, answer, appeals));
    }

    private static ConfirmationId id(ResultSet row) throws SQLException {
        return new ConfirmationId(
                row.getInt("assessment_year"), row.getInt("round"), UnitId.of(row.getString("unit_id")));
    }

    private static AppealLine appeal(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        return new AppealLine(
                id(row),
                row.getInt("position"),
                new ScoreLine.Key(ScoreCategory.valueOf(row.getString("part")), row.getString("fact_id")),
                row.getString("reason"),
                decision == null ? null : AppealLine.Decision.valueOf(decision),
                row.getBigDecimal("points"),
                row.getBigDecimal("adjustment"),
                row.getString("decision_reason"),
                JdbcAssessments.actor(row, "decided_by"),
                row.getObject("decided_at", OffsetDateTime.class));
    }
}
