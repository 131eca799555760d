package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.util.Set;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("责任单位季度报送：撤回")
class UnitReportWithdrawalTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final Set<UnitId> ITS_STAFF = Set.of(UnitId.of("wuhuaqu"));

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private UnitReports reporting;

    @BeforeEach
    void aReportWaitsForTheLead() {
        desk.openQuarter();
        desk.handIn(WUHUA, report().progress("需要修改的推进情况。"));
    }

    @Test
    @DisplayName("牵头单位决定之前可以撤回，内容保留，牵头单位收到告知")
    void theUnitTakesTheReportBackBeforeTheDecision() {
        reporting.withdraw(WUHUA, ITS_STAFF);

        assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
        assertThat(desk.variable(WUHUA, "progress")).isEqualTo("需要修改的推进情况。");
        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.OPEN);
        assertThat(desk.obligation(WUHUA).timesWithdrawn()).isEqualTo(1);
        assertThat(desk.obligation(WUHUA).timesReturned()).isZero();
        assertThat(desk.notices(WUHUA, "report-withdrawn:"))
                .extracting(Told::user)
                .containsExactly("fagaiwei.liaison");
    }

    @Test
    @DisplayName("撤回后可以修改重报，再次撤回另行计数和告知")
    void withdrawnReportIsHandedInAgain() {
        reporting.withdraw(WUHUA, ITS_STAFF);
        desk.handIn(WUHUA, report().progress("修改后的推进情况，已补充数据。"));
        reporting.withdraw(WUHUA, ITS_STAFF);
        desk.handIn(WUHUA, report().progress("再次修改后的推进情况。"));
        desk.review(WUHUA, accepted());

        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        assertThat(desk.obligation(WUHUA).round()).isEqualTo(3);
        assertThat(desk.obligation(WUHUA).timesWithdrawn()).isEqualTo(2);
        assertThat(desk.notices(WUHUA, "report-withdrawn:")).hasSize(2);
    }

    @Test
    @DisplayName("撤回的不算报送，是否按期以重报时间为准")
    void withdrawnReportCountsAsNotHandedIn() {
        reporting.withdraw(WUHUA, ITS_STAFF);
        assertThat(desk.obligation(WUHUA).firstSubmittedAt()).isNull();

        day.at("2026-12-23T10:00");
        desk.handIn(WUHUA, report());

        assertThat(desk.obligation(WUHUA).lateWorkingDays()).isEqualTo(3);
    }

    @Test
    @DisplayName("撤回后未重报的，到关闭登记缺报")
    void withdrawnReportThatIsNotHandedInAgainIsMissing() {
        reporting.withdraw(WUHUA, ITS_STAFF);

        desk.letQuarterClose();

        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.MISSING);
    }

    @Test
    @DisplayName("其他单位不能撤回")
    void foreignUnitIsRefused() {
        assertThatThrownBy(() -> reporting.withdraw(WUHUA, Set.of(UnitId.of("gonganju"), UnitId.of("fagaiwei"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("只能撤回本单位的报送。");

        assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        assertThat(desk.obligation(WUHUA).timesWithdrawn()).isZero();
    }

    @Test
    @DisplayName("牵头单位已作决定、尚在登记时不能撤回")
    void theDecisionCannotBeUndoneWhileItIsRecorded() {
        day.submit("fagaiwei.liaison", desk.task(WUHUA, REVIEW), accepted());

        assertRefused("待审核");

        day.runDueJobs();
        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
    }

    @Test
    @DisplayName("已退回、已采纳、未报送的都不能撤回")
    void thereIsNothingToWithdrawButAReportThatWaits() {
        desk.review(WUHUA, returned("请补充办件量。"));
        assertRefused("已退回");
        desk.handIn(WUHUA, report());
        desk.review(WUHUA, accepted());
        assertRefused("已采纳");

        assertThat(desk.obligation(WUHUA).timesWithdrawn()).isZero();
        assertThat(desk.notices(WUHUA, "report-withdrawn:")).isEmpty();
    }

    private void assertRefused(String standing) {
        assertThatThrownBy(() -> reporting.withdraw(WUHUA, ITS_STAFF))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("只有待审核的报送可以撤回")
                .hasMessageContaining(standing);
    }
}
