package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.agreed;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.ReportingDesk.COMPILE;
import static org.everspring.support.ReportingDesk.COUNTERSIGN;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.JUDGE;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.engine.InputRefusedException;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("两人同时办理同一项任务")
class SimultaneousSubmissionTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final SummaryId WITHOUT_UNITS = SummaryId.parse("2026Q4:1.3");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ManagementService management;

    @Autowired
    private Reports reports;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @RepeatedTest(3)
    @DisplayName("两人同时报送：一人成功，另一人得到说明，只存一份")
    void oneOfTwoReportsIsKept() throws Exception {
        Task task = desk.task(WUHUA, FILL);
        Map<String, Object> first = desk.fields(WUHUA, report().progress("联络员填报的推进情况。"));
        Map<String, Object> second = desk.fields(WUHUA, report().progress("单位领导填报的推进情况。"));

        List<Throwable> failures = AtOnce.run(
                () -> day.submit("wuhuaqu.liaison", task, first), () -> day.submit("wuhuaqu.leader", task, second));

        assertOneWasTooLate(failures);
        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        assertThat(desk.stored(WUHUA)).isEqualTo(1);
        assertThat(desk.obligation(WUHUA).round()).isEqualTo(1);
        assertThat(desk.notices(WUHUA, "report-submitted:")).hasSize(1);
        assertThat(desk.variable(WUHUA, "progress"))
                .isEqualTo(reports.find(WUHUA, 1).orElseThrow().progress());
    }

    @RepeatedTest(3)
    @DisplayName("一人采纳一人退回：只有一个结论")
    void oneOfTwoDecisionsStands() throws Exception {
        desk.handIn(WUHUA, report());
        Task task = desk.task(WUHUA, REVIEW);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit("fagaiwei.liaison", task, accepted()),
                () -> day.submit("fagaiwei.leader", task, returned("请补充办件量。")));
        day.runDueJobs();

        assertOneWasTooLate(failures);
        boolean kept = desk.decision(WUHUA).orElseThrow().accepted();
        assertThat(desk.obligation(WUHUA).state())
                .isEqualTo(kept ? ObligationState.ACCEPTED : ObligationState.RETURNED);
        assertThat(desk.notices(WUHUA, "report-returned:")).hasSize(kept ? 0 : 1);
    }

    @RepeatedTest(3)
    @DisplayName("两人同时提交汇总：只存一份")
    void oneOfTwoSummariesIsKept() throws Exception {
        Task task = desk.task(WITHOUT_UNITS, COMPILE);

        List<Throwable> failures = AtOnce.run(
                () -> day.submit("anningshi.liaison", task, summary()),
                () -> day.submit("anningshi.leader", task, summary()));

        assertOneWasTooLate(failures);
        assertThat(desk.openTasks(WITHOUT_UNITS)).containsExactly(JUDGE);
        assertThat(desk.summary(WITHOUT_UNITS).round()).isEqualTo(1);
    }

    @RepeatedTest(3)
    @DisplayName("两个共同牵头单位同时会签：都算数，谁也不必再来一次")
    void bothCountersignaturesCount() throws Exception {
        SummaryId taxes = SummaryId.parse("2026Q4:1.2");
        day.at("2026-12-21T00:00");
        day.runDueJobs();
        day.at("2026-12-22T10:00");
        desk.compile(taxes, summary());
        Map<String, Task> asked = new HashMap<>();
        day.tasks(taxes.toString(), COUNTERSIGN).forEach(task -> asked.put(desk.candidateOf(task), task));

        List<Throwable> failures = AtOnce.run(
                () -> day.submit("fagaiwei.liaison", asked.get("fagaiwei"), agreed()),
                () -> day.submit("gonganju.liaison", asked.get("gonganju"), agreed()));
        day.runDueJobs();

        assertThat(failures).isEmpty();
        assertThat(desk.openTasks(taxes)).containsExactly(JUDGE);
        assertThat(desk.variable(taxes, "countersignText")).isEqualTo("市发展改革委：同意\n市公安局：同意");
    }

    @RepeatedTest(3)
    @DisplayName("最后两份报送同时登记采纳：汇总只开始一次")
    void twoLastReportsBeginTheSummaryOnce() throws Exception {
        desk.handIn(WUHUA, report());
        desk.handIn(POLICE, report());
        day.submit("fagaiwei.liaison", desk.task(WUHUA, REVIEW), accepted());
        day.submit("fagaiwei.liaison", desk.task(POLICE, REVIEW), accepted());
        String first = acceptanceOf(WUHUA);
        String second = acceptanceOf(POLICE);

        List<Throwable> failures = AtOnce.run(() -> management.executeJob(first), () -> management.executeJob(second));
        day.runDueJobs();

        assertThat(failures).isEmpty();
        assertThat(desk.summary(WUHUA.summary()).openReports()).isZero();
        assertThat(desk.openTasks(WUHUA.summary())).containsExactly(COMPILE);
        assertThat(desk.timesPassed(WUHUA.summary(), "event_reportsComplete")).isEqualTo(1);
    }

    private String acceptanceOf(ObligationId id) {
        return management
                .createJobQuery()
                .processInstanceId(day.instance("unitReport", id.toString()).getId())
                .activityId("serviceTask_acceptReport")
                .singleResult()
                .getId();
    }

    private static void assertOneWasTooLate(List<Throwable> failures) {
        assertThat(failures).singleElement().isInstanceOfSatisfying(InputRefusedException.class, refusal -> {
            assertThat(refusal.getResponse().getStatus()).isEqualTo(409);
            // Which of the two depends on how far the other one was.
            assertThat(refusal.getMessage()).containsPattern("已由他人办结或发生变化，本次提交未生效|已经提交(（待审[核定]）)?，请勿重复提交");
        });
    }
}
