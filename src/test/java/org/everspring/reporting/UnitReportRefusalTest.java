package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.acceptedWithoutRating;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.engine.InputRefusedException;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.measures.MeasureStatus;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportInput;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("责任单位季度报送：不予受理的填报与审核")
class UnitReportRefusalTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Reports reports;

    @Autowired
    private MeasureBreakdowns measures;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Nested
    @DisplayName("填报")
    class Report {

        @Test
        @DisplayName("滞后或未启动而不说明困难")
        void beingBehindNeedsAReason() {
            assertRefused(report().status("behind"), "总体进度为“滞后”时，请在“困难问题”中说明原因。");
            assertRefused(report().status("behind").difficulties("  "), "总体进度为“滞后”时，请在“困难问题”中说明原因。");
            assertRefused(report().status("notStarted"), "总体进度为“未启动”时，请在“困难问题”中说明原因。");

            desk.handIn(WUHUA, report().status("behind").difficulties("数据接口尚未打通。"));
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
        }

        @Test
        @DisplayName("目标值清单少了、多了或换了指标")
        void targetsAreThoseOfThePlan() {
            String mismatch = "“目标值完成情况”所列各行与最新内容不一致，请先复制已填内容，刷新页面后重新填写";
            Map<String, Object> planned = desk.rows(WUHUA, "targets").get(0);

            assertRefused(report().targetRows(List.of()), mismatch);
            assertRefused(report().targetRows(List.of(planned, planned)), mismatch);
            assertRefused(report().targetRows(List.of(Map.of("title", "另一项指标"))), mismatch);
        }

        @Test
        @DisplayName("完成值为文字或负数")
        void targetValueIsANumberFromZero() {
            assertRefused(report().everyTarget("半天"), "“目标值完成情况”第1行“本季度完成值”应为数字");
            assertRefused(report().everyTarget(-1), "“目标值完成情况”第1行“本季度完成值”不能小于0");
        }

        @Test
        @DisplayName("推进情况两万字")
        void longNarrativeIsRefused() {
            assertRefused(report().progress("进".repeat(20_000)), "“本季度推进情况”最多2000字，现有20000字");
        }

        @Test
        @DisplayName("夹带表单之外的变量")
        void injectedVariableIsRefused() {
            assertRefused(report().with("dueAt", "2027-12-31T00:00:00+08:00"), "表单中没有“dueAt”这一项，不能提交");
        }

        @Test
        @DisplayName("完成值可以空着")
        void targetValueMayBeLeftEmpty() {
            desk.handIn(WUHUA, report().everyTarget(null));

            assertThat(reports.find(WUHUA, 1).orElseThrow().targets())
                    .singleElement()
                    .satisfies(target -> assertThat(target.reached()).isNull());
        }

        private void assertRefused(ReportInput input, String message) {
            UnitReportRefusalTest.this.assertRefused(input, message);
        }
    }

    @Nested
    @DisplayName("有细化举措的填报")
    class ReportWithMeasures {

        @BeforeEach
        void twoMeasuresAreInForce() {
            confirm("推行一窗受理", "压缩印章刻制时限");
        }

        @Test
        @DisplayName("确认的举措立即进入正在填报的表单，随报送保存")
        void confirmedMeasuresAreReportedOn() {
            assertThat(desk.rows(WUHUA, "measures"))
                    .extracting(row -> row.get("title"))
                    .containsExactly("推行一窗受理", "压缩印章刻制时限");

            desk.handIn(WUHUA, report().everyMeasure("onSchedule"));

            assertThat(reports.find(WUHUA, 1).orElseThrow().measures())
                    .extracting(MeasureProgress::title, MeasureProgress::status)
                    .containsExactly(
                            tuple("推行一窗受理", MeasureStatus.ON_SCHEDULE), tuple("压缩印章刻制时限", MeasureStatus.ON_SCHEDULE));
        }

        @Test
        @DisplayName("总体已完成而举措未完成")
        void completedItemHasNoOpenMeasure() {
            assertRefused(report().status("completed").everyMeasure("onSchedule"), "总体进度为“已完成”，但仍有举措未完成，请核对。");

            desk.handIn(WUHUA, report().status("completed").everyMeasure("done"));
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
        }

        @Test
        @DisplayName("举措没有选择进展")
        void eachMeasureNeedsAStatus() {
            assertRefused(report().everyMeasure(null), "“细化举措进展”第1行“本季度进展”为必填项");
        }

        @Test
        @DisplayName("打开页面时还没有举措，提交时已有")
        void pageFromBeforeTheMeasuresIsRefused() {
            Map<String, Object> typed = desk.fields(WUHUA, report());
            typed.remove("measures");

            assertThatThrownBy(() -> day.submit("wuhuaqu.liaison", desk.task(WUHUA, FILL), typed))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("页面上没有列出举措的，请先复制已填内容，刷新页面后填报");

            assertThat(desk.stored(WUHUA)).isZero();
        }

        @Test
        @DisplayName("填报期间举措清单有更新")
        void listThatHasChangedMeanwhileIsRefused() {
            String changed = "“细化举措进展”所列各行与最新内容不一致，请先复制已填内容，刷新页面后重新填写";
            List<Map<String, Object>> onThePage = desk.rows(WUHUA, "measures");
            measures.admit("1.1", "wuhuaqu", Set.of(WUHUA.unit()));
            confirm("推行一窗受理", "开办费用政府买单");

            assertRefused(report().measuresShownEarlier(onThePage), changed);
            assertRefused(report().measuresShownEarlier(List.of()), changed);
        }

        private void assertRefused(ReportInput input, String message) {
            UnitReportRefusalTest.this.assertRefused(input, message);
        }

        private void confirm(String... titles) {
            BreakdownId breakdown = new BreakdownId(WUHUA.item(), WUHUA.unit());
            measures.draft(
                    breakdown,
                    Stream.of(titles)
                            .map(title -> new Measure(title, LocalDate.parse("2026-12-30"), "陈晨", null))
                            .toList());
            measures.submit(breakdown, "wuhuaqu.liaison");
            measures.decide(breakdown, new BreakdownDecision(true, null), "fagaiwei.liaison");
            measures.confirm(breakdown);
        }
    }

    @Nested
    @DisplayName("审核")
    class Review {

        @BeforeEach
        void aReportWaitsForTheLead() {
            desk.handIn(WUHUA, report());
        }

        @Test
        @DisplayName("采纳而不评定质量")
        void acceptanceNeedsARating() {
            assertReviewRefused(acceptedWithoutRating(), "“报送质量”为必填项");
        }

        @Test
        @DisplayName("退回而不写原因")
        void returnNeedsAReason() {
            assertReviewRefused(returned(null), "“退回原因”为必填项");
            assertReviewRefused(returned("  "), "“退回原因”为必填项");
        }

        @Test
        @DisplayName("没有结论，或结论不在可选范围内")
        void aDecisionIsNeeded() {
            assertReviewRefused(Map.of("qualityRating", "good"), "“审核结论”为必填项");
            assertReviewRefused(Map.of("reviewDecision", "maybe"), "“审核结论”不在可选范围内");
        }

        private void assertReviewRefused(Map<String, Object> decision, String message) {
            assertThatThrownBy(() -> desk.review(WUHUA, decision))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);

            assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
            assertThat(desk.decision(WUHUA)).isEmpty();
            assertThat(desk.variable(WUHUA, "reviewDecision")).isNull();
        }

        @Test
        @DisplayName("不予受理之后仍可正常审核")
        void theTaskCanStillBeFinished() {
            assertReviewRefused(acceptedWithoutRating(), "“报送质量”为必填项");

            desk.review(WUHUA, accepted());

            assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        }
    }

    private void assertRefused(ReportInput input, String message) {
        String task = desk.task(WUHUA, FILL).getId();

        assertThatThrownBy(() -> desk.handIn(WUHUA, input))
                .isInstanceOfSatisfying(InputRefusedException.class, refusal -> {
                    assertThat(refusal).hasMessageContaining(message);
                    assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
                });

        assertThat(desk.task(WUHUA, FILL).getId()).isEqualTo(task);
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.OPEN);
        assertThat(desk.stored(WUHUA)).isZero();
        assertThat(desk.variable(WUHUA, "progress")).isNull();
        assertThat(desk.notices(WUHUA, "report-submitted:")).isEmpty();
    }
}
