package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.everspring.support.ImprovementDesk.BENCHMARK;
import static org.everspring.support.ImprovementDesk.IMPROVE;
import static org.everspring.support.ImprovementDesk.LEAD;
import static org.everspring.support.ImprovementDesk.OFFICE;
import static org.everspring.support.ImprovementDesk.REPORTER;
import static org.everspring.support.ImprovementDesk.SETTLE;
import static org.everspring.support.ImprovementDesk.SUMMARISE;
import static org.everspring.support.ImprovementDesk.TRIAGE;
import static org.everspring.support.ImprovementDesk.UNIT;
import static org.everspring.support.ImprovementDesk.VERIFY;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.archived;
import static org.everspring.support.ImprovementDesk.benchmark;
import static org.everspring.support.ImprovementDesk.failed;
import static org.everspring.support.ImprovementDesk.measure;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.problem;
import static org.everspring.support.ImprovementDesk.promoted;
import static org.everspring.support.ImprovementDesk.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("问题整改闭环流程")
class ImprovementLoopProcessTest {

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Attempts attempts;

    @Autowired
    private Experiences experiences;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @Nested
    @DisplayName("发现问题")
    class Found {

        @Test
        @DisplayName("按年编号，由该项任务的牵头单位在两个工作日内分办")
        void isNumberedAndGoesToTheLeadOfItsItem() {
            ProblemId first = desk.file();
            ProblemId second = desk.file("panlongqu.leader", problem());

            assertThat(first).hasToString("IMP-2026-0001");
            assertThat(second).hasToString("IMP-2026-0002");
            assertThat(desk.openTasks(first)).containsExactly(TRIAGE);
            assertThat(desk.task(first, TRIAGE).getDueDate()).isEqualTo("2026-11-05T00:00:00");
            assertThat(desk.problem(first).state()).isEqualTo(ProblemState.REPORTED);
            assertThat(desk.problem(first).triageUnit()).isEqualTo(UnitId.of("fagaiwei"));
            assertThat(desk.problem(second).discovery().name()).isEqualTo("盘龙区负责人");
            assertThat(desk.told(first, "problem-reported:")).containsExactly(LEAD);
            assertThat(desk.timeline(first)).containsExactly("五华区联络员 发现问题");
        }

        @Test
        @DisplayName("没有归口任务的，由市营商环境办分办")
        void goesToTheOfficeWithoutAnItem() {
            Map<String, Object> input = problem();
            input.remove("itemId");

            ProblemId id = desk.file(REPORTER, input);

            assertThat(desk.problem(id).item()).isNull();
            assertThat(desk.problem(id).triageUnit()).isEqualTo(UnitId.of("yingshangban"));
            assertThat(desk.variable(id, "itemTitle")).isEqualTo("尚未归口");
            desk.triage(id, accepted());
            assertThat(desk.problem(id).item()).hasToString("1.1");
            assertThat(desk.problem(id).leadUnit()).isEqualTo(UnitId.of("fagaiwei"));
        }

        @Test
        @DisplayName("涉及单位逐一列出，都能看到")
        void namesTheUnitsConcerned() {
            ProblemId id = desk.file(
                    REPORTER,
                    with(problem(), Map.of("concernedUnitIds", JsonVariable.of(List.of("panlongqu", "shuiwuju")))));

            assertThat(desk.variable(id, "concernedText")).isEqualTo("盘龙区、市税务局");
            assertThat(problems.unitsConcerned(id))
                    .containsExactlyInAnyOrder(
                            UnitId.of("panlongqu"), UnitId.of("shuiwuju"), UnitId.of("wuhuaqu"), UnitId.of("fagaiwei"));
        }

        @Test
        @DisplayName("编号按年重新开始")
        void numbersBeginAnewEachYear() {
            day.at("2025-06-02T10:00");
            assertThat(desk.file()).hasToString("IMP-2025-0001");

            day.at("2026-11-02T10:00");
            assertThat(desk.file()).hasToString("IMP-2026-0001");
        }
    }

    @Nested
    @DisplayName("分办")
    class Triage {

        @Test
        @DisplayName("受理：交办责任单位，限期对标，期限写明")
        void isAcceptedWithUnitAndDate() {
            ProblemId id = desk.file();

            desk.triage(id, accepted());

            assertThat(desk.openTasks(id)).containsExactly(BENCHMARK);
            assertThat(desk.task(id, BENCHMARK).getDueDate()).isEqualTo("2026-11-10T00:00:00");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.BENCHMARKING);
            assertThat(desk.problem(id).unit()).isEqualTo(UnitId.of("gonganju"));
            assertThat(desk.problem(id).leadUnit()).isEqualTo(UnitId.of("fagaiwei"));
            assertThat(desk.due(id)).isEqualTo("2026-12-15");
            assertThat(desk.told(id, "problem-assigned:")).containsExactly(UNIT);
            assertThat(desk.variable(id, "assignmentNote")).isEqualTo("请会同市场监管部门整改。");
            assertThat(desk.timeline(id)).last().isEqualTo("市发展改革委联络员 受理并交办");
        }

        @Test
        @DisplayName("受理：交办牵头单位自己的，由市营商环境办验收")
        void nobodyVerifiesHisOwnWork() {
            ProblemId id = desk.file();

            desk.triage(id, with(accepted(), Map.of("assignedUnitId", "fagaiwei")));

            assertThat(desk.problem(id).unit()).isEqualTo(UnitId.of("fagaiwei"));
            assertThat(desk.problem(id).leadUnit()).isEqualTo(UnitId.of("yingshangban"));
        }

        @Test
        @DisplayName("转办：由另一项任务的牵头单位分办，期限重新计算，上次的填写不留在表单里")
        void isTransferredToAnotherLead() {
            ProblemId id = desk.file();
            day.at("2026-11-04T10:00");

            desk.triage(id, Map.of("triageDecision", "transfer", "triageItemId", "1.2"));

            assertThat(desk.openTasks(id)).containsExactly(TRIAGE);
            assertThat(desk.task(id, TRIAGE).getDueDate()).isEqualTo("2026-11-07T00:00:00");
            assertThat(desk.problem(id).triageUnit()).isEqualTo(UnitId.of("shuiwuju"));
            assertThat(desk.problem(id).item()).hasToString("1.2");
            assertThat(desk.variable(id, "triageDecision")).isNull();
            assertThat(desk.variable(id, "triageItemId")).isEqualTo("1.2");
            assertThat(desk.variable(id, "itemTitle")).isEqualTo("1.2 便利纳税");
            assertThat(desk.told(id, "problem-transferred:")).containsExactly("shuiwuju.liaison");
            assertThat(problems.unitsConcerned(id)).doesNotContain(UnitId.of("fagaiwei"));
            assertThat(desk.timeline(id)).last().isEqualTo("市发展改革委联络员 转办");
        }

        @Test
        @DisplayName("不予受理：原因告知反映人")
        void isRejectedAndTheReporterHearsWhy() {
            ProblemId id = desk.file("wuhuaqu.leader", problem());

            desk.triage(id, Map.of("triageDecision", "reject", "rejectReason", "该事项已于上月办结，材料不再重复提交。"));

            assertThat(desk.ends(id)).containsExactly("endEvent_rejected");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.REJECTED);
            assertThat(desk.problem(id).closure().outcome()).isEqualTo("该事项已于上月办结，材料不再重复提交。");
            assertThat(desk.notices(id, "problem-rejected:")).singleElement().satisfies(told -> {
                assertThat(told.user()).isEqualTo("wuhuaqu.leader");
                assertThat(told.text()).contains("该事项已于上月办结，材料不再重复提交。");
            });
        }

        @Test
        @DisplayName("并案：并入在办问题，反映人得知，两边时间线都有记载，反映单位可以看到并入的问题")
        void isMergedIntoARunningOne() {
            ProblemId running = desk.benchmarked();
            ProblemId id = desk.file("panlongqu.liaison", problem());

            assertThat(desk.rows(id, "similarProblems"))
                    .containsExactly(Map.of("value", running.toString(), "label", running + " 企业开办材料重复提交（改进中）"));
            desk.triage(id, Map.of("triageDecision", "merge", "mergeIntoId", running.toString()));

            assertThat(desk.ends(id)).containsExactly("endEvent_merged");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.MERGED);
            assertThat(desk.problem(id).closure().mergedInto()).isEqualTo(running);
            assertThat(problems.mergedInto(running))
                    .extracting(ProblemSnapshot::id)
                    .containsExactly(id);
            assertThat(desk.told(id, "problem-merged:")).containsExactly("panlongqu.liaison");
            assertThat(desk.timeline(id)).last().isEqualTo("市发展改革委联络员 并案");
            assertThat(desk.timeline(running)).last().isEqualTo("市发展改革委联络员 并入问题");
            assertThat(problems.unitsConcerned(running)).contains(UnitId.of("panlongqu"));

            desk.finish(running);
            desk.verify(running, passed());
            desk.summarise(running, archived());

            assertThat(desk.told(running, "problem-closed:")).containsExactly(REPORTER);
            assertThat(desk.told(id, "problem-closed:")).containsExactly("panlongqu.liaison");
        }
    }

    @Nested
    @DisplayName("对标、改进、验收、总结")
    class Improved {

        @Test
        @DisplayName("一次走到销号：差距算出，进展留存，反映人得知")
        void isClosedAfterOneRound() {
            ProblemId id = desk.benchmarked();

            assertThat(desk.openTasks(id)).containsExactly(IMPROVE);
            assertThat(desk.task(id, IMPROVE).getDueDate()).isEqualTo("2026-12-16T00:00:00");
            assertThat(attempts.last(id)
                            .map(ImprovementAttempt::benchmark)
                            .orElseThrow()
                            .gap())
                    .isEqualByComparingTo("3.5");
            assertThat(desk.shown(id, IMPROVE))
                    .containsEntry("benchmarkText", "对标上海市“企业开办提交材料份数”（越低越好）：对方2份，我市5.5份，差距3.5份。");

            desk.improve(id, "onSchedule", "continue");
            assertThat(desk.openTasks(id)).containsExactly(IMPROVE);
            assertThat(desk.variable(id, "improvementProgress")).isNull();
            assertThat(desk.shown(id, IMPROVE))
                    .containsEntry("progressHistory", "2026年11月2日 10:00 市公安局联络员\n两部门已经完成系统对接并试运行。");

            desk.finish(id);
            assertThat(desk.openTasks(id)).containsExactly(VERIFY);
            assertThat(desk.shownRows(id, VERIFY, "measureProgress"))
                    .extracting(row -> row.get("title") + " " + row.get("status"))
                    .containsExactly("打通部门系统 done", "材料一次提交 done");
            assertThat(desk.task(id, VERIFY).getDueDate()).isEqualTo("2026-11-10T00:00:00");
            assertThat(desk.told(id, "problem-finished:")).containsExactly(LEAD);

            desk.verify(id, passed());
            assertThat(desk.openTasks(id)).containsExactly(SUMMARISE);
            assertThat(desk.task(id, SUMMARISE).getDueDate()).isEqualTo("2026-11-17T00:00:00");

            desk.summarise(id, archived());
            assertThat(desk.ends(id)).containsExactly("endEvent_closed");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.CLOSED);
            assertThat(desk.problem(id).closure().outcome()).startsWith("系统打通之前");
            assertThat(desk.problem(id).closure().at()).isNotNull();
            assertThat(desk.told(id, "problem-closed:")).containsExactly(REPORTER);
            assertThat(attempts.last(id).orElseThrow().measures())
                    .allSatisfy(state -> assertThat(state.status().code()).isEqualTo("done"));
            assertThat(problems.progress(id)).hasSize(2);
            assertThat(desk.timeline(id))
                    .containsExactly(
                            "五华区联络员 发现问题",
                            "市发展改革委联络员 受理并交办",
                            "市公安局联络员 对标找差距",
                            "市公安局联络员 推进改进",
                            "市公安局联络员 申请验收",
                            "市发展改革委联络员 通过验收",
                            "市公安局联络员 总结提升",
                            "系统 销号");
        }

        @Test
        @DisplayName("值得推广的，推荐为典型经验后销号")
        void nominatesWhatIsWorthPromoting() {
            ProblemId id = desk.benchmarked();
            desk.finish(id);
            desk.verify(id, passed());

            desk.summarise(id, promoted());

            assertThat(desk.ends(id)).containsExactly("endEvent_closed");
            Experience experience = experiences.ofProblem(id.toString()).orElseThrow();
            assertThat(experience.content().title()).isEqualTo("企业开办材料一次提交");
            assertThat(experience.unit()).isEqualTo(UnitId.of("gonganju"));
            assertThat(experience.nomination().userId()).isEqualTo(UNIT);
            assertThat(day.instance("experiencePromotion", experience.id().toString()))
                    .isNotNull();
            assertThat(desk.timeline(id)).contains("系统 推荐典型经验");
        }

        @Test
        @DisplayName("验收未通过：退回、计次、顺延，意见显示给责任单位，下次验收的表单是空的")
        void isSentBackAndCounted() {
            ProblemId id = desk.benchmarked();
            desk.finish(id);
            day.at("2026-12-14T10:00");

            desk.verify(id, failed("现场核验，材料没有减少。"));

            assertThat(desk.openTasks(id)).containsExactly(IMPROVE);
            assertThat(desk.problem(id).verificationFailures()).isEqualTo(1);
            assertThat(desk.due(id)).isEqualTo("2026-12-21");
            assertThat(desk.task(id, IMPROVE).getDueDate()).isEqualTo("2026-12-22T00:00:00");
            assertThat(desk.variable(id, "verificationOpinion")).isEqualTo("现场核验，材料没有减少。");
            assertThat(desk.notices(id, "problem-returned:")).singleElement().satisfies(told -> {
                assertThat(told.user()).isEqualTo(UNIT);
                assertThat(told.text()).contains("现场核验，材料没有减少。", "2026年12月21日");
            });

            desk.finish(id);
            assertThat(desk.variable(id, "verificationOpinion")).isNull();
            assertThat(desk.variable(id, "verificationDecision")).isNull();
            desk.verify(id, passed());

            assertThat(problems.verifications(id))
                    .extracting(ProblemDecision::choice)
                    .containsExactly(ProblemDecision.Choice.FAIL, ProblemDecision.Choice.PASS);
            assertThat(desk.openTasks(id)).containsExactly(SUMMARISE);
        }

        @Test
        @DisplayName("验收未通过：牵头单位可以另定期限")
        void isSentBackWithADateOfTheLead() {
            ProblemId id = desk.benchmarked();
            desk.finish(id);

            desk.verify(id, with(failed("现场核验，材料没有减少。"), Map.of("returnDueOn", "2026-11-20")));

            assertThat(desk.due(id)).isEqualTo("2026-11-20");
        }
    }

    @Nested
    @DisplayName("三次未通过")
    class Settled {

        @Test
        @DisplayName("报市营商环境办裁定")
        void threeFailuresBringItToTheOffice() {
            ProblemId id = desk.failedThreeTimes();

            assertThat(desk.openTasks(id)).containsExactly(SETTLE);
            assertThat(desk.task(id, SETTLE).getDueDate()).isEqualTo("2026-11-10T00:00:00");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.SETTLING);
            assertThat(desk.told(id, "problem-settlement:")).containsExactly(OFFICE);
            assertThat((String) desk.shown(id, SETTLE).get("verificationHistory"))
                    .contains("未通过：第1次现场核验", "未通过：第2次现场核验", "未通过：第3次现场核验");
            assertThat(desk.variable(id, "verificationFailures")).isEqualTo(3);
            assertThat(desk.variable(id, "assignedUnitId")).isNull();
        }

        @Test
        @DisplayName("重新交办：换单位、换期限，从对标重新开始，原来的填写不留下")
        void isReassignedToAnotherUnit() {
            ProblemId id = desk.failedThreeTimes();

            desk.settle(
                    id,
                    Map.of(
                            "settlementDecision", "reassign",
                            "assignedUnitId", "panlongqu",
                            "assignedDueOn", "2026-12-25",
                            "settlementOpinion", "改由盘龙区先行试点。"));

            assertThat(desk.openTasks(id)).containsExactly(BENCHMARK);
            assertThat(desk.problem(id).unit()).isEqualTo(UnitId.of("panlongqu"));
            assertThat(desk.due(id)).isEqualTo("2026-12-25");
            assertThat(desk.variable(id, "measures")).isNull();
            assertThat(desk.variable(id, "benchmarkAgainst")).isNull();
            assertThat(desk.shown(id, BENCHMARK)).containsEntry("benchmarkAgainst", null);
            assertThat(desk.shownRows(id, BENCHMARK, "measures")).containsExactly(Map.of());
            assertThat(desk.variable(id, "assignmentNote")).isEqualTo("改由盘龙区先行试点。");
            assertThat(desk.told(id, "problem-assigned:")).containsExactly(UNIT, "panlongqu.liaison");
            assertThat(problems.unitsConcerned(id)).doesNotContain(UnitId.of("gonganju"));

            desk.benchmark(id, benchmark());
            desk.finish(id);
            desk.verify(id, failed("试点范围不够，请扩大。"));
            assertThat(desk.openTasks(id)).containsExactly(IMPROVE);
            desk.finish(id);
            desk.verify(id, passed());
            desk.summarise(id, archived());

            assertThat(attempts.of(id))
                    .extracting(
                            attempt -> attempt.unit().value(),
                            attempt -> attempt.benchmark().cause(),
                            attempt -> attempt.measures().size())
                    .as("原责任单位的对标和举措仍在")
                    .containsExactly(
                            tuple("gonganju", benchmark().get("cause"), 2),
                            tuple("panlongqu", benchmark().get("cause"), 2));
            assertThat(desk.ends(id)).containsExactly("endEvent_closed");
            assertThat(desk.problem(id).verificationFailures()).isEqualTo(4);
        }

        @Test
        @DisplayName("未解决结案：意见告知反映人、责任单位、牵头单位")
        void isLeftUnresolved() {
            ProblemId id = desk.failedThreeTimes();

            desk.settle(id, Map.of("settlementDecision", "close", "settlementOpinion", "需国家层面打通系统，暂不具备条件。"));

            assertThat(desk.ends(id)).containsExactly("endEvent_unresolved");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.UNRESOLVED);
            assertThat(desk.problem(id).closure().outcome()).isEqualTo("需国家层面打通系统，暂不具备条件。");
            assertThat(desk.told(id, "problem-unresolved")).containsExactly(REPORTER, UNIT, LEAD);
        }
    }

    @Nested
    @DisplayName("问题复发")
    class Reopened {

        @Test
        @DisplayName("填原编号发起，新旧互相指向")
        void isFiledAgainUnderANewNumber() {
            ProblemId closed = desk.closed();

            ProblemId id = desk.file(REPORTER, with(problem(), Map.of("reopensId", closed.toString())));

            assertThat(desk.problem(id).discovery().reopens()).isEqualTo(closed);
            assertThat(problems.reopenedAs(closed))
                    .extracting(ProblemSnapshot::id)
                    .containsExactly(id);
            assertThat(desk.variable(id, "reopensId")).isEqualTo(closed.toString());
            assertThat(desk.timeline(closed)).last().isEqualTo("系统 问题复发");
            assertThat(desk.problem(closed).state()).isEqualTo(ProblemState.CLOSED);
        }
    }

    @Test
    @DisplayName("年末提出的问题，各环节期限可以跨年，任务上说明是暂算的")
    void needsNoHolidaysOfTheNextYear() {
        day.at("2026-12-30T10:00");
        Map<String, Object> decision = with(accepted(), Map.of("assignedDueOn", "2026-12-31"));
        Map<String, Object> measures =
                Map.of("measures", JsonVariable.of(List.of(with(measure("打通部门系统"), Map.of("dueOn", "2026-12-31")))));
        ProblemId id = desk.file();
        assertThat(desk.task(id, TRIAGE).getDueDate()).isEqualTo("2027-01-05T00:00:00");
        assertThat(desk.variable(id, "stepDueText")).isEqualTo("2027年1月4日（周一）24时（暂按周末和法定节日推算，放假安排公布后以公布为准）");

        desk.triage(id, decision);
        desk.benchmark(id, with(benchmark(), measures));
        desk.finish(id);
        day.at("2026-12-31T10:00");
        desk.verify(id, failed("现场核验，材料没有减少。"));
        assertThat(desk.due(id)).isEqualTo("2027-01-08");
        desk.finish(id);
        desk.verify(id, passed());
        desk.summarise(id, archived());

        assertThat(desk.ends(id)).contains("endEvent_closed");
    }

    @Test
    @DisplayName("只有相关单位看得到问题及其材料")
    void concernsTheReporterTheUnitsAndTheLead() {
        ProblemId id = desk.benchmarked();

        assertThat(problems.unitsConcerned(id))
                .containsExactlyInAnyOrderElementsOf(List.of("wuhuaqu", "fagaiwei", "gonganju").stream()
                        .map(UnitId::of)
                        .toList());
        assertThat(problems.newest(ProblemFilter.concerning(Set.of(UnitId.of("panlongqu")))))
                .isEmpty();
        assertThat(problems.newest(ProblemFilter.concerning(Set.of(UnitId.of("gonganju")))))
                .extracting(ProblemSnapshot::id)
                .containsExactly(id);
    }
}
