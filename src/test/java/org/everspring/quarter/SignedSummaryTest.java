package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.with;
import static org.everspring.support.Inputs.agreed;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.Inputs.summaryAccepted;
import static org.everspring.support.Inputs.summaryReturned;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;
import static org.everspring.support.ReportingDesk.COMPILE;
import static org.everspring.support.ReportingDesk.COUNTERSIGN;
import static org.everspring.support.ReportingDesk.JUDGE;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.matter.SummaryId;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner puts a task of the lead's leader into the model of summaries. */
@EngineTest
@DisplayName("重点任务季度汇总：流程中加了分管领导签批")
class SignedSummaryTest {

    private static final SummaryId TAXES = SummaryId.parse("2026Q4:1.2");
    private static final String SIGN = "userTask_leader";

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private Runnable takeBack;

    private static OwnersModel signed() {
        return new OwnersModel("item-summary.bpmn").signOff("leader", COMPILE, "flow_summaryCompiled", "${leadUnitId}");
    }

    private void theSummaryWaitsForTheLeader(OwnersModel model) {
        takeBack = model.deploy(day, repository);
        desk.openQuarter();
        day.at("2026-12-21T00:00");
        day.runDueJobs();
        desk.compile(TAXES, summary());
    }

    @AfterEach
    void takeTheModelBack() {
        takeBack.run();
    }

    private void sign(Map<String, Object> decision) {
        day.submit(desk.summary(TAXES).leadUnit() + ".leader", desk.task(TAXES, SIGN), decision);
        day.runDueJobs();
    }

    @Test
    @DisplayName("签批之前仍是汇总中，联合牵头单位没有任务也没有通知；同意后才会签、审定")
    void theLeaderHandsIn() {
        theSummaryWaitsForTheLeader(signed());

        assertThat(desk.openTasks(TAXES)).containsExactly(SIGN);
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.COMPILING);
        assertThat(desk.notices(TAXES, "countersign-asked:")).isEmpty();

        day.at("2026-12-28T10:00");
        sign(AGREED);

        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.COUNTERSIGNING);
        assertThat(desk.summary(TAXES).lateWorkingDays()).isEqualTo(1);
        assertThat(desk.told(TAXES, "countersign-asked:"))
                .containsExactlyInAnyOrder("fagaiwei.liaison", "gonganju.liaison");
        assertThat(desk.notices(TAXES, "summary-submitted:")).isEmpty();
        desk.countersign(TAXES, "fagaiwei", agreed());
        desk.countersign(TAXES, "gonganju", agreed());
        assertThat(desk.told(TAXES, "summary-submitted:")).containsExactly("yingshangban.liaison");
        desk.judge(TAXES, summaryAccepted());
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.ACCEPTED);
    }

    @Test
    @DisplayName("不同意的、审定退回的都回到汇总，再报照常受理")
    void theLeaderAndTheOfficeSendBack() {
        theSummaryWaitsForTheLeader(signed());

        assertThat(desk.summary(TAXES).round()).isZero();
        sign(REFUSED);
        assertThat(desk.openTasks(TAXES)).containsExactly(COMPILE);
        assertThat(desk.variable(TAXES, "summarySignedBy")).isEqualTo("赵强");
        assertThat(runtime.getVariables(
                        day.instance("itemSummary", TAXES.toString()).getId()))
                .doesNotContainKeys("summaryProgress", "summarySignedBy");
        desk.compile(TAXES, summary());
        sign(AGREED);
        desk.countersign(TAXES, "fagaiwei", agreed());
        desk.countersign(TAXES, "gonganju", agreed());
        desk.judge(TAXES, summaryReturned("请补充存在问题。"));

        assertThat(desk.openTasks(TAXES)).containsExactly(COMPILE);
        desk.compile(TAXES, summary());
        sign(AGREED);
        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
        assertThat(desk.summary(TAXES).round()).isEqualTo(2);
    }

    @Test
    @DisplayName("早先的版本里汇总没有自己的填写：签批、退回都照常，报送的是最后所填的")
    void olderVersionsGoOnAsTheyBegan() {
        theSummaryWaitsForTheLeader(signed().withoutOwnAnswers(COMPILE)
                .replace(
                        "<camunda:taskListener delegateExpression=\"${draftSummaryListener}\" event=\"complete\" />",
                        ""));
        sign(REFUSED);
        desk.compile(TAXES, with(summary(), Map.of("summarySignedBy", "钱进")));
        sign(AGREED);

        assertThat(desk.text(TAXES, 1).orElseThrow().signedBy()).isEqualTo("钱进");
    }

    @Test
    @DisplayName("停在签批时照常督办；到季度关闭登记汇总缺报")
    void whatNobodySignsIsMissing() {
        theSummaryWaitsForTheLeader(signed());

        day.letDaysPass("2026-12-28", "2026-12-28");
        assertThat(desk.notices(TAXES, "reminder:")).isNotEmpty();

        desk.letQuarterClose();

        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.MISSING);
        assertThat(desk.openTasks(TAXES)).isEmpty();
        assertThat(desk.task(TAXES, JUDGE)).isNull();
    }
}
