package org.everspring.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.engine.InputRefusedException;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.InstructionId;
import org.everspring.plan.UnitId;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.InstructionDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("领导批示流程")
class LeaderInstructionProcessTest {

    private static final String ANSWER = "已将开办时限压缩到半个工作日，并公布了办理指南。";
    private static final Set<UnitId> POLICE = Set.of(UnitId.of("gonganju"));
    private static final Set<UnitId> OFFICE = Set.of(UnitId.of("yingshangban"));
    private static final Actor LIAISON = new Actor("gonganju.liaison", "市公安局联络员");
    private static final Actor LEADER = new Actor(InstructionDesk.LEADER, "领导小组负责人");

    @Autowired
    private Workday day;

    @Autowired
    private InstructionDesk desk;

    @Autowired
    private LeaderInstructions instructions;

    @Autowired
    private InstructionQueries queries;

    private InstructionId id;

    @BeforeEach
    void leaderInstructsThePolice() {
        id = desk.issue("gonganju");
    }

    @Test
    @DisplayName("签收、阶段反馈、办结反馈、审定办结，每一步都留痕并告知")
    void isSignedForAnsweredAndClosed() {
        assertThat(id).hasToString("INS-2026-0001");
        assertThat(desk.get(id).receiptDue().day()).isEqualTo("2026-11-03");
        assertThat(desk.task(id, InstructionDesk.RECEIVE).getDueDate()).isEqualTo("2026-11-04T00:00:00");
        desk.receive(id);
        assertThat(desk.task(id, InstructionDesk.ANSWER).getDueDate()).isEqualTo("2026-11-17T00:00:00");

        desk.answer(id, InstructionDesk.reported("正在逐个窗口排查原因，下周一出方案。"));
        assertThat(desk.get(id).state()).isEqualTo(InstructionState.HANDLING);
        desk.answer(id, InstructionDesk.answered(ANSWER));
        assertThat(desk.variable(id, "answerText")).isEqualTo(ANSWER);
        assertThat(desk.variable(id, "latenessText")).isEqualTo("按期");
        desk.judge(id, InstructionDesk.closed());

        assertThat(desk.get(id).state()).isEqualTo(InstructionState.CLOSED);
        assertThat(desk.ends(id)).containsExactly("endEvent_instructionClosed");
        assertThat(queries.entries(id))
                .extracting(entry -> entry.kind().label())
                .containsExactly("作出批示", "签收", "阶段反馈", "办结反馈", "审定办结");
        assertThat(told("instruction-issued")).containsExactly("gonganju.leader", "gonganju.liaison");
        assertThat(told("instruction-received")).containsExactly("lingdaoxiaozu.leader", "yingshangban.liaison");
        assertThat(told("instruction-progress")).containsExactly("lingdaoxiaozu.leader", "yingshangban.liaison");
        assertThat(told("instruction-answered")).containsExactly("lingdaoxiaozu.leader", "yingshangban.liaison");
        assertThat(told("instruction-closed"))
                .containsExactly("gonganju.leader", "gonganju.liaison", "lingdaoxiaozu.leader", "yingshangban.liaison");
    }

    @Test
    @DisplayName("几个单位各得一件，互不牵连")
    void everyUnitHasItsOwn() {
        List<InstructionId> all =
                desk.issue("1.1", "请分头办理，限期报结果。", LocalDate.parse("2026-11-30"), "wuhuaqu", "panlongqu");

        assertThat(all).extracting(Object::toString).containsExactly("INS-2026-0002", "INS-2026-0003");
        assertThat(queries.batch(all.get(0)))
                .extracting(InstructionSnapshot::unit)
                .extracting(UnitId::value)
                .containsExactly("wuhuaqu", "panlongqu");
        assertThat(desk.get(all.get(0)).title()).isEqualTo("1.1 企业开办：请分头办理，限期报结果。");
        desk.receive(all.get(0));
        assertThat(desk.get(all.get(1)).state()).isEqualTo(InstructionState.ISSUED);
    }

    @Test
    @DisplayName("退回续办须写明原因，另定的期限随任务和提醒一起顺延")
    void isReturnedWithAReasonAndAnotherDate() {
        desk.receive(id);
        desk.answer(id, InstructionDesk.answered(ANSWER));
        assertThatThrownBy(() -> desk.judge(id, Map.of("judgement", "return")))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageStartingWith("“退回原因”为必填项");
        Map<String, Object> judgement = new HashMap<>(InstructionDesk.returned("请补充全市的办件量。"));
        judgement.put("returnUntil", "2026-11-27");

        desk.judge(id, judgement);

        assertThat(desk.get(id).state()).isEqualTo(InstructionState.HANDLING);
        assertThat(desk.get(id).due().day()).isEqualTo("2026-11-27");
        assertThat(desk.task(id, InstructionDesk.ANSWER).getDueDate()).isEqualTo("2026-11-28T00:00:00");
        assertThat(desk.variable(id, "returnReason")).isEqualTo("请补充全市的办件量。");
        assertThat(told("instruction-returned")).containsExactly("gonganju.leader", "gonganju.liaison");
        day.letDaysPass("2026-11-16", "2026-11-23");
        assertThat(reminders()).isEmpty();

        desk.answer(id, InstructionDesk.answered(ANSWER + "全市共办理一万二千件。"));
        desk.judge(id, InstructionDesk.closed());
        assertThat(desk.get(id).timesReturned()).isOne();
        assertThat(desk.ends(id)).containsExactly("endEvent_instructionClosed");
    }

    @Test
    @DisplayName("临近提醒、逾期督办、逾期未签收督促，提交办结反馈后停止")
    void isRemindedAndEscalatedUntilTheUnitAnswers() {
        day.letDaysPass("2026-11-03", "2026-11-06");
        assertThat(reminders())
                .containsExactly(
                        "11-04 黄色 gonganju.leader",
                        "11-04 黄色 gonganju.liaison",
                        "11-05 黄色 gonganju.leader",
                        "11-05 黄色 gonganju.liaison",
                        "11-06 红色 gonganju.leader",
                        "11-06 红色 gonganju.liaison",
                        "11-06 红色 yingshangban.liaison");
        desk.receive(id);
        int receipts = reminders().size();

        day.letDaysPass("2026-11-09", "2026-11-23");

        assertThat(reminders().subList(receipts, reminders().size()))
                .containsExactly(
                        "11-11 蓝色 gonganju.liaison",
                        "11-13 蓝色 gonganju.leader",
                        "11-13 蓝色 gonganju.liaison",
                        "11-16 蓝色 gonganju.leader",
                        "11-16 蓝色 gonganju.liaison",
                        "11-17 黄色 gonganju.leader",
                        "11-17 黄色 gonganju.liaison",
                        "11-17 黄色 yingshangban.liaison",
                        "11-18 黄色 gonganju.leader",
                        "11-18 黄色 gonganju.liaison",
                        "11-18 黄色 yingshangban.liaison",
                        "11-19 橙色 gonganju.leader",
                        "11-19 橙色 gonganju.liaison",
                        "11-19 橙色 yingshangban.liaison",
                        "11-20 橙色 gonganju.leader",
                        "11-20 橙色 gonganju.liaison",
                        "11-20 橙色 yingshangban.liaison",
                        "11-23 红色 gonganju.leader",
                        "11-23 红色 gonganju.liaison",
                        "11-23 红色 lingdaoxiaozu.leader",
                        "11-23 红色 lingdaoxiaozu.liaison",
                        "11-23 红色 yingshangban.liaison");
        desk.answer(id, InstructionDesk.answered(ANSWER));
        int told = reminders().size();
        assertThat(desk.variable(id, "latenessText")).isEqualTo("逾期5个工作日");
        day.letDaysPass("2026-11-24", "2026-11-26");
        assertThat(reminders()).hasSize(told);
        assertThat(desk.timesPassed(id, "endEvent_receiptUrged")).isEqualTo(3);
        desk.judge(id, InstructionDesk.closed());
        assertThat(desk.ends(id))
                .containsOnlyOnce("endEvent_instructionClosed")
                .contains("endEvent_instructionReminded", "endEvent_instructionEscalated");
    }

    @Nested
    @DisplayName("延期")
    class Extension {

        @BeforeEach
        void thePoliceAsk() {
            desk.receive(id);
            instructions.requestExtension(id, LocalDate.parse("2026-11-27"), "需要与省厅对接，本周无法完成。", POLICE, LIAISON);
        }

        @Test
        @DisplayName("同意的，期限、任务和提醒一起顺延")
        void isGranted() {
            assertThat(desk.variable(id, "extensionReason")).isEqualTo("需要与省厅对接，本周无法完成。");
            desk.decideExtension(id, Map.of("extensionDecision", "grant", "grantedDate", "2026-11-25"));

            assertThat(desk.get(id).due().day()).isEqualTo("2026-11-25");
            assertThat(desk.task(id, InstructionDesk.ANSWER).getDueDate()).isEqualTo("2026-11-26T00:00:00");
            assertThat(told("instruction-extension")).containsExactly("lingdaoxiaozu.leader", "yingshangban.liaison");
            assertThat(told("instruction-extended")).containsExactly("gonganju.leader", "gonganju.liaison");
            assertThat(desk.timesPassed(id, "endEvent_extensionDecided")).isOne();
            day.letDaysPass("2026-11-16", "2026-11-20");
            assertThat(reminders()).containsExactly("11-20 蓝色 gonganju.liaison");
        }

        @Test
        @DisplayName("不同意的须说明理由，原期限不变")
        void isRefused() {
            assertThatThrownBy(() -> desk.decideExtension(id, Map.of("extensionDecision", "refuse")))
                    .hasMessageContaining("不同意延期时请说明理由");
            desk.decideExtension(id, Map.of("extensionDecision", "refuse", "extensionComment", "时间足够，请按期办理。"));

            assertThat(desk.get(id).due().day()).isEqualTo("2026-11-16");
            assertThat(told("instruction-not-extended")).containsExactly("gonganju.leader", "gonganju.liaison");
        }

        @Test
        @DisplayName("不能重复申请；期限已过、别的单位、更早的日期都不能申请")
        void isNotAskedTwice() {
            assertRefused(POLICE, "2026-11-30", "请勿重复申请");
            desk.decideExtension(id, Map.of("extensionDecision", "refuse", "extensionComment", "请按期办理。"));
            assertRefused(Set.of(UnitId.of("wuhuaqu")), "2026-11-30", "只能为交本单位办理的批示申请延期");
            assertRefused(POLICE, "2026-11-16", "应晚于现期限2026年11月16日");
            day.at("2026-11-17T00:00");
            assertRefused(POLICE, "2026-11-30", "期限已过");
        }

        private void assertRefused(Set<UnitId> units, String until, String reason) {
            assertThatThrownBy(
                            () -> instructions.requestExtension(id, LocalDate.parse(until), "还需要一些时间。", units, LIAISON))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(reason);
        }

        @Test
        @DisplayName("办结后，未审批的申请一并结束")
        void endsWithTheInstruction() {
            desk.answer(id, InstructionDesk.answered(ANSWER));
            desk.judge(id, InstructionDesk.closed());

            assertThat(desk.openTasks(id)).isEmpty();
            assertThat(desk.get(id).extension()).isNull();
            assertThat(desk.ends(id)).containsExactly("endEvent_instructionClosed");
        }
    }

    @Nested
    @DisplayName("撤回")
    class Withdrawal {

        @Test
        @DisplayName("审定之前可以撤回，收回任务并告知")
        void takesTheTaskBack() {
            desk.receive(id);
            instructions.withdraw(id, "已由省里统一部署。", InstructionDesk.LEADING_GROUP, LEADER);

            assertThat(desk.get(id).state()).isEqualTo(InstructionState.WITHDRAWN);
            assertThat(desk.openTasks(id)).isEmpty();
            assertThat(desk.ends(id)).containsExactly("endEvent_instructionWithdrawn");
            assertThat(told("instruction-withdrawn")).containsExactly("gonganju.leader", "gonganju.liaison");
        }

        @Test
        @DisplayName("单位不能撤回，办结后谁也不能撤回")
        void isForWhoeverMayIssue() {
            assertThatThrownBy(() -> instructions.withdraw(id, "我们不想办了。", POLICE, LIAISON))
                    .hasMessageContaining("可以撤回批示");
            desk.receive(id);
            desk.answer(id, InstructionDesk.answered(ANSWER));
            desk.judge(id, InstructionDesk.closed());
            assertThatThrownBy(() -> instructions.withdraw(id, "已经不需要了。", OFFICE, LEADER))
                    .hasMessageContaining("现为“已办结”");
        }

        @Test
        @DisplayName("撤回与签收同时发生，只有一个成功")
        void raceHasOneWinner() {
            List<Throwable> failures = AtOnce.run(
                    () -> desk.receive(id),
                    () -> instructions.withdraw(id, "已由省里统一部署。", InstructionDesk.LEADING_GROUP, LEADER));

            assertThat(failures.size()).isLessThanOrEqualTo(1);
            InstructionState state = desk.get(id).state();
            if (state == InstructionState.WITHDRAWN) {
                assertThat(desk.openTasks(id)).isEmpty();
            } else {
                assertThat(state).isEqualTo(InstructionState.HANDLING);
                assertThat(desk.openTasks(id)).containsExactly(InstructionDesk.ANSWER);
            }
        }
    }

    @Test
    @DisplayName("领导和办公室同时审定，只有一个算数")
    void twoJudgesHaveOneJudgement() {
        desk.receive(id);
        desk.answer(id, InstructionDesk.answered(ANSWER));
        var task = desk.task(id, InstructionDesk.JUDGE);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit(InstructionDesk.LEADER, task, InstructionDesk.closed()),
                () -> day.submit("yingshangban.liaison", task, InstructionDesk.returned("请再核实一下数据。")));
        day.runDueJobs();

        assertThat(failures).hasSize(1);
        assertThat(queries.entries(id)).hasSize(4);
        assertThat(desk.get(id).state()).isIn(InstructionState.CLOSED, InstructionState.HANDLING);
    }

    @Test
    @DisplayName("流程重复执行同一步，不重复登记、不重复告知")
    void stepsThatAreRepeatedChangeNothing() {
        desk.receive(id);
        desk.answer(id, InstructionDesk.answered(ANSWER));
        desk.judge(id, InstructionDesk.closed());
        int told = desk.told(id, "").size();

        instructions.close(id);
        instructions.remind(id);

        assertThat(desk.told(id, "")).hasSize(told);
        assertThatThrownBy(() -> instructions.returnToUnit(id)).hasMessageContaining("现为“已办结”");
    }

    @Test
    @DisplayName("单位、审计员和没有承办单位、过去的日期、没有的事项都被拒绝")
    void refusesWhatCannotBeDone() {
        assertRefused(POLICE, null, "2026-11-16", List.of("wuhuaqu"), "成员可以作出批示");
        assertRefused(Set.of(), null, "2026-11-16", List.of("wuhuaqu"), "成员可以作出批示");
        assertRefused(OFFICE, null, "2026-11-16", List.of(), "请至少选择一个承办单位");
        assertRefused(OFFICE, null, "2026-11-01", List.of("wuhuaqu"), "办理期限应为今天");
        assertRefused(OFFICE, null, null, List.of("wuhuaqu"), "办理期限应为今天");
        assertRefused(OFFICE, "IMP-2026-0099", "2026-11-16", List.of("wuhuaqu"), "没有编号为“IMP-2026-0099”的事项");
        assertRefused(OFFICE, null, "2026-11-16", List.of("lingdaoxiaozu"), "不能作为承办单位");
        assertRefused(OFFICE, null, "2026-11-16", List.of("xiaofangju"), "没有标识为“xiaofangju”的单位");
    }

    private void assertRefused(Set<UnitId> by, String about, String until, List<String> units, String reason) {
        assertThatThrownBy(() -> instructions.issue(
                        InstructionOrder.of(
                                about,
                                "请抓紧办理并报告结果。",
                                units.stream().map(UnitId::of).toList(),
                                until == null ? null : LocalDate.parse(until),
                                new Leader(null, "王市长")),
                        by,
                        LIAISON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("办公室代录的，写明代录；没有账号的领导由领导小组全体收到通知")
    void officeEntersOneForALeader() {
        InstructionId entered = instructions
                .issue(
                        InstructionOrder.of(
                                null,
                                "请抓紧办理并报告结果。",
                                List.of(UnitId.of("wuhuaqu")),
                                LocalDate.parse("2026-11-20"),
                                new Leader(null, "王市长")),
                        OFFICE,
                        new Actor("yingshangban.liaison", "市营商办联络员"))
                .get(0);

        assertThat(desk.get(entered).written().onBehalf()).isTrue();
        assertThat(queries.entries(entered).get(0).by().name()).isEqualTo("王市长（市营商办联络员代录）");
        desk.receive(entered);
        assertThat(desk.told(entered, "instruction-received")).contains("lingdaoxiaozu.leader", "yingshangban.liaison");
    }

    private List<String> told(String key) {
        return desk.told(id, key + ":").stream().sorted().toList();
    }

    private List<String> reminders() {
        return desk.reminders(id).stream().sorted().toList();
    }
}
