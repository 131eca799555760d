package org.everspring.reporting.jdbc;

import static org.everspring.reporting.jdbc.ReportingRows.ACCEPT;
import static org.everspring.reporting.jdbc.ReportingRows.RETURN;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.Reports;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.TargetProgress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReports implements Reports {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcReports(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public void fill(Obligation obligation, Report report) {
        String id = obligation.loaded().id().toString();
        int round = obligation.nextRound();
        boolean before = jdbc.sql("select count(*) from report where obligation_id = ? and round = ?")
                        .params(id, round)
                        .query(Integer.class)
                        .single()
                > 0;
        if (before) {
            for (String table : List.of("report_measure", "report_target", "report_problem", "report")) {
                jdbc.sql("delete from " + table + " where obligation_id = ? and round = ?")
                        .params(id, round)
                        .update();
            }
        }
        try {
            insert(id, round, report);
        } catch (DuplicateKeyException e) {
            throw AlreadyDoneException.inTheMeantime("这项报送");
        }
    }

    @Override
    public void handIn(Obligation obligation, String userId, OffsetDateTime at) {
        jdbc.sql("update report set submitted_by = ?, submitted_at = ? where obligation_id = ? and round = ?")
                .params(
                        userId,
                        at,
                        obligation.snapshot().id().toString(),
                        obligation.snapshot().round())
                .update();
    }

    private void insert(String id, int round, Report report) {
        jdbc.sql("insert into report (obligation_id, round, status, progress, experience, difficulties, next_steps,"
                        + " suggestions, drafter, drafter_phone, signed_by, signer_role, submitted_by, submitted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
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
        addAll(
                "report_measure",
                "title, owner, due_on, status, note",
                id,
                round,
                report.measures(),
                measure -> Arrays.asList(
                        measure.title(),
                        measure.owner(),
                        measure.dueOn(),
                        measure.status().name(),
                        measure.note()));
        addAll(
                "report_target",
                "target_id, reached",
                id,
                round,
                report.targets(),
                target -> Arrays.asList(target.targetId(), target.reached()));
        addAll(
                "report_problem",
                "title, detail",
                id,
                round,
                report.problems(),
                problem -> Arrays.asList(problem.title(), problem.detail()));
    }

    /** Rows of one table, in their order, by one statement. */
    private <T> void addAll(
            String table, String columns, String id, int round, List<T> rows, Function<T, List<Object>> values) {
        List<Object[]> batch = new ArrayList<>();
        for (T row : rows) {
            List<Object> cells = new ArrayList<>(List.of(id, round, batch.size() + 1));
            cells.addAll(values.apply(row));
            batch.add(cells.toArray());
        }
        String places = ", ?".repeat(columns.split(",").length);
        batches.batchUpdate(
                "insert into " + table + " (obligation_id, round, position, " + columns + ") values (?, ?, ?" + places
                        + ")",
                batch);
    }

    @Override
    public void review(Obligation obligation, String userId, OffsetDateTime at) {
        ObligationSnapshot now = obligation.snapshot();
        ReviewDecision decision = Objects.requireNonNull(now.review(), "the lead has decided");
        jdbc.sql("update report set review_decision = ?, quality_rating = ?, return_reason = ?, reviewed_by = ?,"
                        + " reviewed_at = ? where obligation_id = ? and round = ?")
                .params(
                        decision.accepted() ? ACCEPT : RETURN,
                        decision.rating() == null ? null : decision.rating().name(),
                        decision.returnReason(),
                        userId,
                        at,
                        now.id().toString(),
                        now.round())
                .update();
    }

    @Override
    public Optional<Report> find(ObligationId id, int round) {
        if (round == 0) {
            return Optional.empty();
        }
        List<MeasureProgress> measures = rows("report_measure", id, round, ReportingRows::measure);
        List<TargetProgress> targets = rows("report_target", id, round, ReportingRows::target);
        List<ReportedProblem> problems = problems(id, round);
        return jdbc.sql("select * from report where obligation_id = ? and round = ?")
                .params(id.toString(), round)
                .query((row, number) -> ReportingRows.report(row, measures, targets, problems))
                .optional();
    }

    @Override
    public List<ReportedProblem> problems(ObligationId id, int round) {
        return rows("report_problem", id, round, ReportingRows::problem);
    }

    private <T> List<T> rows(String table, ObligationId id, int round, RowMapper<T> mapper) {
        return jdbc.sql("select * from " + table + " where obligation_id = ? and round = ? order by position")
                .params(id.toString(), round)
                .query(mapper)
                .list();
    }

    @Override
    public Optional<Report> last(ObligationId id) {
        return byRound(id, "select round from obligation where id = ?");
    }

    @Override
    public Optional<Report> lastFilled(ObligationId id) {
        return byRound(id, "select max(round) from report where obligation_id = ?");
    }

    private Optional<Report> byRound(ObligationId id, String round) {
        return jdbc.sql(round)
                .param(id.toString())
                .query(Integer.class)
                .optional()
                .flatMap(found -> find(id, found));
    }
}
