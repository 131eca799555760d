package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.agreed;
import static org.everspring.support.Inputs.objected;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.Inputs.summaryAccepted;
import static org.everspring.support.Inputs.summaryReturned;
import static org.everspring.support.ReportingDesk.COMPILE;
import static org.everspring.support.ReportingDesk.COUNTERSIGN;
import static org.everspring.support.ReportingDesk.JUDGE;

import org.everspring.engine.InputRefusedException;
import org.everspring.matter.SummaryId;
import org.everspring.quarter.Countersignature.Decision;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Item 1.2 is led by the tax bureau; 发展改革委 and 公安局 are its co-leads. */
@EngineTest
@DisplayName("重点任务季度汇总：会签")
class ItemSummaryCountersignTest {

    private static final SummaryId TAXES = SummaryId.parse("2026Q4:1.2");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Summaries summaries;

    @BeforeEach
    void theCoLeadsAreAsked() {
        desk.openQuarter();
        day.at("2026-12-21T00:00");
        day.runDueJobs();
        day.at("2026-12-22T10:00");
        desk.compile(TAXES, summary());
    }

    @Test
    @DisplayName("同时送各共同牵头单位，两个工作日内答复")
    void allCoLeadsAreAskedAtOnce() {
        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.COUNTERSIGNING);
        assertThat(desk.variable(TAXES, "countersignDueText")).isEqualTo("2026年12月24日（周四）24时");
        assertThat(desk.notices(TAXES, "countersign-asked:"))
                .extracting(Told::user)
                .containsExactly("fagaiwei.liaison", "gonganju.liaison");
    }

    @Test
    @DisplayName("都同意的送审定，附会签情况")
    void whenAllAgreeTheOfficeJudges() {
        desk.countersign(TAXES, "gonganju", agreed());
        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN);
        desk.countersign(TAXES, "fagaiwei", agreed());

        assertThat(desk.openTasks(TAXES)).containsExactly(JUDGE);
        assertThat(desk.variable(TAXES, "countersignText")).isEqualTo("市发展改革委：同意\n市公安局：同意");
        desk.judge(TAXES, summaryAccepted());
        assertThat(desk.ends(TAXES)).contains("endEvent_summaryAccepted");
        assertThat(desk.summary(TAXES).timesObjected()).isZero();
    }

    @Test
    @DisplayName("一家有异议的退回牵头单位修改，再次会签从头答复")
    void oneObjectionSendsTheSummaryBack() {
        desk.countersign(TAXES, "gonganju", objected("办税时限数据有误。"));
        desk.countersign(TAXES, "fagaiwei", agreed());

        assertThat(desk.openTasks(TAXES)).containsExactly(COMPILE);
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.COMPILING);
        assertThat(desk.summary(TAXES).timesObjected()).isEqualTo(1);
        assertThat(desk.variable(TAXES, "objections")).isEqualTo("市发展改革委：同意\n市公安局：有异议——办税时限数据有误。");
        assertThat(desk.notices(TAXES, "summary-objected:"))
                .extracting(Told::user)
                .containsExactly("shuiwuju.liaison");

        desk.compile(TAXES, summary());
        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
        desk.countersign(TAXES, "gonganju", agreed());
        desk.countersign(TAXES, "fagaiwei", agreed());

        assertThat(desk.openTasks(TAXES)).containsExactly(JUDGE);
        assertThat(desk.variable(TAXES, "objections")).isNull();
        assertThat(desk.countersignatures(TAXES, 1)).hasSize(2);
        assertThat(desk.countersignatures(TAXES, 2))
                .extracting(Countersignature::decision)
                .containsOnly(Decision.AGREED);
    }

    @Test
    @DisplayName("再次有异议的由市营商环境办协调审定")
    void afterTheSecondObjectionTheOfficeCoordinates() {
        desk.countersign(TAXES, "gonganju", objected("办税时限数据有误。"));
        desk.countersign(TAXES, "fagaiwei", agreed());
        desk.compile(TAXES, summary());

        desk.countersign(TAXES, "gonganju", objected("数据仍然有误。"));
        desk.countersign(TAXES, "fagaiwei", agreed());

        assertThat(desk.openTasks(TAXES)).containsExactly(JUDGE);
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.SUBMITTED);
        assertThat(desk.variable(TAXES, "countersignText")).asString().contains("市公安局：有异议——数据仍然有误。");
        assertThat(desk.notices(TAXES, "summary-submitted:"))
                .extracting(Told::user)
                .containsExactly("yingshangban.liaison");
        desk.judge(TAXES, summaryAccepted());
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.ACCEPTED);
    }

    @Test
    @DisplayName("到期未答复的视同同意，送审定")
    void silenceCountsAsAgreementAtTheDate() {
        desk.countersign(TAXES, "fagaiwei", agreed());
        day.at("2026-12-24T23:59");
        day.runDueJobs();
        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN);

        day.at("2026-12-25T00:00");
        day.runDueJobs();

        assertThat(desk.openTasks(TAXES)).containsExactly(JUDGE);
        assertThat(desk.timesPassed(TAXES, "event_countersignExpired")).isEqualTo(1);
        assertThat(desk.variable(TAXES, "countersignText")).isEqualTo("市发展改革委：同意\n市公安局：逾期未答复，视同同意");
        assertThat(desk.countersignatures(TAXES, 1))
                .extracting(Countersignature::decision)
                .containsExactly(Decision.AGREED, Decision.SILENT);
    }

    @Test
    @DisplayName("到期时已有异议的，仍退回牵头单位")
    void anObjectionStandsWhenTheOthersAreSilent() {
        desk.countersign(TAXES, "gonganju", objected("办税时限数据有误。"));

        day.at("2026-12-25T00:00");
        day.runDueJobs();

        assertThat(desk.openTasks(TAXES)).containsExactly(COMPILE);
        assertThat(desk.variable(TAXES, "objections")).isEqualTo("市发展改革委：逾期未答复，视同同意\n市公安局：有异议——办税时限数据有误。");
    }

    @Test
    @DisplayName("有异议而不写意见不予受理")
    void objectionNeedsAnOpinion() {
        assertThatThrownBy(() -> desk.countersign(TAXES, "gonganju", objected(null)))
                .isInstanceOf(InputRefusedException.class)
                .hasMessage("有异议时请写明具体意见。");

        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
        assertThat(desk.countersignatures(TAXES, 1)).isEmpty();
    }

    @Test
    @DisplayName("审定退回后重新会签，异议次数不因此清零")
    void returnedSummaryIsCountersignedAgain() {
        desk.countersign(TAXES, "gonganju", agreed());
        desk.countersign(TAXES, "fagaiwei", agreed());
        desk.judge(TAXES, summaryReturned("请补充存在问题。"));
        desk.compile(TAXES, summary());

        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
        assertThat(desk.notices(TAXES, "countersign-asked:")).hasSize(4);
    }

    @Test
    @DisplayName("年末送会签的，答复期不晚于季度关闭，不需要下一年的节假日安排")
    void theTermNeverReachesBeyondTheClosing() {
        desk.countersign(TAXES, "gonganju", objected("办税时限数据有误。"));
        desk.countersign(TAXES, "fagaiwei", agreed());

        day.at("2026-12-31T10:00");
        desk.compile(TAXES, summary());

        assertThat(desk.variable(TAXES, "countersignDueText")).isEqualTo("2026年12月31日（周四）24时");
        assertThat(desk.openTasks(TAXES)).containsExactly(COUNTERSIGN, COUNTERSIGN);
    }

    @Test
    @DisplayName("到季度关闭才归集的异议由市营商环境办协调，不登记缺报")
    void objectionAtTheClosingGoesToTheOffice() {
        desk.countersign(TAXES, "gonganju", agreed());
        desk.countersign(TAXES, "fagaiwei", agreed());
        desk.judge(TAXES, summaryReturned("请补充存在问题。"));
        day.at("2026-12-30T10:00");
        desk.compile(TAXES, summary());
        desk.countersign(TAXES, "gonganju", objected("办税时限数据有误。"));

        desk.letQuarterClose();

        assertThat(desk.openTasks(TAXES)).containsExactly(JUDGE);
        assertThat(desk.summary(TAXES).state()).isEqualTo(SummaryState.SUBMITTED);
        assertThat(desk.notices(TAXES, "summary-missing:")).isEmpty();
    }
}
