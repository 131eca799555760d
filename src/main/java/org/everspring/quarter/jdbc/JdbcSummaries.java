package org.everspring.quarter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterStates;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.ListPage;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Countersignature;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryDecision;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.SummaryState;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ProgressStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSummaries implements Summaries {

    static final String ACCEPT = "accept";
    private static final String RETURN = "return";
    /** With what the office has decided of the present round. */
    private static final String SUMMARIES = "select s.*, t.decision, t.return_reason from summary s"
            + " left join summary_text t on t.summary_id = s.id and t.round = s.round";

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcSummaries(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<ItemSummary> find(SummaryId id) {
        return jdbc.sql(SUMMARIES + " where s.id = ?")
                .param(id.toString())
                .query(JdbcSummaries::summary)
                .optional()
                .map(ItemSummary::new);
    }

    @Override
    public ItemSummary get(SummaryId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的汇总任务。"));
    }

    @Override
    public List<SummarySnapshot> ofQuarter(Quarter quarter) {
        return jdbc.sql(SUMMARIES + " where s.quarter = ? order by s.item_place")
                .param(quarter.toString())
                .query(JdbcSummaries::summary)
                .list();
    }

    @Override
    public ListPage<SummarySnapshot> page(Quarter quarter, @Nullable Set<UnitId> leads, int page) {
        return leads != null && leads.isEmpty()
                ? ListPage.of(List.of(), page, PAGE_SIZE)
                : ListPage.of(
                        among("select count(*) from summary s", quarter, leads, "")
                                .query(Integer.class)
                                .single(),
                        page,
                        PAGE_SIZE,
                        before -> among(SUMMARIES, quarter, leads, " order by s.item_place limit :size offset :start")
                                .param("size", PAGE_SIZE)
                                .param("start", before)
                                .query(JdbcSummaries::summary)
                                .list());
    }

    private JdbcClient.StatementSpec among(String what, Quarter quarter, @Nullable Set<UnitId> leads, String behind) {
        String where = " where s.quarter = :quarter" + (leads == null ? "" : " and s.lead_unit_id in (:leads)");
        JdbcClient.StatementSpec statement = jdbc.sql(what + where + behind).param("quarter", quarter.toString());
        return leads == null
                ? statement
                : statement.param("leads", leads.stream().map(UnitId::value).toList());
    }

    @Override
    public void add(ItemSummary summary) {
        SummarySnapshot now = summary.snapshot();
        SummaryId id = now.id();
        jdbc.sql("insert into summary (id, quarter, item_id, item_place, lead_unit_id, state, due_at, closes_at,"
                        + " open_reports, round, times_returned, times_objected)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)")
                .params(
                        id.toString(),
                        id.quarter().toString(),
                        id.item().value(),
                        id.item().place(),
                        now.leadUnit().value(),
                        now.state().name(),
                        now.due().at(),
                        now.closes().at(),
                        now.openReports())
                .update();
    }

    /** The count of open reports is not among what is saved: it goes down by itself, while others are at work. */
    @Override
    public void save(ItemSummary summary) {
        SummarySnapshot now = summary.snapshot();
        int saved = jdbc.sql("update summary set state = ?, round = ?, first_submitted_at = ?, late_working_days = ?,"
                        + " times_returned = ?, times_objected = ?, closed_at = ?, version = version + 1"
                        + " where id = ? and version = ?")
                .params(
                        now.state().name(),
                        now.round(),
                        now.firstSubmittedAt(),
                        now.lateWorkingDays(),
                        now.timesReturned(),
                        now.timesObjected(),
                        now.closedAt(),
                        now.id().toString(),
                        now.version())
                .update();
        if (saved == 0) {
            throw AlreadyDoneException.inTheMeantime("这份汇总");
        }
        states.saved(now.id(), summary.loaded().state(), now.state());
    }

    @Override
    public int closeReport(SummaryId id) {
        jdbc.sql("update summary set open_reports = open_reports - 1 where id = ?")
                .param(id.toString())
                .update();
        return jdbc.sql("select open_reports from summary where id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    @Override
    public void write(ItemSummary summary, SummaryText text, String userId, OffsetDateTime at) {
        List<Object> values = Arrays.asList(
                text.status().name(),
                text.progress(),
                text.problems(),
                text.experience(),
                text.nextSteps(),
                text.signedBy(),
                userId,
                at,
                summary.loaded().id().toString(),
                summary.nextRound());
        int replaced = jdbc.sql("update summary_text set status = ?, progress = ?, problems = ?, experience = ?,"
                        + " next_steps = ?, signed_by = ?, submitted_by = ?, submitted_at = ?"
                        + " where summary_id = ? and round = ?")
                .params(values)
                .update();
        if (replaced > 0) {
            return;
        }
        try {
            jdbc.sql("insert into summary_text (status, progress, problems, experience, next_steps, signed_by,"
                            + " submitted_by, submitted_at, summary_id, round) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        } catch (DuplicateKeyException e) {
            throw AlreadyDoneException.inTheMeantime("这份汇总");
        }
    }

    @Override
    public void handIn(ItemSummary summary, String userId, OffsetDateTime at) {
        int handedIn = jdbc.sql("update summary_text set submitted_by = ?, submitted_at = ?"
                        + " where summary_id = ? and round = ?")
                .params(
                        userId,
                        at,
                        summary.snapshot().id().toString(),
                        summary.snapshot().round())
                .update();
        if (handedIn == 0) {
            throw new InvalidInputException("这份汇总还没有填写，不能报送；请先完成“汇总推进情况”。");
        }
    }

    @Override
    public Optional<SummaryText> lastWritten(SummaryId id) {
        return jdbc.sql("select * from summary_text where summary_id = ? order by round desc limit 1")
                .param(id.toString())
                .query(JdbcSummaries::text)
                .optional();
    }

    @Override
    public void countersign(ItemSummary summary, Countersignature answer, @Nullable String userId, OffsetDateTime at) {
        String id = summary.snapshot().id().toString();
        int round = summary.snapshot().round();
        String unit = answer.unit().value();
        jdbc.sql("insert into countersignature (summary_id, round, unit_id, decision, opinion, answered_by,"
                        + " answered_at) select ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from countersignature"
                        + " where summary_id = ? and round = ? and unit_id = ?)")
                .params(id, round, unit, answer.decision().name(), answer.opinion(), userId, at, id, round, unit)
                .update();
    }

    @Override
    public List<Countersignature> countersignatures(ItemSummary summary) {
        return jdbc.sql("select * from countersignature where summary_id = ? and round = ? order by unit_id")
                .params(summary.snapshot().id().toString(), summary.snapshot().round())
                .query(JdbcSummaries::countersignature)
                .list();
    }

    @Override
    public void decide(ItemSummary summary, String userId, OffsetDateTime at) {
        SummarySnapshot now = summary.snapshot();
        SummaryDecision decision = Objects.requireNonNull(now.decision(), "the office has decided");
        jdbc.sql("update summary_text set decision = ?, return_reason = ?, decided_by = ?, decided_at = ?"
                        + " where summary_id = ? and round = ?")
                .params(
                        decision.accepted() ? ACCEPT : RETURN,
                        decision.returnReason(),
                        userId,
                        at,
                        now.id().toString(),
                        now.round())
                .update();
    }

    static SummaryText text(ResultSet row, int number) throws SQLException {
        return new SummaryText(
                ProgressStatus.valueOf(row.getString("status")),
                row.getString("progress"),
                row.getString("problems"),
                row.getString("experience"),
                row.getString("next_steps"),
                row.getString("signed_by"));
    }

    static Countersignature countersignature(ResultSet row, int number) throws SQLException {
        return new Countersignature(
                UnitId.of(row.getString("unit_id")),
                Countersignature.Decision.valueOf(row.getString("decision")),
                row.getString("opinion"));
    }

    /** Null where the office has not decided. */
    static @Nullable SummaryDecision decision(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return decision == null ? null : new SummaryDecision(ACCEPT.equals(decision), row.getString("return_reason"));
    }

    private static SummarySnapshot summary(ResultSet row, int number) throws SQLException {
        return new SummarySnapshot(
                SummaryId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                SummaryState.valueOf(row.getString("state")),
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)),
                row.getInt("open_reports"),
                row.getInt("round"),
                row.getObject("first_submitted_at", OffsetDateTime.class),
                row.getObject("late_working_days", Integer.class),
                row.getInt("times_returned"),
                row.getInt("times_objected"),
                row.getObject("closed_at", OffsetDateTime.class),
                decision(row),
                row.getInt("version"));
    }
}
