package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.LEAD;
import static org.everspring.support.ImprovementDesk.OFFICE;
import static org.everspring.support.ImprovementDesk.REPORTER;
import static org.everspring.support.ImprovementDesk.UNIT;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.failed;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.promoted;

import java.util.Map;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.ExperienceCase;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine runs a job again when a node dies between the work and the commit of its own tables. */
@EngineTest
@DisplayName("闭环的同一步骤执行两次只算一次")
class RepeatedImprovementStepTest {

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ProblemTriage triage;

    @Autowired
    private ProblemResolution resolution;

    @Autowired
    private ProblemResolution settlement;

    @Autowired
    private ProblemReminders reminders;

    @Autowired
    private ProblemConclusion conclusion;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @Test
    @DisplayName("交办：只告知一次，只记一条")
    void assignedOnce() {
        ProblemId id = desk.file();
        desk.triage(id, accepted());

        triage.assign(id);

        assertThat(desk.told(id, "problem-assigned:")).containsExactly(UNIT);
        assertThat(desk.timeline(id)).hasSize(2);
    }

    @Test
    @DisplayName("转办：期限不再推后，只告知一次")
    void transferredOnce() {
        ProblemId id = desk.file();
        desk.triage(id, Map.of("triageDecision", "transfer", "triageItemId", "1.2"));
        day.at("2026-11-03T10:00");

        triage.transfer(id);

        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2026-11-04");
        assertThat(desk.told(id, "problem-transferred:")).containsExactly("shuiwuju.liaison");
        assertThat(desk.timeline(id)).hasSize(2);
    }

    @Test
    @DisplayName("不予受理、并案：只告知一次")
    void rejectedAndMergedOnce() {
        ProblemId running = desk.benchmarked();
        ProblemId rejected = desk.file();
        desk.triage(rejected, Map.of("triageDecision", "reject", "rejectReason", "该事项已经办结。"));
        ProblemId merged = desk.file();
        desk.triage(merged, Map.of("triageDecision", "merge", "mergeIntoId", running.toString()));

        triage.reject(rejected);
        triage.merge(merged);

        assertThat(desk.told(rejected, "problem-rejected:")).containsExactly(REPORTER);
        assertThat(desk.told(merged, "problem-merged:")).containsExactly(REPORTER);
        assertThat(desk.timeline(running)).hasSize(4);
    }

    @Test
    @DisplayName("退回并计次：只计一次，期限只顺延一次")
    void failureCountedOnce() {
        ProblemId id = desk.benchmarked();
        desk.finish(id);
        desk.verify(id, failed("现场核验，材料没有减少。"));

        assertThat(resolution.returnToUnit(id)).isFalse();

        assertThat(desk.problem(id).verificationFailures()).isEqualTo(1);
        assertThat(desk.told(id, "problem-returned:")).containsExactly(UNIT);
    }

    @Test
    @DisplayName("第三次未通过：再执行一次结果相同，只报市营商环境办一次")
    void broughtToTheOfficeOnce() {
        ProblemId id = desk.failedThreeTimes();

        assertThat(resolution.returnToUnit(id)).isTrue();

        assertThat(desk.problem(id).verificationFailures()).isEqualTo(3);
        assertThat(desk.told(id, "problem-settlement:")).containsExactly(OFFICE);
    }

    @Test
    @DisplayName("重新交办、未解决结案：只告知一次")
    void settledOnce() {
        ProblemId again = desk.failedThreeTimes();
        desk.settle(
                again,
                Map.of(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "panlongqu",
                        "assignedDueOn", "2026-12-25",
                        "settlementOpinion", "改由盘龙区先行试点。"));
        ProblemId unresolved = desk.failedThreeTimes();
        desk.settle(unresolved, Map.of("settlementDecision", "close", "settlementOpinion", "暂不具备条件。"));

        settlement.reassign(again);
        settlement.closeUnresolved(unresolved);

        assertThat(desk.told(again, "problem-assigned:")).containsExactly(UNIT, "panlongqu.liaison");
        assertThat(desk.problem(again).unit()).isEqualTo(UnitId.of("panlongqu"));
        assertThat(desk.told(unresolved, "problem-unresolved")).containsExactly(REPORTER, UNIT, LEAD);
    }

    @Test
    @DisplayName("推荐、销号：只推荐一次，只告知一次")
    void nominatedAndClosedOnce() {
        ProblemId id = desk.benchmarked();
        desk.finish(id);
        desk.verify(id, passed());
        desk.summarise(id, promoted());
        int events = desk.timeline(id).size();

        conclusion.nominate(
                id,
                new ExperienceCase(
                        "另一个名称的经验",
                        "企业开办时同一材料向多个部门重复提交，企业意见集中。",
                        "公安、市场监管两部门打通业务系统，材料由首个受理部门共享。",
                        "提交材料由5.5份减到2份。",
                        "数据归口清单和共享接口可以直接复制。"));
        conclusion.close(id);

        assertThat(jdbc.sql("select count(*) from experience")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(desk.told(id, "problem-closed:")).containsExactly(REPORTER);
        assertThat(desk.timeline(id)).hasSize(events);
    }

    @Test
    @DisplayName("提醒与督办：同一天每人一条，时间线一条")
    void remindedOnceADay() {
        ProblemId waiting = desk.file();
        ProblemId id = desk.benchmarked();
        day.at("2026-12-16T09:00");

        reminders.remind(id);
        reminders.remind(id);
        reminders.remindOfStep(waiting);
        reminders.remindOfStep(waiting);

        assertThat(desk.reminders(id)).hasSize(3);
        assertThat(desk.entries(id))
                .filteredOn(event -> event.what().startsWith("督办"))
                .hasSize(1);
        assertThat(desk.reminders(waiting)).hasSize(3);
    }
}
