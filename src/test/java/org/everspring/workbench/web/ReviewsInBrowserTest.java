package org.everspring.workbench.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.ReportingDesk.ANSWER_URGE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ObligationState;
import org.everspring.support.Axe;
import org.everspring.support.BrowserTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("在浏览器中审核和催办")
class ReviewsInBrowserTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("展开全文，键盘上下，退回一份写明原因，勾选其余采纳")
    void reviews(int width, StaffBrowsers browsers) {
        desk.handIn(WUHUA, report().progress("五华区已全面推行企业开办一日办结。").everyTarget(0.25));
        desk.handIn(POLICE, report().everyTarget(0.75));
        StaffBrowser lead = browsers.signIn("fagaiwei.liaison");
        Page page = lead.page();
        page.setViewportSize(width, 768);
        menu(page, "审核");
        page.waitForURL("**/desk/reviews");
        page.waitForLoadState();
        Locator police = page.locator(".review").first();
        Locator wuhua = page.locator(".review").nth(1);

        assertThat(police).containsText("未达目标");
        assertThat(wuhua).not().containsText("未达目标");
        page.keyboard().press("j");
        assertThat(police).isFocused();
        page.keyboard().press("j");
        assertThat(wuhua).isFocused();
        page.keyboard().press("o");
        assertThat(wuhua.locator(".whole")).containsText("下一步打算");
        assertThat(wuhua.locator(".whole")).containsText("佐证材料");
        assertThat(Axe.serious(page)).isEmpty();
        page.keyboard().press("x");
        assertThat(page.locator("[data-count]")).hasText("已选1项");
        page.keyboard().press("k");
        page.keyboard().press("r");
        assertThat(police.locator("textarea")).isFocused();
        page.keyboard().type("请补充办件量。");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        police.getByText("退回这份").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已退回1份");

        page.locator("[type=checkbox][name=chosen]").check();
        page.getByLabel("报送质量").selectOption("优秀");
        page.getByText("采纳所选").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已采纳1份");
        day.runDueJobs();

        assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.ACCEPTED);
        assertThat(desk.obligation(POLICE).state()).isEqualTo(ObligationState.RETURNED);
    }

    /** On a phone the entry stands behind one more press. */
    private static void menu(Page page, String entry) {
        if (page.viewportSize().width < 640) {
            page.getByText("菜单", new Page.GetByTextOptions().setExact(true)).click();
        }
        page.locator(".es-bar a:visible")
                .filter(new Locator.FilterOptions().setHasText(entry))
                .first()
                .click();
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("催办全部逾期单位：点两次；对方从通知直接打开回复")
    void urgesAllThatAreLate(int width, StaffBrowsers browsers) {
        day.at("2026-12-21T09:00");
        StaffBrowser lead = browsers.signIn("fagaiwei.liaison");
        Page page = lead.page();
        page.setViewportSize(width, 768);
        int clicks = width < 640 ? 2 : 1;
        menu(page, "催办");
        assertThat(Axe.serious(page)).isEmpty();
        page.getByText(Pattern.compile("催办全部2项")).click();
        clicks++;
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已催办2项");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        System.out.println(
                "Clicks to urge all that are late, from a signed-in person's menu: " + clicks + " of at most 4");
        day.runDueJobs();

        StaffBrowser unit = browsers.signIn("wuhuaqu.liaison");
        unit.page().setViewportSize(width, 768);
        unit.open("/desk/notices");
        unit.page()
                .locator(".notice")
                .filter(new Locator.FilterOptions().setHasText("催办：2026Q4 1.1"))
                .first()
                .getByText("查看或办理")
                .click();
        unit.page().waitForURL("**/tasklist/**" + desk.task(WUHUA, ANSWER_URGE).getId() + "*");
        unit.form().waitFor();
        assertThat(unit.form()).containsText("催办回复");
    }
}
