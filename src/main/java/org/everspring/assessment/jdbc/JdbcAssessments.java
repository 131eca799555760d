package org.everspring.assessment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.AssessmentDecision;
import org.everspring.assessment.AssessmentState;
import org.everspring.assessment.Assessments;
import org.everspring.assessment.ConfirmationRound;
import org.everspring.assessment.Opinions;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAssessments implements Assessments {

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcAssessments(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Assessment> find(int year) {
        return find(year, "");
    }

    @Override
    public Assessment get(int year) {
        return find(year).orElseThrow(() -> missing(year));
    }

    @Override
    public Assessment lock(int year) {
        return find(year, " for update").orElseThrow(() -> missing(year));
    }

    private Optional<Assessment> find(int year, String lock) {
        return jdbc.sql("select * from assessment where assessment_year = ?" + lock)
                .param(year)
                .query(JdbcAssessments::assessment)
                .optional();
    }

    private static InvalidInputException missing(int year) {
        return new InvalidInputException(year + "年度考核尚未开展。");
    }

    @Override
    public List<Assessment> all() {
        return jdbc.sql("select * from assessment order by assessment_year desc")
                .query(JdbcAssessments::assessment)
                .list();
    }

    @Override
    public boolean add(Assessment assessment) {
        int year = assessment.year();
        if (find(year).isPresent()) {
            return false;
        }
        try {
            return jdbc.sql("insert into assessment (assessment_year, state, round, admitted_by, admitted_at,"
                                    + " open_confirmations) values (?, ?, ?, ?, ?, ?)")
                            .params(
                                    year,
                                    assessment.state().name(),
                                    assessment.round().number(),
                                    assessment.admission().by(),
                                    assessment.admission().at(),
                                    assessment.round().open())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            // Two at once: the other has committed first. PostgreSQL cannot go on with this transaction.
            throw new InvalidInputException(year + "年度考核已经开展，不能重复开展。");
        }
    }

    @Override
    public void save(Assessment assessment) {
        ConfirmationRound round = assessment.round();
        Opinions opinions = assessment.opinions();
        Assessment.Result result = assessment.result();
        Actor approver = result.approvedBy();
        int saved = jdbc.sql("update assessment set version = version + 1, state = ?, decision = ?, run = ?, round = ?,"
                        + " announced_up_to = ?, confirm_due_at = ?, open_confirmations = ?, review_opinion = ?,"
                        + " return_reason = ?, approval_opinion = ?, approved_by = ?, approved_by_name = ?,"
                        + " approved_at = ?, hash = ?, published_at = ? where assessment_year = ? and version = ?")
                .params(
                        assessment.state().name(),
                        assessment.decision() == null
                                ? null
                                : assessment.decision().name(),
                        assessment.run(),
                        round.number(),
                        round.upTo() == null ? null : round.upTo().value(),
                        round.due() == null ? null : round.due().at(),
                        round.open(),
                        opinions.review(),
                        opinions.returned(),
                        opinions.approval(),
                        approver == null ? null : approver.userId(),
                        approver == null ? null : approver.name(),
                        result.approvedAt(),
                        result.hash(),
                        result.publishedAt(),
                        assessment.year(),
                        assessment.version())
                .update();
        if (saved != 1) {
            throw AlreadyDoneException.inTheMeantime(assessment.label());
        }
        states.saved(assessment.year(), assessment.storedState(), assessment.state());
    }

    private static Assessment assessment(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        String announcedUpTo = row.getString("announced_up_to");
        OffsetDateTime confirmDue = row.getObject("confirm_due_at", OffsetDateTime.class);
        return new Assessment(
                row.getInt("assessment_year"),
                row.getInt("version"),
                new Assessment.Admission(
                        row.getObject("admitted_at", OffsetDateTime.class), row.getString("admitted_by")),
                AssessmentState.valueOf(row.getString("state")),
                decision == null ? null : AssessmentDecision.valueOf(decision),
                row.getObject("run", Integer.class),
                new ConfirmationRound(
                        row.getInt("round"),
                        announcedUpTo == null ? null : UnitId.of(announcedUpTo),
                        confirmDue == null ? null : Deadline.endingAt(confirmDue),
                        row.getInt("open_confirmations")),
                new Opinions(
                        row.getString("review_opinion"),
                        row.getString("return_reason"),
                        row.getString("approval_opinion")),
                new Assessment.Result(
                        actor(row, "approved_by"),
                        row.getObject("approved_at", OffsetDateTime.class),
                        row.getString("hash"),
                        row.getObject("published_at", OffsetDateTime.class)));
    }

    /** Null when there is none. */
    static @Nullable Actor actor(ResultSet row, String column) throws SQLException {
        String userId = row.getString(column);
        return userId == null ? null : new Actor(userId, row.getString(column + "_name"));
    }
}
