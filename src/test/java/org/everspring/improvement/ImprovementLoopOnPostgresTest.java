package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.TRIAGE;
import static org.everspring.support.ImprovementDesk.benchmark;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.promoted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.intake.ExternalProblems;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Experiences;
import org.everspring.support.AtOnce;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.OnPostgres;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a failed statement ends the transaction, and locks are the database's own. */
@OnPostgres
@DisplayName("问题整改闭环（PostgreSQL）")
class ImprovementLoopOnPostgresTest extends SimultaneousImprovementTest {

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ProblemIntake intake;

    @Autowired
    private ExternalProblems systems;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Experiences experiences;

    @Test
    @DisplayName("三次未通过、重新交办、通过验收、推荐典型经验、销号、复发")
    void theLongestWayIsPassed() {
        ProblemId id = desk.failedThreeTimes();
        desk.settle(
                id,
                Map.of(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "panlongqu",
                        "assignedDueOn", "2026-12-25",
                        "settlementOpinion", "改由盘龙区先行试点。"));
        desk.benchmark(id, benchmark());
        desk.finish(id);
        desk.verify(id, passed());
        desk.summarise(id, promoted());

        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.CLOSED);
        assertThat(experiences.ofProblem(id.toString())).isPresent();
        assertThat(problems.newest(ProblemFilter.concerning(Set.of(UnitId.of("panlongqu")))))
                .extracting(ProblemSnapshot::id)
                .containsExactly(id);
        ProblemReporter reporter = new ProblemReporter("wuhuaqu.liaison", "五华区联络员", Set.of(UnitId.of("wuhuaqu")));
        ProblemId again = intake.reopen(id, "整改一个月后，企业又反映材料重复提交。", reporter);
        assertThat(desk.openTasks(again)).containsExactly(TRIAGE);
    }

    @Test
    @DisplayName("其他系统同时发来同一编号：同样内容是同一个问题，不同内容只留先到的")
    void oneKeyGivesOneProblem() throws Exception {
        ProblemReport report = new ProblemReport(
                ProblemSource.ENTERPRISE,
                ItemId.of("1.1"),
                "办理公章备案跑了三趟",
                "来电企业反映办理公章备案跑了三趟，每次要求的材料都不一样。",
                List.of(UnitId.of("gonganju")));
        ProblemReport other = new ProblemReport(
                report.source(), report.item(), report.title() + "以上", report.description(), report.concerned());
        Runnable send = () -> systems.file(new Actor("admin", "admin"), "12345-001", report);

        assertThat(AtOnce.run(send, send, send, send)).isEmpty();
        assertThat(AtOnce.run(
                        () -> systems.file(new Actor("admin", "admin"), "12345-002", report),
                        () -> systems.file(new Actor("admin", "admin"), "12345-002", other)))
                .singleElement()
                .isInstanceOf(AlreadyDoneException.class);

        assertThat(problems.count(ProblemFilter.all())).isEqualTo(2);
    }

    @Test
    @DisplayName("提醒与督办写进时间线")
    void remindersAreKept() {
        ProblemId id = desk.file();

        day.letDaysPass("2026-11-03", "2026-11-06");

        assertThat(desk.reminders(id)).hasSize(4);
        assertThat(desk.timeline(id)).containsOnlyOnce("五华区联络员 发现问题").contains("系统 督办（黄色）");
    }
}
