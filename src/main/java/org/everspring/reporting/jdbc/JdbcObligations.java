package org.everspring.reporting.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.Extension;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.MeasureStatus;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Obligations;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.QualityRating;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.TargetProgress;
import org.everspring.reporting.Urge;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcObligations implements Obligations {

    private static final String ACCEPT = "accept";
    private static final String RETURN = "return";

    private final JdbcClient jdbc;
    private final Plan plan;
    private final MatterStates states;

    JdbcObligations(JdbcClient jdbc, Plan plan, MatterStates states) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.states = states;
    }

    @Override
    public void add(Obligation obligation) {
        ObligationId id = obligation.id();
        jdbc.sql("insert into obligation (id, quarter, item_id, unit_id, lead_unit_id, state, due_at, closes_at, round,"
                        + " times_returned, times_withdrawn, times_urged) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)")
                .params(
                        id.toString(),
                        id.quarter().toString(),
                        id.item().value(),
                        id.unit().value(),
                        obligation.leadUnit().value(),
                        obligation.state().name(),
                        obligation.due().at(),
                        obligation.closes().at())
                .update();
    }

    @Override
    public Optional<Obligation> find(ObligationId id) {
        return jdbc.sql("select * from obligation where id = ?")
                .param(id.toString())
                .query(JdbcObligations::obligation)
                .optional();
    }

    @Override
    public Obligation get(ObligationId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的报送任务。"));
    }

    @Override
    public List<Obligation> ofSummary(SummaryId id) {
        return inPlanOrder(jdbc.sql("select * from obligation where quarter = ? and item_id = ?")
                .params(id.quarter().toString(), id.item().value()));
    }

    @Override
    public List<Obligation> ofQuarter(Quarter quarter) {
        return inPlanOrder(
                jdbc.sql("select * from obligation where quarter = ?").param(quarter.toString()));
    }

    @Override
    public List<Obligation> concerning(UnitId unit, Quarter quarter) {
        return inPlanOrder(jdbc.sql("select * from obligation where quarter = ? and (unit_id = ? or lead_unit_id = ?)")
                .params(quarter.toString(), unit.value(), unit.value()));
    }

    @Override
    public List<Obligation> page(Quarter quarter, List<ItemId> items, Set<ObligationState> states, int page) {
        return among(
                        quarter,
                        items,
                        states,
                        "*",
                        " order by position(',' || item_id || ',' in :order), unit_id" + " limit :size offset :start")
                .param("order", items.stream().map(ItemId::value).collect(Collectors.joining(",", ",", ",")))
                .param("size", PAGE_SIZE)
                .param("start", Math.max(0L, page) * PAGE_SIZE)
                .query(JdbcObligations::obligation)
                .list();
    }

    @Override
    public int count(Quarter quarter, List<ItemId> items, Set<ObligationState> states) {
        return among(quarter, items, states, "count(*)", "")
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec among(
            Quarter quarter, List<ItemId> items, Set<ObligationState> states, String what, String order) {
        return jdbc.sql("select " + what + " from obligation where quarter = :quarter and item_id in (:items)"
                        + " and state in (:states)" + order)
                .param("quarter", quarter.toString())
                .param("items", items.stream().map(ItemId::value).toList())
                .param("states", states.stream().map(ObligationState::name).toList());
    }

    private List<Obligation> inPlanOrder(JdbcClient.StatementSpec statement) {
        return statement.query(JdbcObligations::obligation).list().stream()
                .sorted(Comparator.comparing(
                                (Obligation obligation) -> obligation.id().item())
                        .thenComparing(obligation -> placeInThePlan(obligation.id()))
                        .thenComparing(obligation -> obligation.id().unit().value()))
                .toList();
    }

    private int placeInThePlan(ObligationId id) {
        return plan.findItem(id.item().value())
                .map(item -> item.responsibleUnits().indexOf(id.unit()))
                .orElse(-1);
    }

    @Override
    public List<ObligationId> open(ItemId item, UnitId unit) {
        return jdbc.sql("select id from obligation where item_id = ? and unit_id = ? and state in ('OPEN', 'RETURNED')")
                .params(item.value(), unit.value())
                .query((row, number) -> ObligationId.parse(row.getString("id")))
                .list();
    }

    @Override
    public boolean move(ObligationId id, ObligationState from, ObligationState to) {
        boolean moved = jdbc.sql("update obligation set state = ? where id = ? and state = ?")
                        .params(to.name(), id.toString(), from.name())
                        .update()
                == 1;
        if (moved) {
            states.moved(id, from.label(), to.label());
        }
        return moved;
    }

    @Override
    public void submit(ObligationId id, int round, Report report, int lateWorkingDays) {
        jdbc.sql("update obligation set round = ?, first_submitted_at = coalesce(first_submitted_at, ?),"
                        + " late_working_days = coalesce(late_working_days, ?) where id = ?")
                .params(round, report.submittedAt(), lateWorkingDays, id.toString())
                .update();
        jdbc.sql("insert into report (obligation_id, round, status, progress, experience, difficulties, next_steps,"
                        + " suggestions, drafter, drafter_phone, signed_by, signer_role, submitted_by, submitted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.toString(),
                        round,
                        report.status().name(),
                        report.progress(),
                        report.experience(),
                        report.difficulties(),
                        report.nextSteps(),
                        report.suggestions(),
                        report.drafter(),
                        report.drafterPhone(),
                        report.signedBy(),
                        report.signerRole(),
                        report.submittedBy(),
                        report.submittedAt())
                .update();
        for (int i = 0; i < report.measures().size(); i++) {
            MeasureProgress measure = report.measures().get(i);
            jdbc.sql("insert into report_measure (obligation_id, round, position, title, owner, due_on, status, note)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id.toString(),
                            round,
                            i + 1,
                            measure.title(),
                            measure.owner(),
                            measure.dueOn(),
                            measure.status().name(),
                            measure.note())
                    .update();
        }
        for (int i = 0; i < report.targets().size(); i++) {
            TargetProgress target = report.targets().get(i);
            jdbc.sql("insert into report_target (obligation_id, round, position, target_id, reached)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id.toString(), round, i + 1, target.targetId(), target.reached())
                    .update();
        }
        for (int i = 0; i < report.problems().size(); i++) {
            ReportedProblem problem = report.problems().get(i);
            jdbc.sql("insert into report_problem (obligation_id, round, position, title, detail)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id.toString(), round, i + 1, problem.title(), problem.detail())
                    .update();
        }
    }

    @Override
    public Optional<Report> report(ObligationId id, int round) {
        List<MeasureProgress> measures = round == 0
                ? List.of()
                : jdbc.sql("select * from report_measure where obligation_id = ? and round = ? order by position")
                        .params(id.toString(), round)
                        .query((row, number) -> new MeasureProgress(
                                row.getString("title"),
                                row.getString("owner"),
                                row.getObject("due_on", LocalDate.class),
                                MeasureStatus.valueOf(row.getString("status")),
                                row.getString("note")))
                        .list();
        List<TargetProgress> targets = round == 0
                ? List.of()
                : jdbc.sql("select * from report_target where obligation_id = ? and round = ? order by position")
                        .params(id.toString(), round)
                        .query((row, number) ->
                                new TargetProgress(row.getString("target_id"), row.getBigDecimal("reached")))
                        .list();
        List<ReportedProblem> problems = round == 0
                ? List.of()
                : jdbc.sql("select * from report_problem where obligation_id = ? and round = ? order by position")
                        .params(id.toString(), round)
                        .query((row, number) -> new ReportedProblem(row.getString("title"), row.getString("detail")))
                        .list();
        return jdbc.sql("select * from report where obligation_id = ? and round = ?")
                .params(id.toString(), round)
                .query((row, number) -> report(row, measures, targets, problems))
                .optional();
    }

    @Override
    public Optional<Report> lastReport(ObligationId id) {
        return jdbc.sql("select max(round) from report where obligation_id = ?")
                .param(id.toString())
                .query(Integer.class)
                .optional()
                .flatMap(round -> report(id, round));
    }

    @Override
    public void review(ObligationId id, int round, ReviewDecision decision, String userId, OffsetDateTime at) {
        jdbc.sql("update report set review_decision = ?, quality_rating = ?, return_reason = ?, reviewed_by = ?,"
                        + " reviewed_at = ? where obligation_id = ? and round = ?")
                .params(
                        decision.accepted() ? ACCEPT : RETURN,
                        decision.rating() == null ? null : decision.rating().name(),
                        decision.returnReason(),
                        userId,
                        at,
                        id.toString(),
                        round)
                .update();
    }

    @Override
    public Optional<ReviewDecision> review(ObligationId id, int round) {
        return jdbc.sql("select * from report where obligation_id = ? and round = ? and review_decision is not null")
                .params(id.toString(), round)
                .query(JdbcObligations::review)
                .optional();
    }

    @Override
    public void countReturn(ObligationId id) {
        count("times_returned", id);
    }

    @Override
    public void countWithdrawal(ObligationId id) {
        count("times_withdrawn", id);
        jdbc.sql("update obligation set first_submitted_at = null, late_working_days = null where id = ?")
                .param(id.toString())
                .update();
    }

    private void count(String column, ObligationId id) {
        jdbc.sql("update obligation set " + column + " = " + column + " + 1 where id = ?")
                .param(id.toString())
                .update();
    }

    @Override
    public void close(ObligationId id, OffsetDateTime at) {
        jdbc.sql("update obligation set closed_at = ? where id = ?")
                .params(at, id.toString())
                .update();
    }

    @Override
    public void moveDue(ObligationId id, Deadline due) {
        jdbc.sql("update obligation set due_at = ? where id = ?")
                .params(due.at(), id.toString())
                .update();
    }

    @Override
    public void request(Extension extension, OffsetDateTime at) {
        once(
                "这项报送刚刚已有人申请延期，请勿重复申请。",
                jdbc.sql("insert into extension (obligation_id, number, state, requested_on, reason, requested_by,"
                                + " requested_at) values (?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                extension.obligation().toString(),
                                extension.number(),
                                extension.state().name(),
                                extension.requestedOn(),
                                extension.reason(),
                                extension.requestedBy(),
                                at));
    }

    /** Two at once take the same number: the one who comes second is told. */
    private static void once(String refusal, JdbcClient.StatementSpec insert) {
        try {
            insert.update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException(refusal);
        }
    }

    @Override
    public Optional<Extension> lastExtension(ObligationId id) {
        return jdbc.sql("select * from extension where obligation_id = ? order by number desc limit 1")
                .param(id.toString())
                .query(JdbcObligations::extension)
                .optional();
    }

    @Override
    public Optional<Extension> lastExtension(ObligationId id, Extension.State state) {
        return jdbc.sql("select * from extension where obligation_id = ? and state = ? order by number desc limit 1")
                .params(id.toString(), state.name())
                .query(JdbcObligations::extension)
                .optional();
    }

    @Override
    public Map<ObligationId, Extension> lastExtensions(Collection<ObligationId> ids) {
        return last("extension", ids, JdbcObligations::extension, Extension::obligation);
    }

    private <T> Map<ObligationId, T> last(
            String table, Collection<ObligationId> ids, RowMapper<T> rows, Function<T, ObligationId> owner) {
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
                .collect(Collectors.toMap(owner, Function.identity()));
    }

    @Override
    public void decide(Extension extension, String userId, OffsetDateTime at) {
        jdbc.sql("update extension set state = ?, granted_on = ?, answer = ?, decided_by = ?, decided_at = ?"
                        + " where obligation_id = ? and number = ?")
                .params(
                        extension.state().name(),
                        extension.grantedOn(),
                        extension.answer(),
                        userId,
                        at,
                        extension.obligation().toString(),
                        extension.number())
                .update();
    }

    @Override
    public void urge(Urge urge) {
        once(
                "这项报送刚刚已有人催办，请勿重复催办。",
                jdbc.sql("insert into urge (obligation_id, number, by_unit_id, text, urged_by, urged_at)"
                                + " values (?, ?, ?, ?, ?, ?)")
                        .params(
                                urge.obligation().toString(),
                                urge.number(),
                                urge.byUnit().value(),
                                urge.text(),
                                urge.urgedBy(),
                                urge.urgedAt()));
        count("times_urged", urge.obligation());
    }

    @Override
    public Optional<Urge> lastUrge(ObligationId id) {
        return jdbc.sql("select * from urge where obligation_id = ? order by number desc limit 1")
                .param(id.toString())
                .query(JdbcObligations::urge)
                .optional();
    }

    @Override
    public Optional<Urge> lastAnsweredUrge(ObligationId id) {
        return jdbc.sql("select * from urge where obligation_id = ? and answer is not null"
                        + " order by number desc limit 1")
                .param(id.toString())
                .query(JdbcObligations::urge)
                .optional();
    }

    @Override
    public Map<ObligationId, Urge> lastUrges(Collection<ObligationId> ids) {
        return last("urge", ids, JdbcObligations::urge, Urge::obligation);
    }

    @Override
    public void answer(Urge urge, String answer, String userId, OffsetDateTime at) {
        jdbc.sql("update urge set answer = ?, answered_by = ?, answered_at = ? where obligation_id = ? and number = ?")
                .params(answer, userId, at, urge.obligation().toString(), urge.number())
                .update();
    }

    private static Obligation obligation(ResultSet row, int number) throws SQLException {
        return new Obligation(
                ObligationId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                ObligationState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                row.getInt("round"),
                row.getObject("first_submitted_at", OffsetDateTime.class),
                row.getObject("late_working_days", Integer.class),
                row.getInt("times_returned"),
                row.getInt("times_withdrawn"),
                row.getInt("times_urged"));
    }

    static ReviewDecision review(ResultSet row, int number) throws SQLException {
        return new ReviewDecision(
                ACCEPT.equals(row.getString("review_decision")),
                row.getString("quality_rating") == null ? null : QualityRating.valueOf(row.getString("quality_rating")),
                row.getString("return_reason"));
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

    private static Report report(
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
}
