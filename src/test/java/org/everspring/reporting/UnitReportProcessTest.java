package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.everspring.matter.ObligationId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("责任单位季度报送：填报、审核、关闭")
class UnitReportProcessTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Reports reports;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("下达后责任单位收到任务、期限和通知")
    void theUnitFindsItsTaskWhenTheQuarterOpens() {
        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-21T00:00:00+08:00");
        assertThat(desk.variable(WUHUA, "dueText")).isEqualTo("2026年12月20日（周日）24时");
        assertThat(desk.notices(WUHUA, "report-opened:")).extracting(Told::user).containsExactly("wuhuaqu.liaison");
    }

    @Test
    @DisplayName("采纳后报送结束，内容、评定和时间都有记录")
    void acceptedReportEnds() {
        day.at("2026-12-10T10:00");
        desk.handIn(WUHUA, report().progress("五华区已全面推行企业开办一日办结。").everyTarget(0.25));

        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        assertThat(desk.notices(WUHUA, "report-submitted:"))
                .extracting(Told::user)
                .containsExactly("fagaiwei.liaison");

        desk.review(WUHUA, accepted());

        assertThat(desk.hasEnded(WUHUA)).isTrue();
        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.ACCEPTED);
        assertThat(desk.obligation(WUHUA).lateWorkingDays()).isZero();
        Report stored = reports.find(WUHUA, 1).orElseThrow();
        assertThat(stored.progress()).isEqualTo("五华区已全面推行企业开办一日办结。");
        assertThat(stored.submittedBy()).isEqualTo("wuhuaqu.liaison");
        assertThat(stored.submittedAt()).isEqualTo("2026-12-10T10:00:00+08:00");
        assertThat(stored.targets()).singleElement().satisfies(target -> {
            assertThat(target.targetId()).isEqualTo("opening-days");
            assertThat(target.reached()).isEqualByComparingTo("0.25");
        });
        assertThat(desk.decision(WUHUA)).contains(new ReviewDecision(true, QualityRating.GOOD, null));
    }

    @Test
    @DisplayName("审核时限赶在汇总截止之前；迟报的从报送之日顺延，不晚于季度关闭")
    void theReviewIsDueInTimeForTheSummary() {
        day.at("2026-12-10T10:00");
        desk.handIn(WUHUA, report());
        day.at("2026-12-28T10:00");
        desk.handIn(POLICE, report());

        assertThat(desk.task(WUHUA, REVIEW).getDueDate()).isEqualTo("2026-12-25T00:00:00+08:00");
        assertThat(desk.variable(WUHUA, "reviewDueText")).isEqualTo("2026年12月24日（周四）24时");
        assertThat(desk.task(POLICE, REVIEW).getDueDate()).isEqualTo("2026-12-30T00:00:00+08:00");
    }

    @Test
    @DisplayName("审核表单列出报送内容，不带上次的结论")
    void theLeadSeesWhatTheUnitHasWritten() {
        day.at("2026-12-22T10:00");
        desk.handIn(WUHUA, report().status("ahead").everyTarget(0.25));

        assertThat(desk.variable(WUHUA, "progressStatusText")).isEqualTo("超进度");
        assertThat(desk.variable(WUHUA, "submittedText")).isEqualTo("12月22日 10:00");
        assertThat(desk.variable(WUHUA, "latenessText")).isEqualTo("逾期2个工作日");
        assertThat(desk.variable(WUHUA, "reviewDecision")).isNull();
        assertThat(desk.rows(WUHUA, "targets"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("title", "开办时限")
                        .containsEntry("goal", "≤ 0.5个工作日")
                        .containsEntry("valueText", "0.25"));
    }

    @Test
    @DisplayName("退回后保留所填内容并告知原因，逐次计数，首次报送时间不变")
    void returnedReportComesBackWithItsInputAndTheReason() {
        day.at("2026-12-10T10:00");
        desk.handIn(WUHUA, report().progress("第一次填报的推进情况。"));
        desk.review(WUHUA, returned("请补充办件量。"));

        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.RETURNED);
        assertThat(desk.variable(WUHUA, "progress")).isEqualTo("第一次填报的推进情况。");
        assertThat(desk.variable(WUHUA, "drafter")).isEqualTo("李明");
        assertThat(desk.variable(WUHUA, "returnReason")).isEqualTo("请补充办件量。");
        assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-21T00:00:00+08:00");
        assertThat(desk.rows(WUHUA, "targets"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("previousValue", "0.5"));
        assertThat(desk.notices(WUHUA, "report-returned:")).singleElement().satisfies(notice -> {
            assertThat(notice.user()).isEqualTo("wuhuaqu.liaison");
            assertThat(notice.text()).contains("市发展改革委", "请补充办件量。");
        });

        day.at("2026-12-22T10:00");
        desk.handIn(WUHUA, report().progress("第二次填报，补充了办件量。"));
        assertThat(desk.variable(WUHUA, "returnReason")).isNull();
        desk.review(WUHUA, returned("请核对数据。"));
        desk.handIn(WUHUA, report().progress("第三次填报，核对了数据。"));
        desk.review(WUHUA, accepted());

        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        ObligationSnapshot obligation = desk.obligation(WUHUA);
        assertThat(obligation.timesReturned()).isEqualTo(2);
        assertThat(obligation.round()).isEqualTo(3);
        assertThat(obligation.lateWorkingDays()).isZero();
        assertThat(obligation.firstSubmittedAt()).isEqualTo("2026-12-10T10:00:00+08:00");
        assertThat(reports.find(WUHUA, 1).orElseThrow().progress()).isEqualTo("第一次填报的推进情况。");
        assertThat(desk.notices(WUHUA, "report-returned:")).hasSize(2);
    }

    @Test
    @DisplayName("临近截止或截止后退回的，至少有两个工作日修改，任务和提醒随之顺延，但不晚于季度关闭")
    void returnedReportHasATermOfItsOwn() {
        desk.handIn(WUHUA, report());
        day.at("2026-12-22T10:00");
        desk.review(WUHUA, returned("请补充办件量。"));

        assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-24");
        assertThat(desk.task(WUHUA, FILL).getDueDate()).isEqualTo("2026-12-25T00:00:00+08:00");
        assertThat(desk.variable(WUHUA, "dueText")).isEqualTo("2026年12月24日（周四）24时");
        day.letDaysPass("2026-12-23", "2026-12-25");
        assertThat(desk.reminders(WUHUA))
                .containsExactlyInAnyOrder(
                        "12-23 蓝色 wuhuaqu.liaison",
                        "12-23 蓝色 wuhuaqu.leader",
                        "12-24 蓝色 wuhuaqu.liaison",
                        "12-24 蓝色 wuhuaqu.leader",
                        "12-25 黄色 wuhuaqu.liaison",
                        "12-25 黄色 wuhuaqu.leader",
                        "12-25 黄色 fagaiwei.liaison");

        day.at("2026-12-30T10:00");
        desk.handIn(WUHUA, report());
        desk.review(WUHUA, returned("请核对数据。"));
        assertThat(desk.obligation(WUHUA).due().day()).isEqualTo("2026-12-31");
        assertThat(desk.obligation(WUHUA).lateWorkingDays()).isZero();
    }

    @Test
    @DisplayName("到季度关闭未报送的登记缺报，告知单位领导、牵头单位和市营商环境办")
    void closingRecordsTheReportAsMissing() {
        desk.letQuarterClose();

        assertThat(desk.hasEnded(WUHUA)).isTrue();
        assertThat(desk.ends(WUHUA)).contains("endEvent_missing").doesNotContain("endEvent_accepted");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.MISSING);
        assertThat(desk.obligation(WUHUA).lateWorkingDays()).isNull();
        assertThat(desk.stored(WUHUA)).isZero();
        assertThat(desk.notices(WUHUA, "report-missing:"))
                .extracting(Told::user)
                .containsExactlyInAnyOrder("wuhuaqu.leader", "fagaiwei.liaison", "yingshangban.liaison");
        assertThat(desk.summary(WUHUA.summary()).openReports()).isZero();
    }

    @Test
    @DisplayName("退回后到关闭仍未重新报送的，也登记缺报")
    void returnedReportThatIsNotHandedInAgainIsMissing() {
        desk.handIn(WUHUA, report());
        desk.review(WUHUA, returned("请补充办件量。"));

        desk.letQuarterClose();

        assertThat(desk.ends(WUHUA)).contains("endEvent_missing");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.MISSING);
    }

    @Test
    @DisplayName("到季度关闭牵头单位仍未审核的，登记为已报送未审核")
    void closingRecordsAnUndecidedReportAsUnreviewed() {
        desk.handIn(WUHUA, report());

        desk.letQuarterClose();

        assertThat(desk.hasEnded(WUHUA)).isTrue();
        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_unreviewed");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.UNREVIEWED);
        assertThat(desk.obligation(WUHUA).lateWorkingDays()).isZero();
        assertThat(desk.notices(WUHUA, "report-missing:")).isEmpty();
        assertThat(desk.summary(WUHUA.summary()).openReports()).isZero();
    }

    @Test
    @DisplayName("其他单位不能代为填报，责任单位不能自行审核")
    void onlyTheUnitFillsAndOnlyItsLeadReviews() {
        Map<String, Object> input = desk.fields(WUHUA, report());

        for (String stranger : List.of("gonganju.liaison", "fagaiwei.liaison", "yingshangban.liaison")) {
            assertThatThrownBy(() -> day.submit(stranger, desk.task(WUHUA, FILL), input))
                    .isInstanceOf(AuthorizationException.class);
        }
        desk.handIn(WUHUA, report());
        for (String stranger : List.of("wuhuaqu.leader", "shuiwuju.liaison", "yingshangban.liaison")) {
            assertThatThrownBy(() -> day.submit(stranger, desk.task(WUHUA, REVIEW), accepted()))
                    .isInstanceOf(AuthorizationException.class);
        }

        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
        assertThat(desk.obligation(WUHUA).round()).isEqualTo(1);
    }

    @Test
    @DisplayName("一家的报送不影响同一任务的另一家")
    void oneUnitsReportLeavesTheOthersAlone() {
        desk.handIn(WUHUA, report());
        desk.review(WUHUA, accepted());

        assertThat(desk.openTasks(POLICE)).containsExactly(FILL);
        assertThat(desk.obligation(POLICE).state()).isEqualTo(ObligationState.OPEN);
        assertThat(desk.summary(WUHUA.summary()).openReports()).isEqualTo(1);
    }
}
