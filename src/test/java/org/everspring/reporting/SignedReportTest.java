package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.answer;
import static org.everspring.support.Inputs.granted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;
import static org.everspring.support.ReportingDesk.ANSWER_URGE;
import static org.everspring.support.ReportingDesk.DECIDE_EXTENSION;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.plan.UnitId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner puts a task of the unit's leader into the model of reports. */
@EngineTest
@DisplayName("责任单位季度报送：流程中加了分管领导签批")
class SignedReportTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final Set<UnitId> ITS_STAFF = Set.of(UnitId.of("wuhuaqu"));
    private static final String SIGN = "userTask_leader";

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ReportUrges urges;

    @Autowired
    private ReportExtensions extensions;

    @Autowired
    private MeasureBreakdowns measures;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private Runnable takeBack;

    @AfterEach
    void takeTheModelBack() {
        takeBack.run();
    }

    /** Who refuses in the task on the flow leads back to 填报. */
    private void open(String flow, String group) {
        takeBack = new OwnersModel("unit-report.bpmn")
                .signOff("leader", FILL, flow, group)
                .deploy(day, repository);
        desk.openQuarter();
    }

    private void sign(Map<String, Object> decision) {
        day.submit("wuhuaqu.leader", desk.task(WUHUA, SIGN), decision);
        day.runDueJobs();
    }

    @Nested
    @DisplayName("在“已报送”之前")
    class BeforeTheMilestone {

        @BeforeEach
        void theReportWaitsForTheLeader() {
            open("flow_reportFilled", "${unitId}");
            desk.handIn(WUHUA, report().progress("等待签批的推进情况。"));
        }

        @Test
        @DisplayName("签批之前仍是待报送，牵头单位没有任务也没有通知；同意后即报送，是否按期以此刻为准")
        void theLeaderHandsIn() {
            assertThat(desk.openTasks(WUHUA)).containsExactly(SIGN);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.OPEN);
            assertThat(desk.stored(WUHUA)).isZero();
            assertThat(desk.notices(WUHUA, "report-submitted:")).isEmpty();

            day.at("2026-12-23T10:00");
            sign(AGREED);

            assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
            assertThat(desk.obligation(WUHUA).lateWorkingDays()).isEqualTo(3);
            assertThat(desk.told(WUHUA, "report-submitted:")).containsExactly("fagaiwei.liaison");
            desk.review(WUHUA, accepted());
            assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        }

        @Test
        @DisplayName("不同意的回到填报，所填内容还在，改后再报照常受理")
        void theLeaderSendsBack() {
            sign(REFUSED);

            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.variable(WUHUA, "progress")).isEqualTo("等待签批的推进情况。");
            desk.handIn(WUHUA, report().progress("按签批意见修改的推进情况。"));
            sign(AGREED);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
            assertThat(desk.obligation(WUHUA).round()).isEqualTo(1);
            desk.review(WUHUA, accepted());
            assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        }

        @Test
        @DisplayName("签批途中可以撤回到填报，不计撤回也不惊动牵头单位；正在填报的没有可撤回的")
        void theUnitTakesItBackFromItsLeader() {
            Browser staff = Browser.signedIn(environment, "wuhuaqu.liaison");
            assertThat(staff.get("/desk/quarter").text()).contains("待报送").containsOnlyOnce(">撤回</button>");

            Browser.Page answer = staff.post("/desk/obligations/" + WUHUA + "/withdraw", Map.of());

            assertThat(staff.get(answer.location()).text()).contains("报送已撤回").doesNotContain(">撤回</button>");
            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.OPEN);
            assertThat(desk.obligation(WUHUA).timesWithdrawn()).isZero();
            assertThat(desk.notices(WUHUA, "report-withdrawn:")).isEmpty();
            assertThatThrownBy(() -> reporting.withdraw(WUHUA, ITS_STAFF))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("只有待审核的报送可以撤回");
        }

        @Test
        @DisplayName("报送之后的撤回照常，回到填报，再经签批")
        void theUnitTakesItBackFromTheLead() {
            sign(AGREED);

            reporting.withdraw(WUHUA, ITS_STAFF);

            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.OPEN);
            assertThat(desk.obligation(WUHUA).timesWithdrawn()).isEqualTo(1);
            desk.handIn(WUHUA, report());
            assertThat(desk.openTasks(WUHUA)).containsExactly(SIGN);
        }

        @Test
        @DisplayName("停在签批到季度关闭的，登记缺报")
        void whatNobodySignsIsMissing() {
            desk.letQuarterClose();

            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.MISSING);
            assertThat(desk.ends(WUHUA)).contains("endEvent_missing").doesNotContain("endEvent_unreviewed");
            assertThat(desk.hasEnded(WUHUA)).isTrue();
        }

        @Test
        @DisplayName("停在签批时，提醒、催办、延期都照常；报送之后不再提醒")
        void noticesReachTheUnitWhereverItWaits() {
            day.letDaysPass("2026-12-17", "2026-12-17");
            urges.urge(WUHUA, "请尽快报送。", Set.of(UnitId.of("fagaiwei")), "fagaiwei.liaison");
            extensions.request(WUHUA, LocalDate.parse("2026-12-24"), "领导出差，等待签批。", ITS_STAFF, "wuhuaqu.liaison");
            day.runDueJobs();

            assertThat(desk.reminders(WUHUA)).contains("12-17 蓝色 wuhuaqu.leader");
            assertThat(desk.openTasks(WUHUA)).containsExactlyInAnyOrder(SIGN, ANSWER_URGE, DECIDE_EXTENSION);
            desk.answerUrge(WUHUA, answer("领导今日签批。"));
            desk.decideExtension(WUHUA, granted("2026-12-24"));
            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-24");

            sign(AGREED);
            int before = desk.reminders(WUHUA).size();
            day.letDaysPass("2026-12-21", "2026-12-30");
            assertThat(desk.reminders(WUHUA)).hasSize(before);
        }

        @Test
        @DisplayName("签批期间举措清单有更新的，签批时说明，退回后按新清单填报")
        void theLeaderIsToldWhatNoLongerFits() {
            BreakdownId breakdown = BreakdownId.parse("measures:1.1:wuhuaqu");
            measures.draft(
                    breakdown, List.of(new Measure("设立开办专窗", LocalDate.parse("2026-12-30"), "王磊", "13800000000")));
            measures.submit(breakdown, "wuhuaqu.liaison");
            measures.decide(breakdown, new BreakdownDecision(true, null), "fagaiwei.liaison");
            measures.confirm(breakdown);

            assertThatThrownBy(() -> sign(AGREED))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("举措");
            assertThat(desk.openTasks(WUHUA)).containsExactly(SIGN);
            sign(REFUSED);
            assertThat(desk.rows(WUHUA, "measures"))
                    .extracting(row -> row.get("title"))
                    .containsExactly("设立开办专窗");
        }
    }

    @Nested
    @DisplayName("在“已报送”之后")
    class AfterTheMilestone {

        @BeforeEach
        void theReportWaitsForTheLeadsLeader() {
            open("flow_reportSubmitted", "${leadUnitId}");
            desk.handIn(WUHUA, report());
        }

        private void decide(Map<String, Object> decision) {
            day.submit("fagaiwei.leader", desk.task(WUHUA, SIGN), decision);
            day.runDueJobs();
        }

        @Test
        @DisplayName("已经算报送，可以撤回；牵头单位有了审核任务才得到通知")
        void theReportIsInAlready() {
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
            assertThat(desk.notices(WUHUA, "report-submitted:")).isEmpty();

            decide(AGREED);

            assertThat(desk.told(WUHUA, "report-submitted:")).containsExactly("fagaiwei.liaison");
            reporting.withdraw(WUHUA, ITS_STAFF);
            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        }

        @Test
        @DisplayName("退回填报的，状态随之变为已退回，再报照常受理")
        void theUnitHasItAgain() {
            decide(REFUSED);

            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.RETURNED);
            desk.handIn(WUHUA, report().progress("再次报送的推进情况。"));
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
            assertThat(desk.obligation(WUHUA).round()).isEqualTo(2);
        }

        @Test
        @DisplayName("停在其间到季度关闭的，登记为已报送未审核")
        void closingFindsItHandedIn() {
            desk.letQuarterClose();

            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.UNREVIEWED);
            assertThat(desk.ends(WUHUA)).contains("endEvent_unreviewed");
        }
    }

    @Nested
    @DisplayName("早先的版本里，任务没有自己的填写")
    class OlderVersions {

        private void open(OwnersModel model) {
            takeBack = model.withoutOwnAnswers(FILL, REVIEW).deploy(day, repository);
            desk.openQuarter();
        }

        @Test
        @DisplayName("退回、签批、撤回都照常，每一轮报送的是那一轮所填的")
        void goOnAsTheyBegan() {
            open(new OwnersModel("unit-report.bpmn").signOff("leader", FILL, "flow_reportFilled", "${unitId}"));
            desk.handIn(WUHUA, report().progress("第一次填报的推进情况。"));
            sign(REFUSED);
            desk.handIn(WUHUA, report().progress("改过一次的推进情况。"));
            sign(AGREED);
            desk.review(WUHUA, returned("请补充办件量。"));

            assertThat(desk.variable(WUHUA, "progress")).isEqualTo("改过一次的推进情况。");
            desk.handIn(WUHUA, report().progress("补充之后的推进情况。"));
            sign(AGREED);
            assertThat(desk.variable(WUHUA, "reviewDecision")).isNull();
            desk.review(WUHUA, accepted());

            assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
            assertThat(reports.find(WUHUA, 1).orElseThrow().progress()).isEqualTo("改过一次的推进情况。");
            assertThat(reports.find(WUHUA, 2).orElseThrow().progress()).isEqualTo("补充之后的推进情况。");
            assertThat(desk.stored(WUHUA)).isEqualTo(2);
        }

        @Test
        @DisplayName("等待签批时内容只在流程里的，签批后照样报送")
        void handInWhatOnlyTheInstanceCarries() {
            open(new OwnersModel("unit-report.bpmn").signOff("leader", FILL, "flow_reportFilled", "${unitId}"));
            desk.handIn(WUHUA, report().progress("等待签批的推进情况。"));
            for (String table : List.of("report_measure", "report_target", "report_problem", "report")) {
                jdbc.sql("delete from " + table).update();
            }

            sign(AGREED);

            assertThat(reports.find(WUHUA, 1).orElseThrow().progress()).isEqualTo("等待签批的推进情况。");
            assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        }

        @Test
        @DisplayName("迁移到现在的版本后，报送的是新填的，不是流程里留下的")
        void followThePresentVersion() {
            open(new OwnersModel("unit-report.bpmn"));
            desk.handIn(WUHUA, report().progress("第一次填报的推进情况。"));
            desk.review(WUHUA, returned("请补充办件量。"));
            Runnable older = takeBack;
            Runnable present = new OwnersModel("unit-report.bpmn").deploy(day, repository);
            takeBack = () -> {
                present.run();
                older.run();
            };
            var plan = runtime.createMigrationPlan(definition(1), definition(0))
                    .mapEqualActivities()
                    .build();
            runtime.newMigration(plan)
                    .processInstanceIds(
                            day.instance("unitReport", WUHUA.toString()).getId())
                    .execute();

            desk.handIn(WUHUA, report().progress("补充之后的推进情况。"));
            desk.review(WUHUA, accepted());

            assertThat(reports.find(WUHUA, 2).orElseThrow().progress()).isEqualTo("补充之后的推进情况。");
            assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        }
    }

    /** @param back from the latest version */
    private String definition(int back) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("unitReport")
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .get(back)
                .getId();
    }

    @Test
    @DisplayName("所填内容和审核意见只在各自的任务里，不留在流程里")
    void answersStayWithTheirTasks() {
        open("flow_reportFilled", "${unitId}");
        desk.handIn(WUHUA, report().progress("等待签批的推进情况。"));

        assertThat(instanceVariables()).doesNotContain("progress", "measures", "problems", "drafter", "experience");

        sign(AGREED);
        desk.review(WUHUA, returned("请补充办件量。"));
        assertThat(instanceVariables()).contains("reviewDecision").doesNotContain("progress", "returnReason");
        assertThat(desk.variable(WUHUA, "progress")).isEqualTo("等待签批的推进情况。");
        assertThat(desk.variable(WUHUA, "returnReason")).isEqualTo("请补充办件量。");
    }

    private Set<String> instanceVariables() {
        return runtime.getVariables(day.instance("unitReport", WUHUA.toString()).getId())
                .keySet();
    }
}
