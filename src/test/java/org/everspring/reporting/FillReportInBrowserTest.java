package org.everspring.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.BrowserTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("在浏览器中填报")
class FillReportInBrowserTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.2:wuhuaqu");

    @Autowired
    private ReportingDesk desk;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("领办、填写、提交，报送即已送达")
    void handsInWhatWasTyped(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signIn("wuhuaqu.liaison").openTask(desk.task(REPORT, ReportingDesk.FILL));

        staff.choose("总体进度", "达到序时进度")
                .fill("本季度推进情况", "完成窗口整合，企业开办全程网办。")
                .fill("下一步打算", "推广到全部街道。")
                .fill("填报人", "李明")
                .fill("联系电话", "0871-63130000")
                .fill("审签领导", "王芳")
                .choose("审签领导职务", "分管负责同志")
                .submit("提交报送");

        assertThat(desk.stored(REPORT)).isOne();
    }
}
