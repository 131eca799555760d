package org.everspring.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
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

    @Autowired
    private MeasureBreakdowns measures;

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

        assertThat(left).hasText("还有 6 项未填写");
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

    @Test
    @DisplayName("暂存之后举措清单有更新：提交被拒绝，刷新页面后按最新清单填报")
    void whatWasSavedOfAChangedListDoesNotComeBack(StaffBrowsers browsers) {
        confirm("推行一窗受理");
        StaffBrowser staff = browsers.signIn("wuhuaqu.liaison").openTask(desk.task(REPORT, ReportingDesk.FILL));
        staff.choose("总体进度", "达到序时进度")
                .fill("本季度推进情况", "完成窗口整合，企业开办全程网办。")
                .choose("本季度进展", "按计划推进")
                .fill("下一步打算", "推广到全部街道。")
                .fill("填报人", "李明")
                .fill("联系电话", "0871-63130000")
                .fill("审签领导", "王芳")
                .choose("审签领导职务", "分管负责同志");
        staff.page().getByText("暂存", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(staff.page().locator(".everspring-draft")).containsText("已暂存");
        measures.admit("1.2", "wuhuaqu", Set.of(REPORT.unit()));
        confirm("压缩印章刻制时限");

        staff.expect(400).press("提交报送");
        assertThat(staff.message()).contains("与最新内容不一致，请先复制已填内容，刷新页面后重新填写");
        staff.page().reload();

        assertThat(staff.value("第 1 条举措")).isEqualTo("压缩印章刻制时限");
        assertThat(staff.value("下一步打算")).isEqualTo("推广到全部街道。");
    }

    @Test
    @DisplayName("填写中自动暂存并说明时间；换一个页签、离开再来、换一个人接着填，都还在")
    void whatIsBeingTypedIsKept(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signIn("wuhuaqu.liaison").openTask(desk.task(REPORT, ReportingDesk.FILL));
        Locator kept = staff.page().locator(".everspring-draft");

        staff.fill("本季度推进情况", "完成窗口整合，企业开办全程网办。");
        assertThat(kept).hasText(Pattern.compile("^已暂存 \\d\\d:\\d\\d$"));
        staff.fill("下一步打算", "推广到全部街道。");
        staff.page()
                .getByText("流程图", new Page.GetByTextOptions().setExact(true))
                .click();
        staff.page().getByText("表单", new Page.GetByTextOptions().setExact(true)).click();
        staff.form().waitFor();
        assertThat(staff.value("下一步打算")).isEqualTo("推广到全部街道。");
        // Left at once, with what nobody has waited for.
        staff.fill("意见建议", "请统一表样。").open("/desk");

        StaffBrowser leader = browsers.signIn("wuhuaqu.leader").openTask(desk.task(REPORT, ReportingDesk.FILL));
        assertThat(leader.page().locator(".everspring-draft")).containsText("已恢复五华区联络员于");
        assertThat(leader.value("本季度推进情况")).isEqualTo("完成窗口整合，企业开办全程网办。");
        assertThat(leader.value("意见建议")).isEqualTo("请统一表样。");
    }

    @Test
    @DisplayName("清除暂存，表单恢复为原来的内容")
    void whatWasKeptCanBeThrownAway(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signIn("wuhuaqu.liaison").openTask(desk.task(REPORT, ReportingDesk.FILL));
        staff.fill("本季度推进情况", "写错了地方。");
        staff.page().getByText("暂存", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(staff.page().locator(".everspring-draft")).containsText("已暂存");
        staff.page().reload();

        staff.page().getByText("不用暂存的内容").click();
        staff.page().getByText("确认清除，恢复为原来的内容").click();

        assertThat(staff.page().getByText("不用暂存的内容")).hasCount(0);
        // The form of before is there until the page has been loaded anew.
        assertThat(staff.field("本季度推进情况").first().locator("input, textarea").first())
                .hasValue("");
    }

    private void confirm(String measure) {
        BreakdownId breakdown = new BreakdownId(REPORT.item(), REPORT.unit());
        measures.draft(breakdown, List.of(new Measure(measure, LocalDate.parse("2026-12-30"), "陈晨", null)));
        measures.submit(breakdown, "wuhuaqu.liaison");
        measures.decide(breakdown, new BreakdownDecision(true, null), "shuiwuju.liaison");
        measures.confirm(breakdown);
    }
}
