package org.everspring.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.report;

import java.util.List;
import org.everspring.matter.ObligationId;
import org.everspring.support.BrowserTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

@BrowserTest
@DisplayName("负责人在手机上签批报送")
class ReportSignatureInBrowserTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String SIGN = "userTask_signReport";

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ReportSigning signing;

    @BeforeEach
    void theReportWaitsForTheLeader() {
        signedBy("wuhuaqu");
        desk.openQuarter();
        desk.handIn(WUHUA, report().progress("等待签批的推进情况，已完成。"));
    }

    @AfterEach
    void nobodySigns() {
        signedBy();
    }

    private void signedBy(String... units) {
        ReflectionTestUtils.setField(
                (Object) AopTestUtils.getTargetObject(signing), "settings", new SigningSettings(List.of(units)));
    }

    @Test
    @DisplayName("打开任务看到全部内容，点“同意报送”、点“提交签批”，两下办完")
    void agreesWithTwoTaps(StaffBrowsers browsers) {
        StaffBrowser leader = browsers.signIn("wuhuaqu.leader");
        leader.page().setViewportSize(390, 844);
        leader.openTask(desk.task(WUHUA, SIGN));
        assertThat(leader.value("本季度推进情况")).isEqualTo("等待签批的推进情况，已完成。");

        leader.choose("签批意见", "同意报送").submit("提交签批");

        assertThat(leader.message()).contains("已提交：签批报送", "下一步：", "审核");
        assertThat(desk.stored(WUHUA)).isOne();
    }

    @Test
    @DisplayName("退回须写意见；联络员打开填报，上方就是领导的意见")
    void sendsBackWithAReason(StaffBrowsers browsers) {
        StaffBrowser leader = browsers.signIn("wuhuaqu.leader").openTask(desk.task(WUHUA, SIGN));
        leader.choose("签批意见", "退回修改").press("提交签批");
        assertThat(leader.field("退回意见").locator("textarea")).isVisible();
        leader.fill("退回意见", "请补充数据。").submit("提交签批");

        StaffBrowser liaison = browsers.signIn("wuhuaqu.liaison").openTask(desk.task(WUHUA, ReportingDesk.FILL));
        assertThat(liaison.value("本单位领导退回意见")).isEqualTo("请补充数据。");
        assertThat(liaison.value("本季度推进情况")).isEqualTo("等待签批的推进情况，已完成。");
    }
}
