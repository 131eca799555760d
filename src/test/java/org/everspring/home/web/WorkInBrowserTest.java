package org.everspring.home.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.Axe;
import org.everspring.support.BrowserTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("浏览器里的我的待办和导航栏")
class WorkInBrowserTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String LEAD = "fagaiwei.liaison";

    /** What every bar may take of a small screen. */
    private static final int SLIM = 64;

    /** The views of the webapps that have some; they stand in the bar. */
    private static final Map<String, String> OWN_VIEWS = Map.of("cockpit", "流程", "admin", "用户");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private TaskService tasks;

    @Autowired
    private PromotionDesk promotion;

    @Autowired
    private AssessmentDesk assessment;

    private ProblemId problem;

    @BeforeEach
    void somethingWaits() {
        desk.openQuarter();
        desk.handIn(REPORT, Inputs.report());
        problem = problems.file();
    }

    private static StaffBrowser signIn(StaffBrowsers browsers, String user, int width) {
        StaffBrowser browser = browsers.signIn(user);
        browser.page().setViewportSize(width, width < 700 ? 844 : 768);
        return browser;
    }

    private static Locator bar(Page page) {
        return page.locator("body > .es-bar");
    }

    private static List<String> entries(Page page) {
        return bar(page).locator("[data-entry]").evaluateAll("all => all.map(entry => entry.dataset.entry)")
                        instanceof List<?> found
                ? found.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static void assertSlim(Page page) {
        BoundingBox box = bar(page).boundingBox();
        assertThat(box.y).isZero();
        assertThat(box.x).isZero();
        assertThat(box.height).isLessThanOrEqualTo(SLIM);
        assertThat(box.width).isEqualTo(page.viewportSize().width);
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("%s is wider than the screen", page.url())
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("登录后到我的待办，点一行就打开表单，导航栏跟着")
    void aRowOpensTheForm(int width, StaffBrowsers browsers) {
        StaffBrowser lead = signIn(browsers, LEAD, width);
        Page page = lead.page();
        assertThat(page.url()).endsWith("/desk");
        assertSlim(page);
        assertFits(page);
        assertThat(bar(page).locator("[data-entry=desk] .es-bar-count")).hasText("2");
        List<String> own = entries(page);

        page.locator(".work tbody tr", new Page.LocatorOptions().setHasText("审核报送内容"))
                .getByRole(AriaRole.LINK)
                .click();
        lead.form().waitFor();

        assertThat(page.url())
                .contains("task=" + desk.task(REPORT, ReportingDesk.REVIEW).getId());
        bar(page).waitFor();
        assertSlim(page);
        assertThat(entries(page)).isEqualTo(own);
        bar(page).locator("[data-entry=desk]").first().click();
        assertThat(page.locator("h1")).hasText("我的待办");
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("各网页应用里是同一条导航栏，应用自己的功能也在其中，都点得到")
    void theWebappsHaveTheSameBar(int width, StaffBrowsers browsers) {
        StaffBrowser admin = signIn(browsers, "admin", width);
        Page page = admin.page();
        List<String> own = entries(page);

        for (String webapp : List.of("tasklist", "cockpit", "admin", "welcome")) {
            admin.open("/camunda/app/" + webapp + "/default/");
            bar(page).waitFor();
            page.locator("[cam-widget-header]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertSlim(page);
            assertThat(entries(page)).as(webapp).isEqualTo(own);
            assertThat(bar(page).locator("[data-entry=desk]").first()).isVisible();

            // What our sheet names of the webapps: whoever updates them sees here what it is called now.
            Locator header = page.locator("[cam-widget-header]");
            assertThat(header).hasCount(1);
            assertThat(header.locator(".app-menu")).hasCount(1);
            assertThat(header.locator(".app-menu")).isHidden();
            assertThat(header.locator(".navbar-brand")).isHidden();
            assertThat(header.locator(".sections-menu")).hasCount(1);
            if (OWN_VIEWS.containsKey(webapp)) {
                openOwnView(page, header, OWN_VIEWS.get(webapp), width);
            }
            if (!webapp.equals("welcome")) {
                Locator work = page.locator(webapp.equals("tasklist") ? ".page-wrap" : ".ctn-main");
                assertThat(work.boundingBox().y).as(webapp).isEqualTo(bar(page).boundingBox().height);
            }

            bar(page).locator("summary").click();
            assertThat(bar(page).locator(".es-bar-more [data-entry=operations]"))
                    .isVisible();
            page.keyboard().press("Escape");
            assertThat(bar(page).locator(".es-bar-more [data-entry=operations]"))
                    .isHidden();
        }
    }

    @Test
    @DisplayName("导航栏一时取不到，网页应用自己再取")
    void theBarComesLater(StaffBrowsers browsers) {
        StaffBrowser staff = signIn(browsers, LEAD, 1366).expect(503);
        Page page = staff.page();
        AtomicInteger asked = new AtomicInteger();
        page.route("**/desk/bar?*", request -> {
            if (asked.getAndIncrement() == 0) {
                request.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                request.resume();
            }
        });

        staff.open("/camunda/app/tasklist/default/");

        assertThat(bar(page).locator("[data-entry=desk]").first()).isVisible();
        assertThat(asked).hasValue(2);
    }

    /** It stands in the bar, or behind the webapp's button for narrow screens. */
    private static void openOwnView(Page page, Locator header, String name, int width) {
        Locator view = header.locator(".sections-menu a")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")))
                .first();
        if (width < 700) {
            header.locator(".navbar-toggle").click();
        } else {
            assertThat(view.boundingBox().y + view.boundingBox().height).isLessThanOrEqualTo(SLIM);
        }
        String before = page.url();
        view.click();
        page.waitForURL(address -> !address.equals(before));
    }

    @Test
    @DisplayName("任务列表里的数字跟着变")
    void theNumberFollowsInTasklist(StaffBrowsers browsers) {
        StaffBrowser lead = browsers.signIn(LEAD);
        Page page = lead.open("/camunda/app/tasklist/default/").page();
        assertThat(bar(page).locator("[data-entry=desk] .es-bar-count")).hasText("2");
        Task review = desk.task(REPORT, ReportingDesk.REVIEW);

        tasks.claim(review.getId(), "fagaiwei.leader");
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(bar(page).locator("[data-entry=desk] .es-bar-count")).hasText("1");
    }

    @Test
    @DisplayName("只用键盘：打开菜单，进到代办安排")
    void theMenuWorksByKeyboard(StaffBrowsers browsers) {
        Page page = browsers.signIn(LEAD).page();

        bar(page).locator("summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(bar(page).locator(".es-bar-more [data-entry=deputy]")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText("代办安排");
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("各页没有严重的无障碍问题，手机上不横向滚动")
    void pagesCanBeReadByEverybody(int width, StaffBrowsers browsers) {
        StaffBrowser lead = signIn(browsers, LEAD, width);
        for (String path : List.of(
                "/desk",
                "/desk?words=%E4%B8%8D",
                "/desk/unit",
                "/desk/done",
                "/desk/begun",
                "/desk/quarter",
                "/desk/reviews",
                "/desk/urges",
                "/desk/reports/" + REPORT,
                "/desk/notices",
                "/desk/problems",
                "/desk/deputy",
                "/board/experiences",
                "/board/handbook",
                "/help",
                "/help/staff",
                "/help/leaders")) {
            look(lead, path);
        }
        look(lead.expect(404), "/no-such-page");
        StaffBrowser admin = signIn(browsers, "admin", width);
        for (String path : List.of(
                "/board/operations",
                "/board/accounts",
                "/board/accounts/new",
                "/board/accounts/wuhuaqu.liaison",
                "/board/audit/seals",
                "/board/models",
                "/board/models/unitReport",
                "/board/calendar",
                "/board/audit")) {
            look(admin, path);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("问题、典型经验、年度考核、首页和登录页没有严重的无障碍问题，手机上不横向滚动")
    void whatIsDecidedCanBeReadByEverybody(int width, StaffBrowsers browsers) {
        ExperienceId experience = promotion.nominate();
        promotion.review(experience, PromotionDesk.approved("2026-12-21", "panlongqu"));
        assessment.reportTheYear();
        assessment.open();
        StaffBrowser office = signIn(browsers, "yingshangban.liaison", width);
        for (String path : List.of(
                "/desk/problems/" + problem,
                "/board/experiences/" + experience,
                "/board/assessment/2025",
                "/board/assessment/2025/units/wuhuaqu")) {
            look(office, path);
        }
        office.page().context().clearCookies();
        look(office, "/");
        look(office, "/login");
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("批示、通知偏好和使用手册没有严重的无障碍问题，手机上不横向滚动")
    void whatIsSetAndInstructedCanBeReadByEverybody(int width, StaffBrowsers browsers) {
        StaffBrowser leader = signIn(browsers, "lingdaoxiaozu.leader", width);
        for (String path : List.of(
                "/instructions",
                "/instructions/new?matter=" + REPORT,
                "/desk/preferences",
                "/desk/notices",
                "/help",
                "/help/leaders")) {
            look(leader, path);
        }
    }

    @Test
    @DisplayName("流程监控的首页上有工作运行情况，读得清，点得开")
    void theDashboardSaysHowThingsStand(StaffBrowsers browsers) {
        StaffBrowser operator = signIn(browsers, "operator", 1366);
        Page page = operator.open("/camunda/app/cockpit/default/#/dashboard").page();
        Locator tile = page.locator(".es-tile");
        assertThat(tile.locator("h3")).hasText("工作运行情况");
        assertThat(tile.locator(".es-tile-line").first()).isVisible();
        assertThat(Axe.serious(page, ".es-tile")).isEmpty();
        tile.locator("a[data-code=notices]").click();
        page.waitForURL("**/board/operations");
        assertThat(page.locator("h1")).isVisible();
    }

    private static void look(StaffBrowser browser, String path) {
        Page page = browser.open(path).page();
        assertThat(Axe.serious(page)).as(path).isEmpty();
        if (page.viewportSize().width < 700) {
            assertFits(page);
        }
    }
}
