package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.Inputs.summaryAccepted;
import static org.everspring.support.Inputs.summaryReturned;
import static org.everspring.support.ReportingDesk.COMPILE;
import static org.everspring.support.ReportingDesk.JUDGE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.everspring.calendar.Quarter;
import org.everspring.engine.InputRefusedException;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.reporting.ProgressStatus;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("重点任务季度汇总：开始、审定、督办、关闭")
class ItemSummaryProcessTest {

    private static final SummaryId STARTING_UP = SummaryId.parse("2026Q4:1.1");
    private static final SummaryId WITHOUT_UNITS = SummaryId.parse("2026Q4:1.3");
    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Summaries summaries;

    @Autowired
    private Quarters quarters;

    @Autowired
    private ReportOverview overview;

    @Autowired
    private SqlStatements statements;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Nested
    @DisplayName("开始汇总")
    class Beginning {

        @Test
        @DisplayName("最后一份报送采纳后即开始")
        void beginsWithTheLastAcceptedReport() {
            desk.handIn(WUHUA, report().progress("五华区已全面推行一日办结。"));
            desk.review(WUHUA, accepted());
            assertThat(desk.openTasks(STARTING_UP)).isEmpty();
            assertThat(desk.summary(STARTING_UP).state()).isEqualTo(SummaryState.WAITING);

            desk.handIn(POLICE, report());
            desk.review(POLICE, accepted());

            // However many units there are.
            statements.of(() -> overview.of(STARTING_UP)).areAtMost(6);
            assertThat(desk.openTasks(STARTING_UP)).containsExactly(COMPILE);
            assertThat(desk.timesPassed(STARTING_UP, "event_reportsComplete")).isEqualTo(1);
            assertThat(desk.summary(STARTING_UP).state()).isEqualTo(SummaryState.COMPILING);
            assertThat(desk.task(STARTING_UP, COMPILE).getDueDate()).isEqualTo("2026-12-26T00:00:00+08:00");
            assertThat(desk.rows(STARTING_UP, "reports"))
                    .extracting(row -> row.get("unitName") + ":" + row.get("statusText"))
                    .containsExactly("市公安局:已采纳", "五华区:已采纳");
            assertThat(desk.rows(STARTING_UP, "reports").get(1))
                    .containsEntry("progress", "五华区已全面推行一日办结。")
                    .containsEntry("progressStatusText", "达到序时进度")
                    .containsEntry("submittedText", "12月1日 09:00")
                    .containsEntry("difficulties", "—");
            assertThat(desk.notices(STARTING_UP, "summary-begun:"))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.user()).isEqualTo("fagaiwei.liaison");
                        assertThat(notice.text()).startsWith("责任单位报送已齐");
                    });
        }

        @Test
        @DisplayName("报送期过后即开始，列出未报单位")
        void beginsWhenTheReportDateHasPassedWithTheMissingListed() {
            desk.handIn(WUHUA, report());
            day.at("2026-12-20T23:59");
            day.runDueJobs();
            assertThat(desk.openTasks(STARTING_UP)).isEmpty();

            day.at("2026-12-21T00:00");
            day.runDueJobs();

            assertThat(desk.openTasks(STARTING_UP)).containsExactly(COMPILE);
            assertThat(desk.timesPassed(STARTING_UP, "event_reportDatePassed")).isEqualTo(1);
            assertThat(desk.rows(STARTING_UP, "reports"))
                    .extracting(row -> row.get("unitName") + ":" + row.get("statusText") + ":" + row.get("progress"))
                    .containsExactly("市公安局:待报送:—", "五华区:待审核:本季度完成窗口整合，企业开办全程网办。");
            assertThat(desk.notices(STARTING_UP, "summary-begun:"))
                    .extracting(Told::text)
                    .containsExactly("报送期限已过，尚有2家未完成，请于2026年12月25日（周五）24时前完成汇总。");
        }

        @Test
        @DisplayName("没有责任单位的任务开启当日即开始")
        void itemWithoutUnitsBeginsAtOnce() {
            assertThat(desk.openTasks(WITHOUT_UNITS)).containsExactly(COMPILE);
            assertThat(desk.rows(WITHOUT_UNITS, "reports")).isEmpty();
            assertThat(desk.notices(WITHOUT_UNITS, "summary-begun:"))
                    .extracting(Told::user)
                    .containsExactly("anningshi.liaison");
        }

        @Test
        @DisplayName("汇总期间补报并采纳的，随即更新汇总表单中的报送情况")
        void reportAcceptedLateRefreshesTheTable() {
            day.at("2026-12-21T00:00");
            day.runDueJobs();
            day.at("2026-12-22T10:00");
            desk.handIn(WUHUA, report().progress("五华区补报的推进情况。"));

            desk.review(WUHUA, accepted());

            assertThat(desk.rows(STARTING_UP, "reports"))
                    .extracting(row -> row.get("unitName") + ":" + row.get("statusText") + ":" + row.get("progress"))
                    .containsExactly("市公安局:待报送:—", "五华区:已采纳（逾期2个工作日）:五华区补报的推进情况。");
            assertThat(desk.openTasks(STARTING_UP)).containsExactly(COMPILE);
        }
    }

    @Nested
    @DisplayName("牵头单位汇总、市营商环境办审定")
    class Judging {

        @BeforeEach
        void theLeadCompiles() {
            day.at("2026-12-23T10:00");
            desk.compile(WITHOUT_UNITS, summary());
        }

        @Test
        @DisplayName("审定有时限，从市营商环境办收到之日起算")
        void theOfficeHasADate() {
            assertThat(desk.task(WITHOUT_UNITS, JUDGE).getDueDate()).isEqualTo("2026-12-26T00:00:00+08:00");
            assertThat(desk.variable(WITHOUT_UNITS, "judgementDueText")).isEqualTo("2026年12月25日（周五）24时");
        }

        @Test
        @DisplayName("没有会签单位的直接送审定，通过后结束")
        void withoutCoLeadsTheOfficeJudgesAtOnce() {
            assertThat(desk.openTasks(WITHOUT_UNITS)).containsExactly(JUDGE);
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.SUBMITTED);
            assertThat(desk.notices(WITHOUT_UNITS, "summary-submitted:"))
                    .extracting(Told::user)
                    .containsExactly("yingshangban.liaison");

            desk.judge(WITHOUT_UNITS, summaryAccepted());

            assertThat(desk.hasEnded(WITHOUT_UNITS)).isTrue();
            assertThat(desk.ends(WITHOUT_UNITS)).contains("endEvent_summaryAccepted");
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.ACCEPTED);
            assertThat(desk.summary(WITHOUT_UNITS).lateWorkingDays()).isZero();
            assertThat(desk.text(WITHOUT_UNITS, 1))
                    .contains(new SummaryText(
                            ProgressStatus.ON_SCHEDULE,
                            "各责任单位按计划推进，企业开办时限压缩到半个工作日以内。",
                            null,
                            null,
                            "下一季度开展跨区通办。",
                            "赵强"));
            assertThat(quarters.get(Quarter.parse("2026Q4")).openSummaries()).isEqualTo(2);
        }

        @Test
        @DisplayName("退回后牵头单位看到原因，修改后再送审，首次报送时间不变")
        void returnedSummaryComesBackWithTheReason() {
            desk.judge(WITHOUT_UNITS, summaryReturned("请补充存在问题。"));

            assertThat(desk.openTasks(WITHOUT_UNITS)).containsExactly(COMPILE);
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.COMPILING);
            assertThat(desk.variable(WITHOUT_UNITS, "summaryReturnReason")).isEqualTo("请补充存在问题。");
            assertThat(desk.variable(WITHOUT_UNITS, "summarySignedBy")).isEqualTo("赵强");
            assertThat(desk.notices(WITHOUT_UNITS, "summary-returned:"))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.user()).isEqualTo("anningshi.liaison");
                        assertThat(notice.text()).contains("请补充存在问题。");
                    });

            day.at("2026-12-28T10:00");
            Map<String, Object> better = new HashMap<>(summary());
            better.put("summaryProblems", "驻企服务人员不足。");
            desk.compile(WITHOUT_UNITS, better);
            assertThat(desk.variable(WITHOUT_UNITS, "summaryReturnReason")).isNull();
            assertThat(desk.variable(WITHOUT_UNITS, "summaryDecision")).isNull();
            desk.judge(WITHOUT_UNITS, summaryAccepted());

            assertThat(desk.ends(WITHOUT_UNITS)).contains("endEvent_summaryAccepted");
            assertThat(desk.summary(WITHOUT_UNITS).timesReturned()).isEqualTo(1);
            assertThat(desk.summary(WITHOUT_UNITS).round()).isEqualTo(2);
            assertThat(desk.summary(WITHOUT_UNITS).lateWorkingDays()).isZero();
            assertThat(desk.text(WITHOUT_UNITS, 2).orElseThrow().problems()).isEqualTo("驻企服务人员不足。");
        }

        @Test
        @DisplayName("退回而不写原因不予受理")
        void returnNeedsAReason() {
            assertThatThrownBy(() -> desk.judge(WITHOUT_UNITS, summaryReturned(null)))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("“退回原因”为必填项。所填内容未丢失，请修改后重新提交。");

            assertThat(desk.openTasks(WITHOUT_UNITS)).containsExactly(JUDGE);
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.SUBMITTED);
            assertThat(desk.variable(WITHOUT_UNITS, "summaryDecision")).isNull();
        }

        @Test
        @DisplayName("季度关闭后仍可通过，不能再退回")
        void afterTheClosingTheOfficeCanOnlyAccept() {
            desk.letQuarterClose();
            day.at("2027-01-04T09:00");

            assertThatThrownBy(() -> desk.judge(WITHOUT_UNITS, summaryReturned("请补充存在问题。")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("本季度已经关闭，牵头单位不能再修改");
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.SUBMITTED);

            desk.judge(WITHOUT_UNITS, summaryAccepted());
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.ACCEPTED);
        }

        @Test
        @DisplayName("只有市营商环境办可以审定")
        void onlyTheOfficeJudges() {
            for (String stranger : List.of("anningshi.liaison", "fagaiwei.liaison", "lingdaoxiaozu.leader")) {
                assertThatThrownBy(() -> day.submit(stranger, desk.task(WITHOUT_UNITS, JUDGE), summaryAccepted()))
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Nested
    @DisplayName("提醒、督办与关闭")
    class Reminding {

        @Test
        @DisplayName("截止前提醒牵头单位，逾期报市营商环境办，再逾期报领导小组")
        void lateSummaryClimbsToTheOfficeAndThenToTheLeadingGroup() {
            day.letDaysPass("2026-12-20", "2026-12-30");

            assertThat(desk.reminders(WITHOUT_UNITS))
                    .containsExactlyInAnyOrder(
                            "12-22 提醒 anningshi.liaison",
                            "12-24 蓝色 anningshi.liaison",
                            "12-25 蓝色 anningshi.liaison",
                            "12-25 蓝色 anningshi.leader",
                            "12-28 黄色 anningshi.liaison",
                            "12-28 黄色 anningshi.leader",
                            "12-28 黄色 yingshangban.liaison",
                            "12-29 黄色 anningshi.liaison",
                            "12-29 黄色 anningshi.leader",
                            "12-29 黄色 yingshangban.liaison",
                            "12-30 红色 anningshi.liaison",
                            "12-30 红色 anningshi.leader",
                            "12-30 红色 yingshangban.liaison",
                            "12-30 红色 lingdaoxiaozu.liaison",
                            "12-30 红色 lingdaoxiaozu.leader");
            assertThat(desk.ends(WITHOUT_UNITS))
                    .containsOnly("endEvent_leadReminded", "endEvent_summaryEscalated")
                    .hasSize(6);
            assertThat(desk.openTasks(WITHOUT_UNITS)).containsExactly(COMPILE);
        }

        @Test
        @DisplayName("送审后不再提醒")
        void submittedSummaryRemindsNobody() {
            desk.compile(WITHOUT_UNITS, summary());

            day.letDaysPass("2026-12-22", "2026-12-28");

            assertThat(desk.reminders(WITHOUT_UNITS)).isEmpty();
        }

        @Test
        @DisplayName("逾期送审的记下逾期工作日")
        void lateSummaryIsCounted() {
            day.at("2026-12-29T10:00");

            desk.compile(WITHOUT_UNITS, summary());

            assertThat(desk.summary(WITHOUT_UNITS).lateWorkingDays()).isEqualTo(2);
        }

        @Test
        @DisplayName("到季度关闭仍未汇总的登记汇总缺报，告知市营商环境办")
        void closingRecordsTheSummaryAsMissing() {
            desk.letQuarterClose();

            assertThat(desk.hasEnded(WITHOUT_UNITS)).isTrue();
            assertThat(desk.ends(WITHOUT_UNITS)).contains("endEvent_summaryMissing");
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.MISSING);
            assertThat(desk.notices(WITHOUT_UNITS, "summary-missing:"))
                    .extracting(Told::user)
                    .containsExactly("yingshangban.liaison");
            assertThat(quarters.get(Quarter.parse("2026Q4")).openSummaries()).isZero();
        }
    }
}
