package org.everspring.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.OwnersModel.AGREED;
import static org.everspring.support.OwnersModel.REFUSED;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private Runnable takeBack;

    @BeforeEach
    void theMeasuresWaitForTheLeader() {
        takeBack = new OwnersModel("measure-breakdown.bpmn")
                .signOff("leader", DRAFT, "flow_draftDone", "${unitId}")
                .deploy(day, repository);
        desk.openQuarter();
        draft();
    }

    @AfterEach
    void takeTheModelBack() {
        takeBack.run();
    }

    private void draft() {
        day.submit(
                "gonganju.liaison",
                desk.task(ID, DRAFT),
                Map.of(
                        "measures",
                        JsonVariable.of(List.of(Map.of(
                                "title", "设立开办专窗",
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
        assertThat(desk.openTasks(ID)).containsExactly(SIGN);
        assertThat(state()).isEqualTo(BreakdownState.DRAFTING);
        assertThat(desk.notices(ID, "measures-submitted:")).isEmpty();

        sign(REFUSED);
        draft();
        sign(AGREED);

        assertThat(state()).isEqualTo(BreakdownState.SUBMITTED);
        assertThat(desk.told(ID, "measures-submitted:")).containsExactly("fagaiwei.liaison");
        day.submit("fagaiwei.liaison", desk.task(ID, CONFIRM), Map.of("measuresDecision", "confirm"));
        day.runDueJobs();
        assertThat(state()).isEqualTo(BreakdownState.CONFIRMED);
    }

    @Test
    @DisplayName("停在签批到关闭的，登记未细化")
    void whatNobodySignsIsMissing() {
        day.at("2026-12-23T00:00");
        day.runDueJobs();

        assertThat(state()).isEqualTo(BreakdownState.MISSING);
        assertThat(desk.openTasks(ID)).isEmpty();
    }
}
