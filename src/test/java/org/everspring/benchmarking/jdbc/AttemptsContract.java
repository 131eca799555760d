package org.everspring.benchmarking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.everspring.benchmarking.Benchmark;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.benchmarking.TrackedMeasure;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.UnitId;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What units have found and planned, on every database. */
abstract class AttemptsContract {

    private static final ProblemId PROBLEM = ProblemId.parse("IMP-2026-0001");
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");
    private static final UnitId POLICE = UnitId.of("gonganju");

    private final TestDatabase database;
    private JdbcAttempts attempts;

    AttemptsContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void oneProblem() {
        DataSource tables = database.emptied();
        JdbcClient jdbc = JdbcClient.create(tables);
        jdbc.sql(
                        "insert into problem (id, source, title, description, reported_by_unit_id, reported_by_name, reported_at,"
                                + " state, triage_unit_id, verification_failures)"
                                + " values (?, 'MEDIA', '企业开办材料多', '要交十份材料。', ?, '五华区', ?, 'IMPROVING', ?, 0)")
                .params(PROBLEM.value(), WUHUA.value(), OffsetDateTime.parse("2026-11-02T10:00+08:00"), WUHUA.value())
                .update();
        attempts = new JdbcAttempts(jdbc, new JdbcTemplate(tables));
    }

    @Test
    @DisplayName("对标、举措、进展都读得回来，前一轮的原样保留")
    void readsBackWhatWasWritten() {
        Benchmark benchmark = new Benchmark(
                "上海市",
                "提交材料",
                new BigDecimal("2.00004"),
                new BigDecimal("999999999999"),
                null,
                Benchmark.Direction.LOWER,
                "系统没有打通");
        Benchmark earlier =
                new Benchmark("北京市", "提交材料", BigDecimal.ONE, BigDecimal.TEN, "份", Benchmark.Direction.LOWER, "流程没有理顺");
        TrackedMeasure planned = new TrackedMeasure(
                new Measure("打通系统", LocalDate.of(2026, 12, 15), "李明", null), MeasureStatus.NOT_STARTED, null);
        TrackedMeasure done = new TrackedMeasure(planned.measure(), MeasureStatus.DONE, "已上线");
        ImprovementAttempt first = new ImprovementAttempt(1, WUHUA, earlier, List.of(planned, planned));
        ImprovementAttempt last =
                new ImprovementAttempt(2, POLICE, benchmark, List.of(done)).reaching(new BigDecimal("2.5"));

        attempts.begin(PROBLEM, new ImprovementAttempt(1, WUHUA, benchmark, List.of(planned)));
        attempts.begin(PROBLEM, first);
        attempts.begin(PROBLEM, new ImprovementAttempt(2, POLICE, benchmark, List.of(planned)));
        attempts.track(PROBLEM, last);

        assertThat(attempts.of(PROBLEM)).containsExactly(first, last);
        assertThat(attempts.last(PROBLEM)).contains(last);
        assertThat(attempts.last(ProblemId.parse("IMP-2026-0002"))).isEmpty();
    }
}
