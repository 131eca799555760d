package org.everspring.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner puts a task of the unit's leader into the model of breakdowns. */
@EngineTest
@DisplayName("细化举措流程：流程中加了分管领导签批")
class SignedMeasuresTest {

    private static final BreakdownId ID = BreakdownId.parse("measures:1.1:gonganju");
    private static final String DRAFT = "userTask_draftMeasures";
    private static final String SIGN = "userTask_leader";
    private static final String CONFIRM = "userTask_confirmMeasures";

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Breakdowns breakdowns;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FormService forms;

    private Runnable takeBack;

    private void theMeasuresWaitForTheLeader(OwnersModel model) {
        takeBack = model.deploy(day, repository);
        desk.openQuarter();
        draft();
    }

    @AfterEach
    void takeTheModelBack() {
        takeBack.run();
    }

    private static OwnersModel signed() {
        return new OwnersModel("measure-breakdown.bpmn").signOff("leader", DRAFT, "flow_draftDone", "${unitId}");
    }

    private String shown() {
        return forms.getTaskFormVariables(desk.task(ID, DRAFT).getId(), null, false)
                .<JsonValue>getValueTyped("measures")
                .getValueSerialized();
    }

    private void draft() {
        draft("设立开办专窗");
    }

    private void draft(String title) {
        day.submit(
                "gonganju.liaison",
                desk.task(ID, DRAFT),
                Map.of(
                        "measures",
                        JsonVariable.of(List.of(Map.of(
                                "title", title,
                                "dueOn", "2026-12-31",
                                "owner", "王磊",
                                "ownerPhone", "13800000000")))));
        day.runDueJobs();
    }

    private void sign(Map<String, Object> decision) {
        day.submit("gonganju.leader", desk.task(ID, SIGN), decision);
        day.runDueJobs();
    }

    private BreakdownState state() {
        return breakdowns.get(ID).loaded().state();
    }

    @Test
    @DisplayName("签批之前仍是细化中，牵头单位没有任务也没有通知；退回后再交、同意后确认，举措生效")
    void theLeaderHandsIn() {
        theMeasuresWaitForTheLeader(signed());

        assertThat(desk.openTasks(ID)).containsExactly(SIGN);
        assertThat(state()).isEqualTo(BreakdownState.DRAFTING);
        assertThat(desk.notices(ID, "measures-submitted:")).isEmpty();

        sign(REFUSED);
        assertThat(shown()).contains("设立开办专窗", "王磊");
        assertThat(runtime.getVariables(
                        day.instance("measureBreakdown", ID.toString()).getId()))
                .doesNotContainKeys("measures", "planMeasures");
        draft();
        sign(AGREED);

        assertThat(state()).isEqualTo(BreakdownState.SUBMITTED);
        assertThat(desk.told(ID, "measures-submitted:")).containsExactly("fagaiwei.liaison");
        day.submit("fagaiwei.liaison", desk.task(ID, CONFIRM), Map.of("measuresDecision", "confirm"));
        day.runDueJobs();
        assertThat(state()).isEqualTo(BreakdownState.CONFIRMED);
    }

    @Test
    @DisplayName("早先的版本里细化任务没有自己的填写：签批、退回都照常，提交的是最后所填的")
    void olderVersionsGoOnAsTheyBegan() {
        theMeasuresWaitForTheLeader(signed().withoutOwnAnswers(DRAFT)
                .replace(
                        "<camunda:taskListener delegateExpression=\"${draftMeasuresListener}\" event=\"complete\" />",
                        ""));

        sign(REFUSED);
        draft("设立开办专区");
        sign(AGREED);

        assertThat(breakdowns.measures(ID, 1)).extracting(Measure::title).containsExactly("设立开办专区");
    }

    @Test
    @DisplayName("停在签批到关闭的，登记未细化")
    void whatNobodySignsIsMissing() {
        theMeasuresWaitForTheLeader(signed());

        day.at("2026-12-23T00:00");
        day.runDueJobs();

        assertThat(state()).isEqualTo(BreakdownState.MISSING);
        assertThat(desk.openTasks(ID)).isEmpty();
    }
}
