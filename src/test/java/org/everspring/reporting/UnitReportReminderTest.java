package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.FILL;

import org.everspring.matter.ObligationId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reports are due on Sunday the 20th, so that Friday the 18th is the last working day. */
@EngineTest
@DisplayName("责任单位季度报送：提醒与督办")
class UnitReportReminderTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("截止之前按决策表的日期提醒，每人每次一条，任务不受影响")
    void remindsTheUnitWithoutLeavingTheTask() {
        day.letDaysPass("2026-12-02", "2026-12-20");

        assertThat(desk.reminders(WUHUA))
                .containsExactlyInAnyOrder(
                        "12-04 提醒 wuhuaqu.liaison",
                        "12-11 提醒 wuhuaqu.liaison",
                        "12-15 蓝色 wuhuaqu.liaison",
                        "12-17 蓝色 wuhuaqu.liaison",
                        "12-17 蓝色 wuhuaqu.leader",
                        "12-18 蓝色 wuhuaqu.liaison",
                        "12-18 蓝色 wuhuaqu.leader");
        assertThat(desk.ends(WUHUA)).hasSize(5).containsOnly("endEvent_unitReminded");
        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
    }

    @Test
    @DisplayName("提醒写明截止时间和剩余工作日")
    void theReminderSaysHowMuchTimeIsLeft() {
        day.letDaysPass("2026-12-15", "2026-12-15");

        assertThat(desk.notices(WUHUA, "reminder:")).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("【蓝色】五华区：2026Q4 1.1 企业开办季度报送");
            assertThat(notice.text()).contains("截止时间2026年12月20日（周日）24时", "尚余3个工作日");
        });
    }

    @Test
    @DisplayName("逾期后每个工作日督办单位和牵头单位，级别逐步升高，周末不发")
    void escalatesOnEachWorkingDayAfterTheDate() {
        day.letDaysPass("2026-12-18", "2026-12-18");

        day.letDaysPass("2026-12-19", "2026-12-29");

        assertThat(desk.reminders(WUHUA).stream().filter(told -> told.compareTo("12-19") > 0))
                .containsExactlyInAnyOrder(
                        "12-21 黄色 wuhuaqu.liaison",
                        "12-21 黄色 wuhuaqu.leader",
                        "12-21 黄色 fagaiwei.liaison",
                        "12-22 黄色 wuhuaqu.liaison",
                        "12-22 黄色 wuhuaqu.leader",
                        "12-22 黄色 fagaiwei.liaison",
                        "12-23 橙色 wuhuaqu.liaison",
                        "12-23 橙色 wuhuaqu.leader",
                        "12-23 橙色 fagaiwei.liaison",
                        "12-24 橙色 wuhuaqu.liaison",
                        "12-24 橙色 wuhuaqu.leader",
                        "12-24 橙色 fagaiwei.liaison",
                        "12-25 红色 wuhuaqu.liaison",
                        "12-25 红色 wuhuaqu.leader",
                        "12-25 红色 fagaiwei.liaison",
                        "12-25 红色 yingshangban.liaison",
                        "12-28 红色 wuhuaqu.liaison",
                        "12-28 红色 wuhuaqu.leader",
                        "12-28 红色 fagaiwei.liaison",
                        "12-28 红色 yingshangban.liaison",
                        "12-29 红色 wuhuaqu.liaison",
                        "12-29 红色 wuhuaqu.leader",
                        "12-29 红色 fagaiwei.liaison",
                        "12-29 红色 yingshangban.liaison");
        assertThat(desk.ends(WUHUA).stream().filter("endEvent_reportEscalated"::equals))
                .hasSize(7);
        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
    }

    @Test
    @DisplayName("报送后不再提醒，退回后接着提醒")
    void aReportThatWaitsForTheLeadRemindsNobody() {
        day.letDaysPass("2026-12-02", "2026-12-04");
        desk.handIn(WUHUA, report());
        day.letDaysPass("2026-12-05", "2026-12-16");
        desk.review(WUHUA, returned("请补充办件量。"));
        day.letDaysPass("2026-12-17", "2026-12-17");

        assertThat(desk.reminders(WUHUA))
                .containsExactlyInAnyOrder(
                        "12-04 提醒 wuhuaqu.liaison", "12-17 蓝色 wuhuaqu.liaison", "12-17 蓝色 wuhuaqu.leader");
    }

    @Test
    @DisplayName("停机数日后恢复，只按当天的情况发一次")
    void afterAnOutageOnlyTodaysWordIsSent() {
        day.at("2026-12-22T11:30");
        day.runDueJobs();
        day.runDueJobs();

        assertThat(desk.reminders(WUHUA))
                .containsExactlyInAnyOrder(
                        "12-22 黄色 wuhuaqu.liaison", "12-22 黄色 wuhuaqu.leader", "12-22 黄色 fagaiwei.liaison");
    }
}
