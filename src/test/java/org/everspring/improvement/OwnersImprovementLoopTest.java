package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.ImprovementDesk.LEAD;
import static org.everspring.support.ImprovementDesk.UNIT;
import static org.everspring.support.ImprovementDesk.VERIFY;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.archived;
import static org.everspring.support.ImprovementDesk.benchmark;
import static org.everspring.support.ImprovementDesk.failed;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.with;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.benchmarking.Attempts;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.OwnersModel;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** improvement-loop.bpmn as a process owner has changed it. */
@EngineTest
@DisplayName("流程管理员改过的问题整改闭环")
class OwnersImprovementLoopTest {

    @Autowired
    private Attempts attempts;

    private static final String SIGN_VERIFICATION = "userTask_signVerification";

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private Runnable takeBack = () -> {};

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @AfterEach
    void theShippedModelAgain() {
        takeBack.run();
    }

    private void deploy(OwnersModel model) {
        takeBack = model.deploy(day, repository);
    }

    private static OwnersModel verificationSigned() {
        return new OwnersModel("improvement-loop.bpmn")
                .signOff("signVerification", VERIFY, "flow_improvementVerified", "${leadUnitId}");
    }

    private void sign(ProblemId id, String task, String user, Map<String, Object> word) {
        day.submit(user, desk.task(id, task), word);
        day.runDueJobs();
    }

    @Test
    @DisplayName("验收意见须经签批：签批同意之前仍是待验收，同意后才通过")
    void countsAVerificationOnlyWhenItIsSigned() {
        deploy(verificationSigned());
        ProblemId id = desk.benchmarked();
        desk.finish(id);

        desk.verify(id, passed());

        assertThat(desk.openTasks(id)).containsExactly(SIGN_VERIFICATION);
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.VERIFYING);
        assertThat(desk.told(id, "problem-passed:")).isEmpty();

        sign(id, SIGN_VERIFICATION, LEAD, AGREED);

        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.SUMMARISING);
        assertThat(desk.told(id, "problem-passed:")).containsExactly(UNIT);
        desk.summarise(id, archived());
        assertThat(desk.ends(id)).containsExactly("endEvent_closed");
    }

    @Test
    @DisplayName("签批不同意：退回重新验收，改为不通过也行，只按最后一次算")
    void letsTheLeadVerifyAgainAfterARefusal() {
        deploy(verificationSigned());
        ProblemId id = desk.benchmarked();
        desk.finish(id);
        desk.verify(id, passed());

        sign(id, SIGN_VERIFICATION, LEAD, REFUSED);

        assertThat(desk.openTasks(id)).containsExactly(VERIFY);
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.VERIFYING);

        desk.verify(id, failed("复核现场，材料没有减少。"));
        sign(id, SIGN_VERIFICATION, LEAD, AGREED);

        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.IMPROVING);
        assertThat(desk.problem(id).verificationFailures()).isOne();
        assertThat(desk.timeline(id)).last().asString().endsWith("未通过验收（第1次）");
        assertThat(desk.timeline(id)).noneMatch(entry -> entry.endsWith(" 通过验收"));
    }

    @Test
    @DisplayName("等待签批时验收期限已过：照样督办牵头单位")
    void escalatesWhileTheSignatureIsAwaited() {
        deploy(verificationSigned().add("""
                <bpmn:boundaryEvent id="event_signatureOverdue" name="逾期未签批" cancelActivity="false" attachedToRef="userTask_signVerification">
                  <bpmn:timerEventDefinition id="timer_signatureOverdue">
                    <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${stepOverdueCycle}</bpmn:timeCycle>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="flow_signatureOverdue" sourceRef="event_signatureOverdue" targetRef="serviceTask_escalateStep" />
                """));
        ProblemId id = desk.benchmarked();
        desk.finish(id);
        desk.verify(id, passed());

        day.letDaysPass("2026-11-03", "2026-11-11");

        assertThat(desk.reminders(id)).isNotEmpty().allMatch(reminder -> reminder.startsWith("11-1"));
        assertThat(desk.openTasks(id)).containsExactly(SIGN_VERIFICATION);
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.VERIFYING);
    }

    @Test
    @DisplayName("每个环节之后都加签批，各拒绝一次：退回后可以重新办理，状态始终与所在环节一致，最后销号")
    void goesOnFromARefusalAtEveryStep() {
        deploy(verificationSigned()
                .signOff("signTriage", ImprovementDesk.TRIAGE, "flow_problemTriaged", "${triageUnitId}")
                .signOff("signBenchmark", ImprovementDesk.BENCHMARK, "flow_problemBenchmarked", "${unitId}")
                .signOff("signImprovement", ImprovementDesk.IMPROVE, "flow_improvementRecorded", "${unitId}")
                .signOff("signSummary", ImprovementDesk.SUMMARISE, "flow_experienceSummarised", "${unitId}"));
        ProblemId id = desk.file();

        desk.triage(id, Map.of("triageDecision", "reject", "rejectReason", "该事项已经办结。"));
        sign(id, "userTask_signTriage", LEAD, REFUSED);
        assertThat(desk.shown(id, ImprovementDesk.TRIAGE))
                .containsEntry("triageDecision", "reject")
                .containsEntry("rejectReason", "该事项已经办结。");
        desk.triage(id, accepted());
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.REPORTED);
        sign(id, "userTask_signTriage", LEAD, AGREED);

        desk.benchmark(id, benchmark());
        sign(id, "userTask_signBenchmark", UNIT, REFUSED);
        assertThat(desk.shown(id, ImprovementDesk.BENCHMARK))
                .containsEntry("benchmarkAgainst", "上海市")
                .containsEntry("theirValue", 2.0);
        assertThat(desk.shownRows(id, ImprovementDesk.BENCHMARK, "measures")).hasSize(2);
        desk.benchmark(id, benchmark());
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.BENCHMARKING);
        sign(id, "userTask_signBenchmark", UNIT, AGREED);

        desk.finish(id);
        sign(id, "userTask_signImprovement", UNIT, REFUSED);
        assertThat(desk.shown(id, ImprovementDesk.IMPROVE))
                .containsEntry("improvementProgress", "两部门已经完成系统对接并试运行。")
                .containsEntry("improvementOutcome", "finish");
        desk.improve(id, "done", "finish");
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.IMPROVING);
        sign(id, "userTask_signImprovement", UNIT, AGREED);

        desk.verify(id, failed("现场核验，材料没有减少。"));
        sign(id, SIGN_VERIFICATION, LEAD, REFUSED);
        assertThat(desk.shown(id, VERIFY))
                .containsEntry("verificationDecision", "fail")
                .containsEntry("verificationOpinion", "现场核验，材料没有减少。");
        desk.verify(id, passed());
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.VERIFYING);
        sign(id, SIGN_VERIFICATION, LEAD, AGREED);

        desk.summarise(id, ImprovementDesk.promoted());
        sign(id, "userTask_signSummary", UNIT, REFUSED);
        assertThat(desk.shown(id, ImprovementDesk.SUMMARISE))
                .containsEntry("worthPromoting", "yes")
                .containsEntry("lessons", ImprovementDesk.promoted().get("lessons"))
                .containsKey("experienceTitle");
        desk.summarise(id, archived());
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.SUMMARISING);
        sign(id, "userTask_signSummary", UNIT, AGREED);

        assertThat(desk.ends(id)).containsExactly("endEvent_closed");
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.CLOSED);
        assertThat(desk.timeline(id))
                .extracting(entry -> entry.substring(entry.indexOf(' ') + 1))
                .containsExactly("发现问题", "受理并交办", "对标找差距", "申请验收", "通过验收", "总结提升", "销号");
    }

    @Test
    @DisplayName("裁定须经签批：拒绝后可以重新裁定")
    void letsTheOfficeSettleAgainAfterARefusal() {
        deploy(new OwnersModel("improvement-loop.bpmn")
                .signOff("signSettlement", ImprovementDesk.SETTLE, "flow_problemSettled", "${officeId}"));
        ProblemId id = desk.failedThreeTimes();
        desk.settle(
                id,
                Map.of(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "panlongqu",
                        "assignedDueOn", "2026-12-25",
                        "settlementOpinion", "改由盘龙区先行试点。"));

        sign(id, "userTask_signSettlement", ImprovementDesk.OFFICE, REFUSED);
        assertThat(desk.shown(id, ImprovementDesk.SETTLE))
                .containsEntry("settlementDecision", "reassign")
                .containsEntry("assignedUnitId", "panlongqu")
                .containsEntry("assignedDueOn", "2026-12-25");
        desk.settle(id, Map.of("settlementDecision", "close", "settlementOpinion", "暂不具备条件。"));
        sign(id, "userTask_signSettlement", ImprovementDesk.OFFICE, AGREED);

        assertThat(desk.ends(id)).containsExactly("endEvent_unresolved");
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.UNRESOLVED);
    }

    @Test
    @DisplayName("把“已通过验收”接到未通过的线上：当场拒绝，什么也不改变")
    void refusesToPassWhatTheLeadHasFailed() {
        deploy(new OwnersModel("improvement-loop.bpmn")
                .redirect("flow_verificationFailed", "event_verificationPassed"));
        ProblemId id = desk.benchmarked();
        desk.finish(id);

        assertThatThrownBy(() -> desk.verify(id, failed("现场核验，材料没有减少。")))
                .hasStackTraceContaining("问题" + id + "现为“待验收”，没有待执行的“通过验收”决定，流程图中的这一步不能在此执行。");

        assertThat(desk.openTasks(id)).containsExactly(VERIFY);
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.VERIFYING);
    }

    @Test
    @DisplayName("从对标直接接到销号：销号失败并说明原因，问题仍在原处")
    void doesNotCloseWhatNobodyHasImproved() {
        deploy(new OwnersModel("improvement-loop.bpmn")
                .redirect("flow_problemBenchmarked", "serviceTask_closeProblem"));
        ProblemId id = desk.file();
        desk.triage(id, accepted());

        assertThatThrownBy(() -> desk.benchmark(id, benchmark())).hasMessageContaining("现为“对标中”，没有待执行的“存档”决定");

        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.BENCHMARKING);
        assertThat(desk.told(id, "problem-closed:")).isEmpty();
    }

    @Test
    @DisplayName("早先的版本没有“已通过验收”这一步：完成任务时就算，不会停在半路")
    void countsAtOnceInAVersionWithoutTheStep() {
        deploy(new OwnersModel("improvement-loop.bpmn")
                .replace(
                        "<camunda:executionListener delegateExpression=\"${passVerificationListener}\" event=\"start\" />",
                        ""));
        ProblemId id = desk.benchmarked();
        desk.finish(id);

        desk.verify(id, passed());
        desk.summarise(id, archived());

        assertThat(desk.ends(id)).containsExactly("endEvent_closed");
    }

    @Test
    @DisplayName("早先的版本里任务没有自己的填写：转办、再次验收和裁定的表单仍是空的，没有另定期限的按规定顺延")
    void beginsEachStepAnewInVersionsWhoseTasksHaveNoAnswersOfTheirOwn() {
        deploy(older());
        ProblemId id = desk.file();
        desk.triage(id, Map.of("triageDecision", "transfer", "triageItemId", "1.2"));

        assertThat(desk.shown(id, ImprovementDesk.TRIAGE))
                .containsEntry("triageDecision", null)
                .containsEntry("triageItemId", "1.2");
        assertThat(desk.rows(id, "similarProblems")).isEmpty();

        desk.triage(id, with(accepted(), Map.of("triageItemId", "1.1")));
        assertThat(desk.shown(id, ImprovementDesk.BENCHMARK)).containsEntry("assignmentNote", "请会同市场监管部门整改。");
        desk.benchmark(id, benchmark());
        desk.finish(id);
        desk.verify(id, with(failed("现场核验，材料没有减少。"), Map.of("returnDueOn", "2026-11-20")));
        assertThat(desk.due(id)).isEqualTo("2026-11-20");
        assertThat(desk.shown(id, ImprovementDesk.IMPROVE)).containsEntry("verificationOpinion", "现场核验，材料没有减少。");

        desk.finish(id);
        assertThat(desk.shown(id, VERIFY))
                .containsEntry("verificationDecision", null)
                .containsEntry("verificationOpinion", null)
                .containsEntry("returnDueOn", null);
        day.at("2026-11-20T10:00");
        desk.verify(id, failed("第二次现场核验，材料没有减少。"));
        assertThat(desk.due(id)).isEqualTo("2026-11-27");

        desk.finish(id);
        desk.verify(id, failed("第三次现场核验，材料没有减少。"));
        assertThat(desk.shown(id, ImprovementDesk.SETTLE))
                .containsEntry("assignedUnitId", null)
                .containsEntry("assignedDueOn", null);
        desk.settle(id, Map.of("settlementDecision", "close", "settlementOpinion", "暂不具备条件。"));

        assertThat(desk.ends(id)).containsExactly("endEvent_unresolved");
    }

    private static OwnersModel older() {
        return new OwnersModel("improvement-loop.bpmn")
                .withoutOwnAnswers(
                        "userTask_triageProblem",
                        "userTask_benchmarkProblem",
                        "userTask_improve",
                        "userTask_verifyImprovement",
                        "userTask_settleProblem",
                        "userTask_summariseExperience")
                .replace(
                        "<camunda:taskListener delegateExpression=\"${triageProblemListener}\"",
                        "<camunda:taskListener delegateExpression=\"${prepareTriageListener}\" event=\"create\" />"
                                + "<camunda:taskListener delegateExpression=\"${triageProblemListener}\"")
                .replace(
                        "<camunda:taskListener delegateExpression=\"${recordImprovementListener}\"",
                        "<camunda:taskListener delegateExpression=\"${prepareImprovementListener}\" event=\"create\" />"
                                + "<camunda:taskListener delegateExpression=\"${recordImprovementListener}\"");
    }

    @Test
    @DisplayName("早先的版本里对标没有自己的填写：重新交办给别的单位，表单仍是空的，没有填的计量单位不沿用原单位的")
    void leavesNothingOfTheUnitBeforeInVersionsWhoseTasksHaveNoAnswersOfTheirOwn() {
        deploy(older());
        ProblemId id = desk.failedThreeTimes();

        desk.settle(
                id,
                Map.of(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "panlongqu",
                        "assignedDueOn", "2026-12-25",
                        "settlementOpinion", "改由盘龙区先行试点。"));

        assertThat(desk.shown(id, ImprovementDesk.BENCHMARK)).containsEntry("benchmarkAgainst", null);
        assertThat(desk.shownRows(id, ImprovementDesk.BENCHMARK, "measures")).containsExactly(Map.of());

        Map<String, Object> input = new HashMap<>(benchmark());
        input.remove("valueUnit");
        desk.benchmark(id, input);

        assertThat(attempts.last(id).orElseThrow().unit()).isEqualTo(UnitId.of("panlongqu"));
        assertThat(attempts.last(id).orElseThrow().benchmark().unit()).isNull();
    }

    @Test
    @DisplayName("以已销号问题的编号再启动流程：拒绝")
    void startsNothingForAClosedProblem() {
        ProblemId id = desk.closed();

        assertThatThrownBy(() -> day.as(
                        "admin",
                        () -> runtime.startProcessInstanceByKey(ImprovementDesk.KEY, id.toString(), Map.of("x", "y"))))
                .hasStackTraceContaining("问题" + id + "现为“已销号”，不能再次启动办理流程。");
    }
}
