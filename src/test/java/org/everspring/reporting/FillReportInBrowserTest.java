package org.everspring.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.everspring.matter.ObligationId;
import org.everspring.support.BrowserTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("在任务列表中填报")
class FillReportInBrowserTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.2:wuhuaqu");

    @Autowired
    private ReportingDesk desk;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("漏填的定位到第一项，并说明还有几项；补齐、改正后提交，说明下一步和去处")
    void saysWhatIsMissingWhatIsWrongAndWhatComesNext(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signIn("wuhuaqu.liaison").openTask(desk.task(REPORT, ReportingDesk.FILL));
        Locator left = staff.form().locator(".everspring-left");

        staff.press("提交报送");

        assertThat(left).hasText("还有 7 项未填写");
        assertThat(staff.field("总体进度")).isInViewport();

        staff.choose("总体进度", "滞后")
                .fill("本季度推进情况", "完成窗口整合，企业开办全程网办。")
                .fill("填报人", "李明")
                .fill("联系电话", "0871-63130000")
                .fill("审签领导", "王芳")
                .choose("审签领导职务", "分管负责同志");
        assertThat(left).hasText("还有 1 项未填写");
        staff.press("提交报送");
        assertThat(staff.field("下一步打算").locator("textarea")).isFocused();
        assertThat(staff.field("下一步打算")).isInViewport();

        // Nothing is missing for the form; what hangs together is for the server to judge.
        staff.expect(400).fill("下一步打算", "推广到全部街道。").press("提交报送");
        assertThat(left).hasText("");
        assertThat(staff.message()).contains("困难问题");

        staff.fill("困难问题", "系统尚未打通，需市级部门协调。").submit("提交报送");

        assertThat(staff.page().locator(".notifications .alert")).hasCount(1);
        assertThat(staff.message()).contains("已提交：填报推进情况", "下一步：市税务局“审核", "查看", "撤回", "下一项：");
        assertThat(desk.stored(REPORT)).isOne();
        staff.page().getByText("查看", new Page.GetByTextOptions().setExact(true)).click();
        staff.page().waitForURL("**/desk/reports/" + REPORT);
    }
}
