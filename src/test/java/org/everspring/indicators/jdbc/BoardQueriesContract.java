package org.everspring.indicators.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.indicators.AdoptionStanding;
import org.everspring.indicators.BoardScope;
import org.everspring.indicators.LoopGrouping;
import org.everspring.indicators.LoopQueries.Duration;
import org.everspring.indicators.LoopQueries.Nominated;
import org.everspring.indicators.LoopQueries.Promotions;
import org.everspring.indicators.LoopQueries.Stalled;
import org.everspring.indicators.LoopQueries.Standing;
import org.everspring.indicators.NominationStanding;
import org.everspring.indicators.PromotionQueries.Answers;
import org.everspring.indicators.PromotionQueries.Filter;
import org.everspring.indicators.TargetQueries.Reading;
import org.everspring.indicators.TargetQueries.Sum;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.promotion.ExperienceState;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the board reads of many matters at once, on every database, against rows counted by hand. */
abstract class BoardQueriesContract {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-11T09:00+08:00");
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");
    private static final UnitId PANLONG = UnitId.of("panlongqu");
    private static final UnitId LEAD = UnitId.of("fagaiwei");
    private static final ProblemFilter ALL = ProblemFilter.all();
    private static final BoardScope EVERYTHING = new BoardScope(true, Set.of(), Set.of());

    private final TestDatabase database;
    private JdbcClient jdbc;

    BoardQueriesContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        jdbc = JdbcClient.create(database.emptied());
    }

    private static OffsetDateTime at(String day) {
        return OffsetDateTime.parse("2026-" + day + "T00:30+08:00");
    }

    private static OffsetDateTime end(String day) {
        return OffsetDateTime.parse("2026-" + day + "T00:00+08:00").plusDays(1);
    }

    @Nested
    @DisplayName("问题闭环")
    class Loop {

        private JdbcLoop loop;

        @BeforeEach
        void provide() {
            loop = new JdbcLoop(jdbc);
            problem("IMP-2026-0001", "MEDIA", null, null, "REPORTED", "11-02", LEAD, "11-05", null);
            problem("IMP-2026-0002", "ENTERPRISE", "1.1", WUHUA, "IMPROVING", "11-03", WUHUA, null, "12-20");
            decided("IMP-2026-0002", 1, "TRANSFER", "11-04");
            decided("IMP-2026-0002", 2, "ACCEPT", "11-05");
            decided("IMP-2026-0002", 3, "BENCHMARK", "11-09");
            decided("IMP-2026-0002", 4, "FINISH", "11-20");
            decided("IMP-2026-0002", 5, "FAIL", "11-23");
            decided("IMP-2026-0002", 6, "FINISH", null);
            problem("IMP-2026-0003", "ENTERPRISE", "1.2", PANLONG, "CLOSED", "11-03", null, null, "12-01");
            decided("IMP-2026-0003", 1, "ACCEPT", "11-03");
            decided("IMP-2026-0003", 2, "BENCHMARK", "11-04");
            decided("IMP-2026-0003", 3, "FINISH", "11-05");
            decided("IMP-2026-0003", 4, "PASS", "11-06");
            decided("IMP-2026-0003", 5, "PROMOTE", "11-10");
            jdbc.sql("update problem set closed_at = ? where id = 'IMP-2026-0003'")
                    .param(at("11-10"))
                    .update();
            problem("IMP-2026-0004", "ENTERPRISE", "1.1", WUHUA, "IMPROVING", "11-03", WUHUA, null, "12-10");
            decided("IMP-2026-0004", 1, "ACCEPT", "11-06");
            decided("IMP-2026-0004", 2, "BENCHMARK", "11-10");
            experience("EXP-2026-0001", "1.2", PANLONG, "IMP-2026-0003", "ADOPTING", "11-20", "12-10");
        }

        private void problem(
                String id,
                String source,
                String item,
                UnitId unit,
                String state,
                String reported,
                UnitId waits,
                String stepDue,
                String due) {
            jdbc.sql(
                            "insert into problem (id, source, item_id, title, description, reported_by_unit_id,"
                                    + " reported_by_name, reported_at, state, waiting_unit_id, step_due_at, triage_unit_id, unit_id,"
                                    + " lead_unit_id, due_at, verification_failures)"
                                    + " values (?, ?, ?, ?, '情况', 'anningshi', '某人', ?, ?, ?, ?, 'fagaiwei', ?, 'fagaiwei', ?, 0)")
                    .params(
                            id,
                            source,
                            item,
                            "问题" + id,
                            at(reported),
                            state,
                            waits == null ? null : waits.value(),
                            stepDue == null ? null : end(stepDue),
                            unit == null ? null : unit.value(),
                            due == null ? null : end(due))
                    .update();
            if (unit != null) {
                jdbc.sql("insert into problem_reader (unit_id, problem_id) values (?, ?)")
                        .params(unit.value(), id)
                        .update();
            }
        }

        private void decided(String id, int number, String choice, String taken) {
            jdbc.sql("insert into problem_decision (problem_id, number, choice, decided_by, decided_by_name,"
                            + " decided_at, taken_at) values (?, ?, ?, 'x', 'x', ?, ?)")
                    .params(id, number, choice, at("11-02"), taken == null ? null : at(taken))
                    .update();
        }

        @Test
        @DisplayName("各状态的问题数和逾期数，按任务、单位、来源分")
        void countsStandings() {
            assertThat(loop.standings(ALL, LoopGrouping.ITEM, NOW))
                    .containsExactlyInAnyOrder(
                            new Standing(null, ProblemState.REPORTED, 1, 1),
                            new Standing("1.1", ProblemState.IMPROVING, 2, 1),
                            new Standing("1.2", ProblemState.CLOSED, 1, 0));
            assertThat(loop.standings(ALL, LoopGrouping.UNIT, NOW))
                    .contains(new Standing("wuhuaqu", ProblemState.IMPROVING, 2, 1));
            assertThat(loop.standings(ALL, LoopGrouping.SOURCE, NOW))
                    .contains(new Standing("MEDIA", ProblemState.REPORTED, 1, 1));
        }

        @Test
        @DisplayName("经过每一环节的问题数")
        void countsWhatHasPassed() {
            assertThat(loop.passed(ALL))
                    .isEqualTo(Map.of(
                            Choice.TRANSFER, 1,
                            Choice.ACCEPT, 3,
                            Choice.BENCHMARK, 3,
                            Choice.FINISH, 2,
                            Choice.FAIL, 1,
                            Choice.PASS, 1,
                            Choice.PROMOTE, 1));
        }

        @Test
        @DisplayName("每次停留的起止日，转办不算离开，以北京时间的日期计")
        void tellsHowLongEachStepTook() {
            assertThat(loop.stays(filter(null, ItemId.of("1.1"), null, null, null)))
                    .containsExactlyInAnyOrder(
                            stay(Choice.ACCEPT, "11-03", "11-05"),
                            stay(Choice.BENCHMARK, "11-05", "11-09"),
                            stay(Choice.FINISH, "11-09", "11-20"),
                            stay(Choice.FAIL, "11-20", "11-23"),
                            stay(Choice.ACCEPT, "11-03", "11-06"),
                            stay(Choice.BENCHMARK, "11-06", "11-10"));
            assertThat(loop.lives(ALL, LoopGrouping.UNIT))
                    .containsExactly(new Duration<>("panlongqu", day("11-03"), day("11-10"), 1));
        }

        private static Duration<Choice> stay(Choice choice, String from, String to) {
            return new Duration<>(choice, day(from), day(to), 1);
        }

        private static LocalDate day(String text) {
            return LocalDate.parse("2026-" + text);
        }

        @Test
        @DisplayName("各环节停留最久的，从到这一环节时起算")
        void findsWhatStandsLongest() {
            List<Stalled> stalled = loop.stalled(ALL, 1);

            assertThat(stalled).extracting(one -> one.id().value()).containsExactly("IMP-2026-0001", "IMP-2026-0004");
            assertThat(stalled.get(0).since()).isEqualTo(at("11-02"));
            assertThat(stalled.get(1).since()).isEqualTo(at("11-10"));
            assertThat(stalled.get(1).due()).isEqualTo(end("12-10"));
            assertThat(loop.stalled(ALL, 5)).hasSize(3);
        }

        @Test
        @DisplayName("问题转化的经验：推荐、推广中、逾期、完成")
        void countsPromotions() {
            assertThat(loop.promotions(ALL, NOW)).isEqualTo(new Promotions(1, 1, 1, 0));
            assertThat(loop.promotions(filter(null, ItemId.of("1.1"), null, null, null), NOW))
                    .isEqualTo(new Promotions(0, 0, 0, 0));
            assertThat(loop.publications(ALL)).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"RUNNING, 1", "LATE, 1", "PROMOTED, 0"})
        @DisplayName("每个数打开的正是这些经验")
        void listsWhatItHasCounted(NominationStanding standing, int number) {
            ListPage<Nominated> page = loop.nominated(ALL, standing, NOW, 1, 50);

            assertThat(page.total()).isEqualTo(number);
            assertThat(page.rows()).hasSize(number).allSatisfy(row -> {
                assertThat(row.state()).isEqualTo(ExperienceState.ADOPTING);
                assertThat(row.nominatedAt()).isEqualTo(at("11-10"));
            });
            assertThat(loop.nominated(filter(null, ItemId.of("1.1"), null, null, null), null, NOW, 1, 50)
                            .total())
                    .isZero();
        }

        @Test
        @DisplayName("按可读的单位、单位、来源和提出时间筛选")
        void narrows() {
            assertThat(found(filter(Set.of(WUHUA), null, null, null, null))).isEqualTo(2);
            assertThat(found(filter(Set.of(), null, null, null, null))).isZero();
            assertThat(found(filter(null, null, PANLONG, null, null))).isEqualTo(1);
            assertThat(found(filter(null, null, null, ProblemSource.MEDIA, null)))
                    .isEqualTo(1);
            assertThat(found(filter(null, null, null, null, ScoringPeriod.parse("2026Q4"))))
                    .isEqualTo(4);
            assertThat(found(filter(null, null, null, null, ScoringPeriod.parse("2025"))))
                    .isZero();
        }

        private int found(ProblemFilter filter) {
            return loop.standings(filter, LoopGrouping.SOURCE, NOW).stream()
                    .mapToInt(Standing::problems)
                    .sum();
        }
    }

    private static ProblemFilter filter(
            Set<UnitId> readers, ItemId item, UnitId unit, ProblemSource source, ScoringPeriod reported) {
        return ProblemFilter.of(readers, item, ProblemFilter.Course.of(unit, source, reported));
    }

    private void experience(
            String id, String item, UnitId unit, String problem, String state, String published, String due) {
        jdbc.sql(
                        "insert into experience (id, item_id, unit_id, problem_id, title, background, practice, effect, copyable,"
                                + " state, round, recognition, nominated_by, nominated_at, published_at, adopt_due_at)"
                                + " values (?, ?, ?, ?, ?, 'a', 'b', 'c', 'd', ?, 1, 'NONE', 'x', ?, ?, ?)")
                .params(
                        id,
                        item,
                        unit.value(),
                        problem,
                        "经验" + id,
                        state,
                        at("11-10"),
                        published == null ? null : at(published),
                        due == null ? null : end(due))
                .update();
    }

    @Nested
    @DisplayName("经验推广")
    class Promotion {

        private JdbcPromotions promotions;

        @BeforeEach
        void provide() {
            promotions = new JdbcPromotions(jdbc);
            experience("EXP-2026-0001", "1.1", WUHUA, null, "ADOPTING", "11-20", "12-10");
            experience("EXP-2026-0002", "1.2", PANLONG, null, "ADOPTING", "11-21", "12-20");
            experience("EXP-2026-0003", "1.2", PANLONG, null, "UNDER_REVIEW", null, null);
            asked("EXP-2026-0001", 1, "panlongqu", "ADOPTED");
            asked("EXP-2026-0001", 2, "gonganju", "OPEN");
            asked("EXP-2026-0001", 3, "anningshi", "NOT_APPLICABLE");
            asked("EXP-2026-0002", 1, "gonganju", "OPEN");
            asked("EXP-2026-0002", 2, "anningshi", "MISSING");
        }

        private void asked(String id, int position, String unit, String state) {
            jdbc.sql("insert into experience_adoption (experience_id, unit_id, position, state) values (?, ?, ?, ?)")
                    .params(id, unit, position, state)
                    .update();
        }

        @Test
        @DisplayName("已发布的最新的在前，答复按推广单位的次序，逾期的注明")
        void showsWhoHasAdoptedWhat() {
            Filter all = new Filter(EVERYTHING, null, null, null);
            ListPage<?> page = promotions.page(all, 1, 50);

            assertThat(page.total()).isEqualTo(2);
            assertThat(promotions.page(all, 1, 50).rows())
                    .extracting(one -> one.id().value())
                    .containsExactly("EXP-2026-0002", "EXP-2026-0001");
            assertThat(promotions.answers(
                            all,
                            promotions.page(all, 1, 50).map(one -> one.id()).rows(),
                            NOW))
                    .extracting(answer -> answer.unit() + " " + answer.state() + " " + answer.late())
                    .containsExactly(
                            "panlongqu ADOPTED false",
                            "gonganju OPEN true",
                            "anningshi NOT_APPLICABLE false",
                            "gonganju OPEN false",
                            "anningshi MISSING false");
            assertThat(promotions.byUnit(all, NOW))
                    .containsExactly(
                            new Answers(UnitId.of("anningshi"), 2, 0, 1, 0, 0, 1),
                            new Answers(UnitId.of("gonganju"), 2, 0, 0, 1, 1, 0),
                            new Answers(PANLONG, 1, 1, 0, 0, 0, 0));
            assertThat(List.of(AdoptionStanding.values()))
                    .extracting(standing -> standing + " "
                            + promotions.asked(all, null, standing, NOW, 1, 50).total())
                    .containsExactly("ADOPTED 1", "DECLINED 1", "OPEN 1", "LATE 1", "MISSING 1", "BEHIND 2");
            assertThat(promotions
                            .asked(all, UnitId.of("anningshi"), null, NOW, 1, 50)
                            .rows())
                    .extracting(row -> row.answer().state().name())
                    .containsExactlyInAnyOrder("NOT_APPLICABLE", "MISSING");
        }

        @Test
        @DisplayName("单位只看到自己的答复和自己推荐的经验，牵头单位看到所牵头任务的全部")
        void readsWhatIsForThePerson() {
            BoardScope police = new BoardScope(false, Set.of(UnitId.of("gonganju")), Set.of());
            BoardScope wuhua = new BoardScope(false, Set.of(WUHUA), Set.of());
            BoardScope lead = new BoardScope(false, Set.of(LEAD), Set.of(ItemId.of("1.1")));

            assertThat(promotions.byUnit(new Filter(police, null, null, null), NOW))
                    .hasSize(1);
            assertThat(promotions
                            .page(new Filter(wuhua, null, null, null), 1, 50)
                            .total())
                    .isEqualTo(1);
            assertThat(promotions.byUnit(new Filter(wuhua, null, null, null), NOW))
                    .hasSize(3);
            assertThat(promotions.byUnit(new Filter(lead, null, null, null), NOW))
                    .hasSize(3);
            assertThat(promotions
                            .page(new Filter(new BoardScope(false, Set.of(), Set.of()), null, null, null), 1, 50)
                            .total())
                    .isZero();
        }

        @Test
        @DisplayName("按任务、单位和发布时间筛选")
        void narrows() {
            assertThat(count(ItemId.of("1.1"), null, null)).isEqualTo(1);
            assertThat(count(null, PANLONG, null)).isEqualTo(2);
            assertThat(count(null, UnitId.of("shuiwuju"), null)).isZero();
            assertThat(count(null, null, "2026Q4")).isEqualTo(2);
            assertThat(count(null, null, "2026Q3")).isZero();
        }

        private int count(ItemId item, UnitId unit, String period) {
            return promotions
                    .page(
                            new Filter(EVERYTHING, item, unit, period == null ? null : ScoringPeriod.parse(period)),
                            1,
                            50)
                    .total();
        }
    }

    @Nested
    @DisplayName("目标值")
    class Targets {

        private static final Target DAYS = new Target("days", "时限", "≤", new BigDecimal("0.5"), "天", null);
        private static final Target LOANS = new Target("loans", "贷款", ">", new BigDecimal("1000"), "亿元", null);
        private static final List<Quarter> QUARTERS = List.of(Quarter.parse("2026Q3"), Quarter.parse("2026Q4"));

        private JdbcTargets targets;

        @BeforeEach
        void provide() {
            targets = new JdbcTargets(jdbc);
            jdbc.sql("insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                            + " open_summaries, admitted_at) values ('2026Q3', 'OPEN', :now, :now, :now, 0, 0, :now),"
                            + " ('2026Q4', 'OPEN', :now, :now, :now, 0, 0, :now)")
                    .param("now", NOW)
                    .update();
            report("2026Q3", WUHUA, "ACCEPTED", 1, "0.4", "100");
            report("2026Q3", PANLONG, "ACCEPTED", 1, "0.6", "950.5");
            report("2026Q4", WUHUA, "SUBMITTED", 2, "0.5", null);
            report("2026Q4", PANLONG, "RETURNED", 1, "9", "1");
        }

        /** With another figure in a round before, and in one that is not handed in. */
        private void report(String quarter, UnitId unit, String state, int round, String days, String loans) {
            String id = quarter + ":1.1:" + unit;
            jdbc.sql("insert into obligation (id, quarter, item_id, item_place, unit_id, lead_unit_id, state, due_at,"
                            + " closes_at, round, times_returned, times_withdrawn, times_urged)"
                            + " values (?, ?, '1.1', 10100, ?, 'fagaiwei', ?, ?, ?, ?, 0, 0, 0)")
                    .params(id, quarter, unit.value(), state, NOW, NOW, round)
                    .update();
            for (int number = 1; number <= round + 1; number++) {
                jdbc.sql(
                                "insert into report (obligation_id, round, status, progress, next_steps, drafter, drafter_phone,"
                                        + " signed_by, signer_role, submitted_by, submitted_at)"
                                        + " values (?, ?, 'AHEAD', 'a', 'b', 'c', 'd', 'e', 'deputy', 'f', ?)")
                        .params(id, number, NOW)
                        .update();
                reached(id, number, 1, "days", number == round ? days : "7");
                reached(id, number, 2, "loans", number == round ? loans : "7");
            }
        }

        private void reached(String id, int round, int position, String target, String value) {
            jdbc.sql("insert into report_target (obligation_id, round, position, target_id, reached)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id, round, position, target, value == null ? null : new BigDecimal(value))
                    .update();
        }

        @Test
        @DisplayName("各季度各目标的报数单位、达标单位、合计、中位数和范围；退回修改的、没有交出的不算")
        void addsUp() {
            List<Sum> sums = targets.sums(List.of(DAYS, LOANS), QUARTERS, null, null);

            assertThat(sums)
                    .extracting(sum -> sum.quarter() + " " + sum.target() + " " + sum.reported() + " " + sum.met() + " "
                            + plain(sum.value()) + " " + plain(sum.least()) + "–"
                            + plain(sum.greatest()))
                    .containsExactly(
                            "2026Q3 days 2 1 0.5 0.4–0.6",
                            "2026Q3 loans 2 0 1050.5 100–950.5",
                            "2026Q4 days 1 1 0.5 0.5–0.5");
            assertThat(targets.sums(List.of(DAYS), QUARTERS, Set.of(WUHUA), null))
                    .hasSize(2);
            assertThat(targets.sums(List.of(DAYS), QUARTERS, Set.of(LEAD), PANLONG))
                    .hasSize(1);
            assertThat(targets.sums(List.of(DAYS), QUARTERS, Set.of(), null)).isEmpty();
            assertThat(targets.sums(List.of(), QUARTERS, null, null)).isEmpty();
        }

        private static String plain(BigDecimal value) {
            return value.stripTrailingZeros().toPlainString();
        }

        @Test
        @DisplayName("每个单位在各季度报的数，按单位翻页")
        void readsEachUnit() {
            ListPage<List<Reading>> page = targets.readings(LOANS, QUARTERS, null, 1, 1);

            assertThat(page.total()).isEqualTo(2);
            assertThat(page.rows()).hasSize(1);
            assertThat(page.rows().get(0)).singleElement().satisfies(reading -> {
                assertThat(reading.report()).hasToString("2026Q3:1.1:panlongqu");
                assertThat(reading.reached()).isEqualByComparingTo("950.5");
            });
            assertThat(targets.readings(LOANS, QUARTERS, null, 2, 1).rows().get(0))
                    .extracting(reading -> reading.report() + " " + reading.reached())
                    .containsExactly("2026Q3:1.1:wuhuaqu 100.0000", "2026Q4:1.1:wuhuaqu null");
            assertThat(targets.readings(LOANS, QUARTERS, Set.of(WUHUA), 1, 50).total())
                    .isEqualTo(1);
        }
    }
}
