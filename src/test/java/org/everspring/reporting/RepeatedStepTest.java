package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.agreed;
import static org.everspring.support.Inputs.answer;
import static org.everspring.support.Inputs.granted;
import static org.everspring.support.Inputs.objected;
import static org.everspring.support.Inputs.refused;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.Inputs.summaryAccepted;
import static org.everspring.support.Inputs.summaryReturned;
import static org.everspring.support.ReportingDesk.COMPILE;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.JUDGE;

import java.time.LocalDate;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.everspring.quarter.ItemSummaries;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.SummaryState;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine runs a job again when a node dies between the work and the commit of its own tables. */
@EngineTest
@DisplayName("同一步骤执行两次只算一次")
class RepeatedStepTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final SummaryId STARTING_UP = SummaryId.parse("2026Q4:1.1");
    private static final SummaryId TAXES = SummaryId.parse("2026Q4:1.2");
    private static final SummaryId WITHOUT_UNITS = SummaryId.parse("2026Q4:1.3");

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
    private Quarters quarters;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Nested
    @DisplayName("报送")
    class Report {

        @Test
        @DisplayName("采纳：未结报送只减一")
        void acceptedOnce() {
            desk.handIn(WUHUA, report());
            desk.review(WUHUA, accepted());

            reporting.accept(WUHUA);

            assertThat(desk.summary(STARTING_UP).openReports()).isEqualTo(1);
            assertThat(desk.openTasks(STARTING_UP)).isEmpty();
        }

        @Test
        @DisplayName("采纳最后一份：汇总只开始一次")
        void theLastReportIsFoundExactlyOnce() {
            desk.handIn(WUHUA, report());
            desk.review(WUHUA, accepted());
            desk.handIn(POLICE, report());
            desk.review(POLICE, accepted());

            reporting.accept(POLICE);
            reporting.accept(WUHUA);
            day.runDueJobs();

            assertThat(desk.summary(STARTING_UP).openReports()).isZero();
            assertThat(desk.openTasks(STARTING_UP)).containsExactly(COMPILE);
            assertThat(desk.timesPassed(STARTING_UP, "serviceTask_listReports")).isEqualTo(1);
            assertThat(desk.notices(STARTING_UP, "summary-begun:")).hasSize(1);
        }

        @Test
        @DisplayName("退回：只计一次，只告知一次")
        void returnedOnce() {
            desk.handIn(WUHUA, report());
            desk.review(WUHUA, returned("请补充办件量。"));

            reporting.returnToUnit(WUHUA);

            assertThat(desk.obligation(WUHUA).timesReturned()).isEqualTo(1);
            assertThat(desk.notices(WUHUA, "report-returned:")).hasSize(1);
        }

        @Test
        @DisplayName("登记缺报：未结报送只减一，只告知一次")
        void missingOnce() {
            day.at("2027-01-01T00:00");

            reporting.recordMissing(WUHUA);
            reporting.recordMissing(WUHUA);

            assertThat(desk.summary(STARTING_UP).openReports()).isEqualTo(1);
            assertThat(desk.notices(WUHUA, "report-missing:")).hasSize(3);
        }

        @Test
        @DisplayName("登记未审核：未结报送只减一")
        void unreviewedOnce() {
            desk.handIn(WUHUA, report());
            day.at("2027-01-01T00:00");

            reporting.recordUnreviewed(WUHUA);
            reporting.recordUnreviewed(WUHUA);

            assertThat(desk.summary(STARTING_UP).openReports()).isEqualTo(1);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.UNREVIEWED);
        }

        @Test
        @DisplayName("提醒：同一天每人一条")
        void remindedOnceADay() {
            day.at("2026-12-17T09:00");

            reporting.remind(WUHUA);
            reporting.remind(WUHUA);

            assertThat(desk.reminders(WUHUA))
                    .containsExactlyInAnyOrder("12-17 蓝色 wuhuaqu.liaison", "12-17 蓝色 wuhuaqu.leader");
        }

        @Test
        @DisplayName("延期：期限只顺延一次，只批复一次")
        void extendedOnce() {
            ask();
            desk.decideExtension(WUHUA, granted("2026-12-24"));

            extensions.extend(WUHUA);

            assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-24");
            assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-25T00:00:00+08:00");
            assertThat(desk.notices(WUHUA, "extension-answered:")).hasSize(1);
            day.letDaysPass("2026-12-21", "2026-12-21");
            assertThat(desk.reminders(WUHUA)).contains("12-21 蓝色 wuhuaqu.liaison");
        }

        @Test
        @DisplayName("不予延期：只批复一次")
        void extensionRefusedOnce() {
            ask();
            desk.decideExtension(WUHUA, refused("请先报送已有数据。"));

            extensions.refuse(WUHUA);

            assertThat(desk.notices(WUHUA, "extension-answered:")).hasSize(1);
        }

        @Test
        @DisplayName("催办与回执：各告知一次")
        void urgedAndAnsweredOnce() {
            urges.urge(WUHUA, "请尽快报送。", Set.of(UnitId.of("fagaiwei")), "fagaiwei.liaison");
            day.runDueJobs();
            urges.tellUnit(WUHUA);
            desk.answerUrge(WUHUA, answer("今日报送。"));
            urges.deliverAnswer(WUHUA);

            assertThat(desk.notices(WUHUA, "report-urged:")).hasSize(2);
            assertThat(desk.notices(WUHUA, "urge-answered:")).hasSize(1);
        }

        private void ask() {
            extensions.request(
                    WUHUA, LocalDate.parse("2026-12-24"), "等待年度统计数据。", Set.of(WUHUA.unit()), "wuhuaqu.liaison");
        }
    }

    @Nested
    @DisplayName("汇总")
    class Summary {

        @Test
        @DisplayName("开始汇总：只告知一次")
        void begunOnce() {
            summarising.begin(WITHOUT_UNITS);

            assertThat(desk.notices(WITHOUT_UNITS, "summary-begun:")).hasSize(1);
            assertThat(desk.summary(WITHOUT_UNITS).state()).isEqualTo(SummaryState.COMPILING);
        }

        @Test
        @DisplayName("通过：未结汇总只减一")
        void acceptedOnce() {
            desk.compile(WITHOUT_UNITS, summary());
            desk.judge(WITHOUT_UNITS, summaryAccepted());

            summarising.accept(WITHOUT_UNITS);

            assertThat(openSummaries()).isEqualTo(2);
        }

        @Test
        @DisplayName("退回：只计一次，只告知一次")
        void returnedOnce() {
            desk.compile(WITHOUT_UNITS, summary());
            desk.judge(WITHOUT_UNITS, summaryReturned("请补充存在问题。"));

            summarising.returnToLead(WITHOUT_UNITS);

            assertThat(desk.summary(WITHOUT_UNITS).timesReturned()).isEqualTo(1);
            assertThat(desk.notices(WITHOUT_UNITS, "summary-returned:")).hasSize(1);
        }

        @Test
        @DisplayName("登记汇总缺报：未结汇总只减一，只告知一次")
        void missingOnce() {
            day.at("2027-01-01T00:00");

            summarising.recordMissing(WITHOUT_UNITS);
            summarising.recordMissing(WITHOUT_UNITS);

            assertThat(openSummaries()).isEqualTo(2);
            assertThat(desk.notices(WITHOUT_UNITS, "summary-missing:")).hasSize(1);
        }

        @Test
        @DisplayName("归集会签：结果相同，只送审一次")
        void countersigningConcludedOnce() {
            theCoLeadsAreAsked();
            desk.countersign(TAXES, "fagaiwei", agreed());
            desk.countersign(TAXES, "gonganju", agreed());

            ItemSummaries.Outcome again = summarising.concludeCountersigning(TAXES);

            assertThat(again.agreed()).isTrue();
            assertThat(desk.openTasks(TAXES)).containsExactly(JUDGE);
            assertThat(desk.notices(TAXES, "summary-submitted:")).hasSize(1);
        }

        @Test
        @DisplayName("告知会签意见：异议只计一次")
        void objectionCountedOnce() {
            theCoLeadsAreAsked();
            desk.countersign(TAXES, "fagaiwei", agreed());
            desk.countersign(TAXES, "gonganju", objected("办税时限数据有误。"));

            summarising.returnObjections(TAXES);

            assertThat(desk.summary(TAXES).timesObjected()).isEqualTo(1);
            assertThat(desk.notices(TAXES, "summary-objected:")).hasSize(1);
        }

        private void theCoLeadsAreAsked() {
            day.at("2026-12-21T00:00");
            day.runDueJobs();
            desk.compile(TAXES, summary());
        }

        private int openSummaries() {
            return quarters.get(Quarter.parse("2026Q4")).openSummaries();
        }
    }
}
