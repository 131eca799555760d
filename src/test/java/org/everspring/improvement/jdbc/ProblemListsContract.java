package org.everspring.improvement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterStates;
import org.everspring.improvement.Benchmark;
import org.everspring.improvement.ImprovementAttempt;
import org.everspring.improvement.Problem;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemEvent;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.Problems.Origin;
import org.everspring.improvement.TrackedMeasure;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.MeasureStatus;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages read of problems, and the steps write, on every database. */
abstract class ProblemListsContract {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-02T10:00+08:00");
    private static final Deadline DUE = new Deadline(LocalDate.of(2026, 12, 15));
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");
    private static final UnitId PANLONG = UnitId.of("panlongqu");
    private static final UnitId POLICE = UnitId.of("gonganju");
    private static final UnitId LEAD = UnitId.of("fagaiwei");
    private static final Actor SOMEBODY = new Actor("gonganju.liaison", "市公安局联络员");

    private JdbcProblems problems;

    abstract DataSource database();

    @BeforeEach
    void empty() {
        Flyway.configure().dataSource(database()).load().migrate();
        JdbcClient jdbc = JdbcClient.create(database());
        jdbc.sql("update problem set reopens = null, merged_into = null").update();
        List.of(
                        "problem_event",
                        "problem_decision",
                        "problem_progress",
                        "problem_measure",
                        "problem_benchmark",
                        "problem_reader",
                        "problem_concerned",
                        "problem")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        problems = new JdbcProblems(jdbc, new MatterStates(event -> {}));
    }

    @Test
    @DisplayName("新的在前，每页50个，编号过万也不乱")
    void pagesNewestFirst() {
        IntStream.rangeClosed(9_951, 10_010).forEach(number -> add(number, "问题" + number));

        List<Problem> first = problems.page(ProblemFilter.all(), 0);
        List<Problem> second = problems.page(ProblemFilter.all(), 1);

        assertThat(first).hasSize(50);
        assertThat(first.get(0).id()).hasToString("IMP-2026-10010");
        assertThat(first.get(49).id()).hasToString("IMP-2026-9961");
        assertThat(second).hasSize(10);
        assertThat(second.get(9).id()).hasToString("IMP-2026-9951");
        assertThat(problems.page(ProblemFilter.all(), 2)).isEmpty();
        assertThat(problems.count(ProblemFilter.all())).isEqualTo(60);
    }

    @Test
    @DisplayName("按状态、任务、文字、待办单位筛选；百分号、下划线只是文字，字母不分大小写")
    void filters() {
        ProblemId first = add(1, "企业开办100%网办");
        ProblemId second = add(2, "企业开办APP闪退");
        problems.move(second, ProblemState.REPORTED, ProblemState.BENCHMARKING, POLICE, DUE);
        problems.file(second, ItemId.of("1.2"), LEAD);

        assertThat(found(new ProblemFilter(null, EnumSet.of(ProblemState.REPORTED), null, null, null)))
                .containsExactly(first);
        assertThat(found(new ProblemFilter(null, null, ItemId.of("1.2"), null, null)))
                .containsExactly(second);
        assertThat(found(new ProblemFilter(null, null, null, "100%", null))).containsExactly(first);
        assertThat(found(new ProblemFilter(null, null, null, "_", null))).isEmpty();
        assertThat(found(new ProblemFilter(null, null, null, "app", null))).containsExactly(second);
        assertThat(found(new ProblemFilter(null, null, null, "imp-2026-0001", null)))
                .containsExactly(first);
        assertThat(found(new ProblemFilter(null, null, null, "重复提交", null))).containsExactly(second, first);
        assertThat(found(new ProblemFilter(null, null, null, null, POLICE))).containsExactly(second);
        assertThat(found(new ProblemFilter(null, null, null, null, LEAD))).containsExactly(first);
    }

    @Test
    @DisplayName("只列出与本单位有关的；没有单位的人什么也看不到")
    void showsOnlyWhatConcernsTheReader() {
        ProblemId id = add(1, "企业开办材料多");
        problems.concern(id, List.of(PANLONG, PANLONG));

        assertThat(problems.unitsConcerned(id)).containsExactlyInAnyOrder(WUHUA, PANLONG, LEAD);
        assertThat(found(ProblemFilter.concerning(Set.of(PANLONG, WUHUA)))).containsExactly(id);
        assertThat(found(ProblemFilter.concerning(Set.of(POLICE)))).isEmpty();
        assertThat(problems.count(ProblemFilter.concerning(Set.of(POLICE)))).isZero();
        assertThat(found(ProblemFilter.concerning(Set.of()))).isEmpty();

        problems.assign(id, POLICE, LEAD, DUE);
        assertThat(found(ProblemFilter.concerning(Set.of(POLICE)))).containsExactly(id);

        problems.assign(id, PANLONG, LEAD, DUE);
        assertThat(found(ProblemFilter.concerning(Set.of(POLICE)))).isEmpty();
    }

    @Test
    @DisplayName("同一来源的第二个放不进去")
    void keepsOneOfAnOrigin() {
        add(1, "企业开办材料多", new Origin("hotline", "1", "a"));

        assertThatThrownBy(() -> add(2, "企业开办材料多", new Origin("hotline", "1", "b")))
                .isInstanceOf(DuplicateKeyException.class);
        add(3, "企业开办材料多", new Origin("other", "1", "a"));

        assertThat(problems.ofOrigin("hotline", "1")).map(Problem::id).contains(id(1));
        assertThat(problems.origin(id(1))).contains(new Origin("hotline", "1", "a"));
        assertThat(problems.origin(add(4, "企业开办材料多"))).isEmpty();
    }

    @Test
    @DisplayName("状态只从所说的状态变，决定只取一次，时间线每件事一条")
    void everythingCountsOnce() {
        ProblemId id = add(1, "企业开办材料多");
        ProblemDecision decision =
                new ProblemDecision(0, Choice.ACCEPT, ItemId.of("1.1"), POLICE, DUE.day(), null, "请整改。", SOMEBODY, NOW);

        assertThat(problems.move(id, ProblemState.IMPROVING, ProblemState.VERIFYING, LEAD, DUE))
                .isFalse();
        problems.decide(id, decision);
        assertThat(problems.isPending(id, Choice.ACCEPT)).isTrue();
        ProblemDecision kept =
                new ProblemDecision(1, Choice.ACCEPT, ItemId.of("1.1"), POLICE, DUE.day(), null, "请整改。", SOMEBODY, NOW);
        assertThat(problems.lastDecision(id)).contains(kept);
        assertThat(problems.take(id, kept, NOW)).isTrue();
        assertThat(problems.take(id, kept, NOW)).isFalse();
        assertThat(problems.isPending(id, Choice.ACCEPT)).isFalse();
        assertThat(problems.lastDecision(id, Choice.ACCEPT)).isPresent();
        problems.record(id, "reported", new ProblemEvent(NOW, "系统", "发现问题", null));
        problems.record(id, "reported", new ProblemEvent(NOW, "系统", "发现问题", "再来一次"));
        assertThat(problems.events(id)).containsExactly(new ProblemEvent(NOW, "系统", "发现问题", null));
    }

    @Test
    @DisplayName("只有最后一个未执行的决定有效，只在该执行的状态执行，只执行一次")
    void carriesOutTheLastDecisionOnly() {
        ProblemId id = add(1, "企业开办材料多");
        Set<ProblemState> closed = Set.of(ProblemState.REJECTED);
        assertThatThrownBy(() -> problems.carryOut(id, Choice.REJECT, ProblemState.REPORTED, closed, NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("问题" + id + "现为“待分办”，没有待执行的“不予受理”决定，流程图中的这一步不能在此执行。");

        problems.decide(id, decision(Choice.ACCEPT));
        problems.decide(id, decision(Choice.REJECT));

        assertThatThrownBy(() -> problems.carryOut(
                        id, Choice.ACCEPT, ProblemState.REPORTED, Set.of(ProblemState.BENCHMARKING), NOW))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> problems.carryOut(id, Choice.REJECT, ProblemState.SETTLING, closed, NOW))
                .isInstanceOf(InvalidInputException.class);
        assertThat(problems.carryOut(id, Choice.REJECT, ProblemState.REPORTED, closed, NOW))
                .map(ProblemDecision::number)
                .contains(2);
        problems.move(id, ProblemState.REPORTED, ProblemState.REJECTED, null, null);
        assertThat(problems.carryOut(id, Choice.REJECT, ProblemState.REPORTED, closed, NOW))
                .isEmpty();
    }

    private static ProblemDecision decision(Choice choice) {
        return new ProblemDecision(0, choice, null, null, null, null, "理由。", SOMEBODY, NOW);
    }

    @Test
    @DisplayName("对标、举措、进展、验收、结案都读得回来")
    void readsBackWhatWasWritten() {
        ProblemId id = add(1, "企业开办材料多");
        Benchmark benchmark = new Benchmark(
                "上海市",
                "提交材料",
                new BigDecimal("2.00004"),
                new BigDecimal("999999999999"),
                null,
                Benchmark.Direction.LOWER,
                "系统没有打通");
        Measure measure = new Measure("打通系统", DUE.day(), "李明", null);

        problems.assign(id, POLICE, LEAD, DUE);
        Benchmark earlier =
                new Benchmark("北京市", "提交材料", BigDecimal.ONE, BigDecimal.TEN, "份", Benchmark.Direction.LOWER, "流程没有理顺");
        problems.benchmark(id, WUHUA, earlier, List.of(measure, measure));
        problems.benchmark(id, POLICE, benchmark, List.of(measure));
        problems.recordProgress(
                id, List.of(new TrackedMeasure(measure, MeasureStatus.DONE, "已上线")), "已经对接。", SOMEBODY, NOW);
        problems.decide(id, new ProblemDecision(0, Choice.FAIL, null, null, null, null, "材料没有减少。", SOMEBODY, NOW));
        assertThat(problems.verifications(id)).as("还没有生效").isEmpty();
        problems.take(id, problems.lastDecision(id).orElseThrow(), NOW);
        problems.countFailure(id);
        problems.moveDue(id, new Deadline(DUE.day().plusDays(1)));
        problems.recordLessons(id, "先定归口。");
        problems.lock(id);
        ProblemId other = add(2, "企业开办材料多");
        problems.close(other, id, "并入", NOW);

        assertThat(problems.benchmark(id)).contains(benchmark);
        assertThat(problems.measures(id)).containsExactly(new TrackedMeasure(measure, MeasureStatus.DONE, "已上线"));
        assertThat(problems.attempts(id))
                .as("前一轮的对标和举措原样保留")
                .containsExactly(
                        new ImprovementAttempt(
                                1,
                                WUHUA,
                                earlier,
                                Collections.nCopies(2, new TrackedMeasure(measure, MeasureStatus.NOT_STARTED, null))),
                        new ImprovementAttempt(
                                2, POLICE, benchmark, List.of(new TrackedMeasure(measure, MeasureStatus.DONE, "已上线"))));
        assertThat(problems.progress(id)).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.byName()).isEqualTo("市公安局联络员");
        });
        assertThat(problems.verifications(id)).singleElement().satisfies(verification -> {
            assertThat(verification.round()).isEqualTo(1);
            assertThat(verification.passed()).isFalse();
        });
        assertThat(problems.lessons(id)).contains("先定归口。");
        assertThat(problems.lessons(other)).isEmpty();
        Problem problem = problems.get(id);
        assertThat(problem.verificationFailures()).isEqualTo(1);
        assertThat(problem.due().day()).isEqualTo(DUE.day().plusDays(1));
        assertThat(problem.reportedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(problems.mergedInto(id)).extracting(Problem::id).containsExactly(other);
        assertThat(problems.get(other).closedAt()).isEqualTo(NOW);
        assertThat(problems.find(id(9))).isEmpty();
    }

    private List<ProblemId> found(ProblemFilter filter) {
        return problems.page(filter, 0).stream().map(Problem::id).toList();
    }

    private ProblemId add(int number, String title) {
        return add(number, title, null);
    }

    private ProblemId add(int number, String title, Origin origin) {
        problems.add(
                new Problem(
                        id(number),
                        ProblemSource.ENTERPRISE,
                        ItemId.of("1.1"),
                        title,
                        "多家企业反映同一材料要重复提交。",
                        WUHUA,
                        null,
                        "五华区",
                        NOW.plusSeconds(number),
                        ProblemState.REPORTED,
                        LEAD,
                        null,
                        null,
                        null,
                        DUE,
                        0,
                        null,
                        null,
                        null,
                        null),
                List.of(),
                origin);
        return id(number);
    }

    private static ProblemId id(int number) {
        return ProblemId.parse("IMP-2026-%04d".formatted(number));
    }
}
