package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.quarter.ItemSummaries;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever a diagram says, no step changes a matter in a state in which that makes no sense. */
@EngineTest
@DisplayName("流程中的步骤核对事项的状态")
class SenselessStepTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final SummaryId STARTING_UP = SummaryId.parse("2026Q4:1.1");
    private static final SummaryId WITHOUT_UNITS = SummaryId.parse("2026Q4:1.3");
    private static final BreakdownId BREAKDOWN = BreakdownId.parse("measures:1.1:wuhuaqu");

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
    private ItemSummaries summarising;

    @Autowired
    private MeasureBreakdowns measures;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    private Runnable takeBack = () -> {};

    @AfterEach
    void takeTheModelBack() {
        takeBack.run();
    }

    private static void refused(ThrowingCallable step, String reason) {
        assertThatThrownBy(step).isInstanceOf(InvalidInputException.class).hasMessageContaining(reason);
    }

    @Test
    @DisplayName("报送：没有报送不能采纳、退回、登记未审核，没有决定不能采纳、退回，没有关闭不能登记缺报")
    void reports() {
        desk.openQuarter();

        refused(() -> reporting.accept(WUHUA), "现为“待报送”，不能采纳");
        refused(() -> reporting.returnToUnit(WUHUA), "现为“待报送”，不能退回");
        refused(() -> reporting.requestReview(WUHUA, desk.obligation(WUHUA).due()), "“已报送”应在审核之前");
        refused(() -> reporting.recordUnreviewed(WUHUA), "现为“待报送”，不能登记为未审核");
        refused(() -> reporting.recordMissing(WUHUA), "此前不能登记缺报");
        refused(() -> extensions.extend(WUHUA), "没有同意过这项报送的延期申请");
        refused(() -> extensions.refuse(WUHUA), "没有不同意过这项报送的延期申请");
        refused(() -> urges.tellUnit(WUHUA), "没有催办");
        refused(() -> urges.deliverAnswer(WUHUA), "催办还没有回复");
        desk.handIn(WUHUA, report());
        refused(() -> reporting.accept(WUHUA), "尚未决定采纳");
        refused(() -> reporting.returnToUnit(WUHUA), "尚未决定退回");
        refused(() -> reporting.recordMissing(WUHUA), "现为“待审核”，不能登记缺报");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
    }

    @Test
    @DisplayName("汇总：报送未齐不能开始，没有报送和审定不能通过、退回，没有关闭不能登记缺报")
    void summaries() {
        desk.openQuarter();

        refused(() -> summarising.begin(STARTING_UP), "不能开始汇总");
        refused(() -> summarising.accept(WITHOUT_UNITS), "现为“汇总中”，不能通过");
        refused(() -> summarising.requestJudgement(WITHOUT_UNITS), "应在审定之前");
        refused(() -> summarising.recordMissing(WITHOUT_UNITS), "此前不能登记汇总缺报");
        desk.compile(WITHOUT_UNITS, summary());
        refused(() -> summarising.accept(WITHOUT_UNITS), "尚未决定通过");
        refused(() -> summarising.returnToLead(WITHOUT_UNITS), "尚未决定退回");
        refused(() -> summarising.returnObjections(WITHOUT_UNITS), "不能因会签意见退回");
        refused(() -> summarising.recordMissing(WITHOUT_UNITS), "现为“待审定”");
    }

    @Test
    @DisplayName("细化举措：没有提交和决定不能确认、退回，没有关闭不能登记")
    void breakdowns() {
        desk.openQuarter();

        refused(() -> measures.confirm(BREAKDOWN), "现为“细化中”");
        refused(() -> measures.requestConfirmation(BREAKDOWN), "应在确认之前");
        refused(() -> measures.recordMissing(BREAKDOWN), "此前不能登记未细化");
    }

    @Test
    @DisplayName("流程跳过审核直接采纳的，作业失败并说明原因，报送仍待审核")
    void aDiagramDoesNotDecideForTheLead() {
        takeBack = new OwnersModel("unit-report.bpmn")
                .redirect("flow_reportSubmitted", "endEvent_reviewed")
                .replace("${reviewDecision == 'accept'}", "${reviewDecision != 'return'}")
                .deploy(day, repository);
        desk.openQuarter();
        day.submit("wuhuaqu.liaison", desk.task(WUHUA, FILL), desk.fields(WUHUA, report()));

        String job = management
                .createJobQuery()
                .activityId("serviceTask_acceptReport")
                .singleResult()
                .getId();
        assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("牵头单位尚未决定采纳这份报送");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
        management.setJobRetries(job, 0);
        assertThat(runtime.createIncidentQuery().singleResult().getIncidentMessage())
                .contains("牵头单位尚未决定采纳这份报送");
    }

    @Test
    @DisplayName("流程中“已报送”被删去的，提交时当场说明，不会交给牵头单位")
    void aReportIsHandedInBeforeItIsReviewed() {
        takeBack = new OwnersModel("unit-report.bpmn")
                .replace("${submitReportListener}", "${readReportStateListener}")
                .deploy(day, repository);
        desk.openQuarter();

        assertThatThrownBy(() -> desk.handIn(WUHUA, report()))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("现为“待报送”，不能交牵头单位审核");
        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
    }

    @Test
    @DisplayName("一个事项不能有第二个在办的流程实例")
    void aMatterHasOneInstance() {
        desk.openQuarter();

        assertThatThrownBy(
                        () -> day.as("admin", () -> runtime.startProcessInstanceByKey("unitReport", WUHUA.toString())))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("“2026Q4:1.1:wuhuaqu”已有在办的流程实例");
        assertThatThrownBy(() -> day.as(
                        "admin",
                        () -> runtime.createProcessInstanceByKey("unitReport")
                                .startBeforeActivity("serviceTask_recordMissing")
                                .businessKey(WUHUA.toString())
                                .execute()))
                .isInstanceOf(InputRefusedException.class);
        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
    }

    @Test
    @DisplayName("流程每次变更状态，审计都有流程、版本、步骤和业务编号")
    void theAuditTellsWhichStepHasChangedTheState() {
        desk.openQuarter();
        assertThat(changes()).isEmpty();

        desk.handIn(WUHUA, report());
        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        desk.review(WUHUA, accepted());

        assertThat(jdbc.sql(
                                "select subject_name, detail from audit_event where kind = 'STATE' and subject = ? order by id")
                        .param(WUHUA.toString())
                        .query((row, number) -> tuple(
                                row.getString("subject_name"),
                                row.getString("detail").replaceAll("第\\d+版", "第N版")))
                        .list())
                .containsExactly(
                        tuple("待报送 → 待审核", "流程：责任单位季度报送（unitReport）第N版\n步骤：已报送（event_reportSubmitted）"),
                        tuple("待审核 → 已采纳", "流程：责任单位季度报送（unitReport）第N版\n步骤：采纳报送（serviceTask_acceptReport）"));
    }

    private List<String> changes() {
        return jdbc.sql("select subject from audit_event where kind = 'STATE' and subject = ?")
                .param(WUHUA.toString())
                .query(String.class)
                .list();
    }
}
