package org.everspring.assessment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.assessment.AppealLine;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.AssessmentDecision;
import org.everspring.assessment.AssessmentState;
import org.everspring.assessment.Assessments;
import org.everspring.assessment.Confirmation;
import org.everspring.assessment.ConfirmationState;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreLine;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAssessments implements Assessments {

    private static final String OF_CONFIRMATION = " where assessment_year = ? and round = ? and unit_id = ?";

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcAssessments(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Assessment> find(int year) {
        return jdbc.sql("select * from assessment where assessment_year = ?")
                .param(year)
                .query(JdbcAssessments::assessment)
                .optional();
    }

    @Override
    public Assessment get(int year) {
        return find(year).orElseThrow(() -> missing(year));
    }

    @Override
    public Assessment lock(int year) {
        return jdbc.sql("select * from assessment where assessment_year = ? for update")
                .param(year)
                .query(JdbcAssessments::assessment)
                .optional()
                .orElseThrow(() -> missing(year));
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
    public boolean add(int year, String userId, OffsetDateTime at) {
        if (find(year).isPresent()) {
            return false;
        }
        try {
            return jdbc.sql("insert into assessment (assessment_year, state, round, admitted_by, admitted_at,"
                                    + " open_confirmations) values (?, ?, 0, ?, ?, 0)")
                            .params(year, AssessmentState.SCORING.name(), userId, at)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            // Two at once: the other has committed first. PostgreSQL cannot go on with this transaction.
            throw new InvalidInputException(year + "年度考核已经开展，不能重复开展。");
        }
    }

    @Override
    public boolean move(int year, AssessmentState from, AssessmentState to) {
        boolean moved = jdbc.sql("update assessment set state = ? where assessment_year = ? and state = ?")
                        .params(to.name(), year, from.name())
                        .update()
                == 1;
        if (moved) {
            states.moved(year, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public void review(int year, int run) {
        jdbc.sql("update assessment set run = ? where assessment_year = ?")
                .params(run, year)
                .update();
    }

    @Override
    public void giveReviewOpinion(int year, String opinion) {
        jdbc.sql("update assessment set review_opinion = ? where assessment_year = ?")
                .params(opinion, year)
                .update();
    }

    @Override
    public void decide(int year, AssessmentDecision decision) {
        jdbc.sql("update assessment set decision = ? where assessment_year = ?")
                .params(decision == null ? null : decision.name(), year)
                .update();
    }

    @Override
    public boolean isDecided(int year, AssessmentDecision decision) {
        return jdbc.sql("select count(*) from assessment where assessment_year = ? and decision = ?")
                        .params(year, decision.name())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Override
    public void beginRound(int year, int round, int openConfirmations) {
        jdbc.sql("update assessment set round = ?, announced_up_to = null, open_confirmations = ?"
                        + " where assessment_year = ?")
                .params(round, openConfirmations, year)
                .update();
    }

    @Override
    public void advance(int year, UnitId announcedUpTo, Deadline confirmDue) {
        jdbc.sql("update assessment set announced_up_to = ?, confirm_due_at = ? where assessment_year = ?")
                .params(announcedUpTo.value(), confirmDue.at(), year)
                .update();
    }

    @Override
    public int closeConfirmation(int year) {
        // The update takes the row's lock: whoever comes last sees zero, and nobody else does.
        jdbc.sql("update assessment set open_confirmations = open_confirmations - 1 where assessment_year = ?")
                .param(year)
                .update();
        return jdbc.sql("select open_confirmations from assessment where assessment_year = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    @Override
    public void returnToOffice(int year, String reason) {
        jdbc.sql("update assessment set return_reason = ?, approval_opinion = null, approved_by = null,"
                        + " approved_by_name = null, approved_at = null where assessment_year = ?")
                .params(reason, year)
                .update();
    }

    @Override
    public void approve(int year, String opinion, Actor by, OffsetDateTime at) {
        jdbc.sql("update assessment set approval_opinion = ?, approved_by = ?, approved_by_name = ?, approved_at = ?"
                        + " where assessment_year = ?")
                .params(opinion, by.userId(), by.name(), at, year)
                .update();
    }

    @Override
    public boolean freeze(int year, String hash, OffsetDateTime at) {
        boolean frozen = jdbc.sql("update assessment set state = ?, hash = ?, published_at = ?"
                                + " where assessment_year = ? and state = ?")
                        .params(AssessmentState.FROZEN.name(), hash, at, year, AssessmentState.APPROVING.name())
                        .update()
                == 1;
        if (frozen) {
            states.moved(year, AssessmentState.APPROVING.label(), AssessmentState.FROZEN.label());
        }
        return frozen;
    }

    @Override
    public void moveDue(ConfirmationId id, Deadline due) {
        jdbc.sql("update score_confirmation set due_at = ? where assessment_year = ? and round = ? and unit_id = ?")
                .params(due.at(), id.year(), id.round(), id.unit().value())
                .update();
    }

    @Override
    public void add(ConfirmationId id, Deadline due) {
        jdbc.sql("insert into score_confirmation (assessment_year, round, unit_id, state, due_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id.year(), id.round(), id.unit().value(), ConfirmationState.OPEN.name(), due.at())
                .update();
    }

    @Override
    public Optional<Confirmation> find(ConfirmationId id) {
        return jdbc.sql("select * from score_confirmation" + OF_CONFIRMATION)
                .params(id.year(), id.round(), id.unit().value())
                .query(JdbcAssessments::confirmation)
                .optional();
    }

    @Override
    public Confirmation get(ConfirmationId id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    @Override
    public Confirmation lock(ConfirmationId id) {
        return jdbc.sql("select * from score_confirmation" + OF_CONFIRMATION + " for update")
                .params(id.year(), id.round(), id.unit().value())
                .query(JdbcAssessments::confirmation)
                .optional()
                .orElseThrow(() -> missing(id));
    }

    private static InvalidInputException missing(ConfirmationId id) {
        return new InvalidInputException("没有编号为“" + id + "”的得分确认。");
    }

    @Override
    public List<Confirmation> confirmations(int year) {
        return jdbc.sql("select * from score_confirmation c where assessment_year = ? and round ="
                        + " (select a.round from assessment a where a.assessment_year = c.assessment_year)"
                        + " order by unit_id")
                .param(year)
                .query(JdbcAssessments::confirmation)
                .list();
    }

    @Override
    public List<Confirmation> confirmations(int year, UnitId unit) {
        return jdbc.sql("select * from score_confirmation where assessment_year = ? and unit_id = ? order by round")
                .params(year, unit.value())
                .query(JdbcAssessments::confirmation)
                .list();
    }

    @Override
    public void answer(ConfirmationId id, String signedBy, Actor by, OffsetDateTime at) {
        jdbc.sql("update score_confirmation set signed_by = ?, answered_by = ?, answered_by_name = ?, answered_at = ?"
                        + OF_CONFIRMATION)
                .params(
                        signedBy,
                        by.userId(),
                        by.name(),
                        at,
                        id.year(),
                        id.round(),
                        id.unit().value())
                .update();
    }

    @Override
    public void dropAnswer(ConfirmationId id) {
        jdbc.sql("delete from appeal_line" + OF_CONFIRMATION)
                .params(id.year(), id.round(), id.unit().value())
                .update();
        jdbc.sql("update score_confirmation set signed_by = null, answered_by = null, answered_by_name = null,"
                        + " answered_at = null" + OF_CONFIRMATION)
                .params(id.year(), id.round(), id.unit().value())
                .update();
    }

    @Override
    public boolean move(ConfirmationId id, ConfirmationState from, ConfirmationState to) {
        boolean moved = jdbc.sql("update score_confirmation set state = ?" + OF_CONFIRMATION + " and state = ?")
                        .params(to.name(), id.year(), id.round(), id.unit().value(), from.name())
                        .update()
                == 1;
        if (moved) {
            states.moved(id, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public void add(AppealLine line) {
        ConfirmationId id = line.confirmation();
        jdbc.sql("insert into appeal_line (assessment_year, round, unit_id, position, part, fact_id, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.year(),
                        id.round(),
                        id.unit().value(),
                        line.position(),
                        line.line().part().name(),
                        line.line().factId(),
                        line.reason())
                .update();
    }

    @Override
    public void decide(AppealLine line) {
        ConfirmationId id = line.confirmation();
        jdbc.sql("update appeal_line set decision = ?, points = ?, adjustment = ?, decision_reason = ?,"
                        + " decided_by = ?, decided_by_name = ?, decided_at = ?" + OF_CONFIRMATION
                        + " and position = ?")
                .params(
                        line.decision().name(),
                        line.points(),
                        line.adjustment(),
                        line.decisionReason(),
                        line.decidedBy().userId(),
                        line.decidedBy().name(),
                        line.decidedAt(),
                        id.year(),
                        id.round(),
                        id.unit().value(),
                        line.position())
                .update();
    }

    @Override
    public List<AppealLine> appeals(ConfirmationId id) {
        return jdbc.sql("select * from appeal_line" + OF_CONFIRMATION + " order by position")
                .params(id.year(), id.round(), id.unit().value())
                .query(JdbcAssessments::appeal)
                .list();
    }

    @Override
    public List<AppealLine> appeals(int year) {
        return jdbc.sql(
                        "select l.* from appeal_line l join score_confirmation c on c.assessment_year = l.assessment_year"
                                + " and c.round = l.round and c.unit_id = l.unit_id where l.assessment_year = ?"
                                + " and c.state in ('APPEALED', 'DECIDED') order by l.round, l.unit_id, l.position")
                .param(year)
                .query(JdbcAssessments::appeal)
                .list();
    }

    private static Assessment assessment(ResultSet row, int number) throws SQLException {
        String announcedUpTo = row.getString("announced_up_to");
        OffsetDateTime confirmDue = row.getObject("confirm_due_at", OffsetDateTime.class);
        return new Assessment(
                row.getInt("assessment_year"),
                AssessmentState.valueOf(row.getString("state")),
                row.getObject("run", Integer.class),
                row.getInt("round"),
                row.getObject("admitted_at", OffsetDateTime.class),
                row.getString("admitted_by"),
                confirmDue == null ? null : Deadline.endingAt(confirmDue),
                announcedUpTo == null ? null : UnitId.of(announcedUpTo),
                row.getInt("open_confirmations"),
                row.getString("review_opinion"),
                row.getString("return_reason"),
                row.getString("approval_opinion"),
                actor(row, "approved_by"),
                row.getObject("approved_at", OffsetDateTime.class),
                row.getString("hash"),
                row.getObject("published_at", OffsetDateTime.class));
    }

    private static Confirmation confirmation(ResultSet row, int number) throws SQLException {
        return new Confirmation(
                confirmationId(row),
                ConfirmationState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                row.getString("signed_by"),
                actor(row, "answered_by"),
                row.getObject("answered_at", OffsetDateTime.class));
    }

    private static AppealLine appeal(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        return new AppealLine(
                confirmationId(row),
                row.getInt("position"),
                new ScoreLine.Key(ScoreCategory.valueOf(row.getString("part")), row.getString("fact_id")),
                row.getString("reason"),
                decision == null ? null : AppealLine.Decision.valueOf(decision),
                row.getBigDecimal("points"),
                row.getBigDecimal("adjustment"),
                row.getString("decision_reason"),
                actor(row, "decided_by"),
                row.getObject("decided_at", OffsetDateTime.class));
    }

    private static ConfirmationId confirmationId(ResultSet row) throws SQLException {
        return new ConfirmationId(
                row.getInt("assessment_year"), row.getInt("round"), UnitId.of(row.getString("unit_id")));
    }

    /** Null where nobody is named. */
    private static Actor actor(ResultSet row, String column) throws SQLException {
        String userId = row.getString(column);
        return userId == null ? null : new Actor(userId, row.getString(column + "_name"));
    }
}
