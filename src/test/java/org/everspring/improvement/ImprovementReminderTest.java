package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.BENCHMARK;
import static org.everspring.support.ImprovementDesk.IMPROVE;
import static org.everspring.support.ImprovementDesk.SETTLE;
import static org.everspring.support.ImprovementDesk.SUMMARISE;
import static org.everspring.support.ImprovementDesk.TRIAGE;
import static org.everspring.support.ImprovementDesk.VERIFY;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.failed;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.with;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.matter.ProblemId;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("问题整改闭环：提醒与督办")
class ImprovementReminderTest {

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @Test
    @DisplayName("整改：临近提醒，逾期按黄、橙、红升级，每级都在时间线上")
    void improvementClimbsTheLadder() {
        ProblemId id = desk.benchmarked();

        day.letDaysPass("2026-12-01", "2026-12-23");

        assertThat(desk.reminders(id))
                .containsExactlyElementsOf(days(
                        "12-08 提醒 gonganju.liaison",
                        "12-10 蓝色 gonganju.liaison",
                        "12-14 蓝色 gonganju.liaison gonganju.leader",
                        "12-15 蓝色 gonganju.liaison gonganju.leader",
                        "12-16 黄色 gonganju.liaison gonganju.leader fagaiwei.liaison",
                        "12-17 黄色 gonganju.liaison gonganju.leader fagaiwei.liaison",
                        "12-18 橙色 gonganju.liaison gonganju.leader fagaiwei.liaison",
                        "12-21 橙色 gonganju.liaison gonganju.leader fagaiwei.liaison",
                        "12-22 红色 gonganju.liaison gonganju.leader fagaiwei.liaison yingshangban.liaison",
                        "12-23 红色 gonganju.liaison gonganju.leader fagaiwei.liaison yingshangban.liaison"));
        assertThat(desk.openTasks(id)).containsExactly(IMPROVE);
        assertThat(desk.ends(id)).contains("endEvent_improvementReminded", "endEvent_improvementEscalated");
        assertThat(desk.timeline(id))
                .contains("系统 督办（蓝色）", "系统 督办（黄色）", "系统 督办（橙色）", "系统 督办（红色）")
                .doesNotContain("系统 督办（提醒）");
        assertThat(desk.notices(id, "reminder:").get(0).subject()).isEqualTo("【提醒】市公安局：" + id + " 企业开办材料重复提交 问题整改");
    }

    @Test
    @DisplayName("整改：申请验收之后不再提醒；退回顺延后按新期限提醒")
    void reminderFollowsTheDate() {
        ProblemId id = desk.benchmarked();
        day.at("2026-12-14T10:00");
        desk.finish(id);
        day.letDaysPass("2026-12-15", "2026-12-16");
        assertThat(desk.reminders(id)).isEmpty();

        day.at("2026-12-16T10:00");
        desk.verify(id, failed("现场核验，材料没有减少。"));
        day.letDaysPass("2026-12-17", "2026-12-24");

        assertThat(desk.due(id)).isEqualTo("2026-12-23");
        assertThat(desk.reminders(id))
                .containsExactlyElementsOf(days(
                        "12-18 蓝色 gonganju.liaison",
                        "12-22 蓝色 gonganju.liaison gonganju.leader",
                        "12-23 蓝色 gonganju.liaison gonganju.leader",
                        "12-24 黄色 gonganju.liaison gonganju.leader fagaiwei.liaison"));
    }

    @Test
    @DisplayName("逾期未分办：督办牵头单位，再报市营商环境办")
    void triageEscalates() {
        ProblemId id = desk.file();

        day.letDaysPass("2026-11-03", "2026-11-11");

        assertThat(desk.reminders(id)).containsExactlyElementsOf(ladderOf("fagaiwei"));
        assertThat(desk.openTasks(id)).containsExactly(TRIAGE);
        assertThat(desk.ends(id)).containsOnly("endEvent_stepEscalated");
        assertThat(desk.timeline(id)).contains("系统 督办（红色）");
    }

    @Test
    @DisplayName("逾期未对标：督办责任单位")
    void benchmarkEscalates() {
        ProblemId id = desk.file();
        desk.triage(id, with(accepted(), Map.of("assignedDueOn", "2026-11-04")));

        day.letDaysPass("2026-11-03", "2026-11-11");

        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2026-11-04");
        assertThat(desk.reminders(id)).containsExactlyElementsOf(ladderOf("gonganju"));
        assertThat(desk.openTasks(id)).containsExactly(BENCHMARK);
    }

    @Test
    @DisplayName("逾期未验收：督办牵头单位")
    void verificationEscalates() {
        day.at("2026-10-28T10:00");
        ProblemId id = desk.benchmarked();
        desk.finish(id);

        day.letDaysPass("2026-10-29", "2026-11-11");

        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2026-11-04");
        assertThat(desk.reminders(id)).containsExactlyElementsOf(ladderOf("fagaiwei"));
        assertThat(desk.openTasks(id)).containsExactly(VERIFY);
    }

    @Test
    @DisplayName("逾期未总结：督办责任单位")
    void summaryEscalates() {
        day.at("2026-10-21T10:00");
        ProblemId id = desk.benchmarked();
        desk.finish(id);
        desk.verify(id, passed());

        day.letDaysPass("2026-10-22", "2026-11-11");

        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2026-11-04");
        assertThat(desk.reminders(id)).containsExactlyElementsOf(ladderOf("gonganju"));
        assertThat(desk.openTasks(id)).containsExactly(SUMMARISE);
    }

    @Test
    @DisplayName("逾期未裁定：督办市营商环境办，再报领导小组")
    void settlementEscalates() {
        day.at("2026-10-28T10:00");
        ProblemId id = desk.failedThreeTimes();

        day.letDaysPass("2026-10-29", "2026-11-11");

        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2026-11-04");
        assertThat(desk.reminders(id))
                .containsExactlyElementsOf(
                        days(
                                "11-05 黄色 yingshangban.liaison yingshangban.leader",
                                "11-06 黄色 yingshangban.liaison yingshangban.leader",
                                "11-09 橙色 yingshangban.liaison yingshangban.leader",
                                "11-10 橙色 yingshangban.liaison yingshangban.leader",
                                "11-11 红色 yingshangban.liaison yingshangban.leader lingdaoxiaozu.liaison lingdaoxiaozu.leader"));
        assertThat(desk.openTasks(id)).containsExactly(SETTLE);
        assertThat(desk.ends(id)).containsOnly("endEvent_settlementEscalated");
        assertThat(desk.timeline(id)).contains("系统 督办（红色）");
    }

    @Test
    @DisplayName("转办之后，按新的期限督办新的牵头单位")
    void escalationFollowsTheTransfer() {
        ProblemId id = desk.file();
        desk.triage(id, Map.of("triageDecision", "transfer", "triageItemId", "1.2"));

        day.letDaysPass("2026-11-03", "2026-11-11");

        assertThat(desk.reminders(id)).containsExactlyElementsOf(ladderOf("shuiwuju"));
    }

    /** A step that was due on 4 November. */
    private static List<String> ladderOf(String unit) {
        return days(
                "11-05 黄色 %s.liaison %s.leader".replace("%s", unit),
                "11-06 黄色 %s.liaison %s.leader".replace("%s", unit),
                "11-09 橙色 %s.liaison %s.leader yingshangban.liaison".replace("%s", unit),
                "11-10 橙色 %s.liaison %s.leader yingshangban.liaison".replace("%s", unit),
                "11-11 红色 %s.liaison %s.leader yingshangban.liaison".replace("%s", unit));
    }

    /** A line a person of lines a day. */
    private static List<String> days(String... lines) {
        return Stream.of(lines)
                .flatMap(line -> {
                    String[] words = line.split(" ");
                    return Stream.of(words).skip(2).map(person -> words[0] + " " + words[1] + " " + person);
                })
                .toList();
    }
}
