package org.everspring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.matter.ObligationId;
import org.everspring.support.Axe;
import org.everspring.support.BrowserTest;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist as staff have it: one task alone, a list of what is due first, nothing that leads nowhere. */
@BrowserTest
@DisplayName("任务列表：只办一项，先到期的在前，没有点不动的东西")
class TasklistInBrowserTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.2:wuhuaqu");
    private static final ObligationId OTHER = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String PERSON = "wuhuaqu.liaison";
    private static final String LIST = "/camunda/app/tasklist/default/";

    /** In bytes over the line, for somebody who has never been here. */
    private static final long FIRST_LOAD = 1_500_000;

    /** What our scripts and styles take hold of in the webapp, form-js and AngularJS without being promised it. */
    private static final Map<String, String> HOOKS_OF_THE_PAGE = Map.ofEntries(
            Map.entry("the list of tasks", "[cam-tasks] .tasks-list li.task"),
            Map.entry("a card's link", "li.task .clickable .names h4.task a"),
            Map.entry("a card's plugins", "li.task .task-card-details"),
            Map.entry("the columns", ".task-filters.column, .tasks-list.column, .task-details.column"),
            Map.entry("the column of the task", ".column-right .content"),
            Map.entry("the bar above a task", ".task-details > header.top > .task-actions view"),
            Map.entry("dates, groups and assignee of a task", "[cam-tasklist-task-meta]"),
            Map.entry("a form that is not one's own", "[cam-tasklist-form] .disabled-form"),
            Map.entry("the buttons below a form", ".form-actions > button.btn-default"),
            Map.entry("the second button to submit", "[cam-tasklist-form] .form-actions > .btn-primary"),
            Map.entry("a form of form-js", "[cam-tasklist-form-camunda] .fjs-container form.fjs-form"),
            Map.entry("a field of form-js", ".fjs-form-field .fjs-form-field-label"));

    private static final Map<String, String> HOOKS_OF_THE_SCRIPTS = Map.of(
            "the views that are left out",
            "document.querySelector('base').getAttribute('cam-exclude-plugins').includes('create-task-action')"
                    + " && !document.querySelector('.create-task-action')",
            "the module for extensions",
            "!!window.angular.module('cam.tasklist.custom')",
            "the service that writes the address",
            "typeof angular.element(document.body).injector().get('$browser').url === 'function'",
            "the service that says something in the corner",
            "typeof angular.element(document.body).injector().get('Notifications').addMessage === 'function'",
            "who is signed in",
            "angular.element(document.body).injector().get('$rootScope').authentication.name === '" + PERSON + "'",
            "the task of the bar above it",
            "typeof angular.element('.everspring-work').scope().taskData.changed === 'function'",
            "the parts of a form (Preact)",
            "!!(document.querySelector('.fjs-container').parentElement.__k || document.querySelector('.fjs-container').__k)",
            "the form itself, by its draft",
            "!!document.querySelector('.everspring-draft')");

    @Autowired
    private IdentityService identities;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private TaskService tasks;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    private StaffBrowser atWork(StaffBrowsers browsers, int width) {
        StaffBrowser staff = browsers.signIn(PERSON);
        return width < 500 ? staff.onPhone() : staff;
    }

    private static Locator find(StaffBrowser staff, String selector) {
        return staff.page().locator(selector);
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("从链接打开只见这一项，打开即领办；上一项、下一项、后退都到该到的地方；可以取消领办")
    void showsOneTaskAlone(int width, StaffBrowsers browsers) {
        StaffBrowser staff = atWork(browsers, width).openTask(desk.task(REPORT, ReportingDesk.FILL));

        assertThat(find(staff, ".task-filters.column")).isHidden();
        assertThat(find(staff, ".tasks-list.column")).isHidden();
        assertThat(staff.field("总体进度").first()).isInViewport();
        assertThat(find(staff, ".fjs-form [type=submit]:visible, .form-actions .btn-primary:visible"))
                .hasCount(1);
        assertThat(find(staff, ".groups:visible, .instance-link:visible, .create-task-action"))
                .hasCount(0);

        find(staff, ".task-details .content").first().evaluate("column => column.scrollTo(0, 500)");
        // The address changes before the task does: the bar above the task says which one is there.
        Locator position = find(staff, ".everspring-way > span:not(.btn)");
        String first = position.innerText();
        find(staff, ".everspring-way a").first().click();
        assertThat(position).not().hasText(first);
        assertThat(staff.holder()).containsText("由我办理");
        assertThat(find(staff, ".task-card h2")).isInViewport();
        staff.form().waitFor();
        staff.page().goBack();
        assertThat(position).hasText(first);
        String task = desk.task(REPORT, ReportingDesk.FILL).getId();
        staff.page().waitForURL(Pattern.compile(".*task=" + task + ".*"));

        staff.holder().getByText("取消领办").click();
        assertThat(staff.holder()).hasText("领办");
        find(staff, ".disabled-form").click();
        assertThat(staff.holder()).containsText("由我办理");
        assertThat(find(staff, ".disabled-form")).hasCount(0);

        staff.open("/desk")
                .open(LIST + "#/?task=" + desk.task(OTHER, ReportingDesk.FILL).getId());
        staff.form().waitFor();
        staff.page().goBack();
        staff.page().waitForURL("**/desk");
    }

    @Test
    @DisplayName("单位只有一个人：在清单里点开就由他办理，不见领办，也不见取消领办")
    void theOnlyPersonNeverClaims(StaffBrowsers browsers) {
        identities.deleteMembership("wuhuaqu.leader", "wuhuaqu");
        try {
            StaffBrowser staff = browsers.signIn(PERSON).open(LIST);
            find(staff, "li.task").first().click();
            staff.form().waitFor();

            assertThat(staff.holder()).hasText("由我办理");
            assertThat(find(staff, ".disabled-form")).hasCount(0);
        } finally {
            identities.createMembership("wuhuaqu.leader", "wuhuaqu");
        }
    }

    @Test
    @DisplayName("清单：先到期的在前，大字是事项和单位，看的任务不自动领办；没有只会被拒绝的按钮")
    void listsWhatIsDueFirst(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signIn(PERSON).open(LIST);
        Locator cards = find(staff, "li.task");
        cards.first().waitFor();

        List<String> items = find(staff, ".everspring-what").allInnerTexts();
        assertThat(items).isNotEmpty().allMatch(item -> item.matches("1\\.\\d .+"));
        assertThat(find(staff, ".everspring-unit").first()).hasText("五华区");
        assertThat(find(staff, ".everspring-due").allInnerTexts())
                .isSortedAccordingTo((one, two) -> Integer.compare(day(one), day(two)));
        assertThat(find(staff, ".create-task-action, [cam-widget-search], [cam-sorting-choices]"))
                .hasCount(0);
        assertThat(find(staff, ".task-filters .glyphicon-pencil:visible")).hasCount(0);
        assertThat(cards.first().boundingBox().height).isLessThan(65);

        cards.first().locator("h4 a").click();
        assertThat(staff.holder()).hasText("领办");
        assertThat(find(staff, ".tasks-list.column")).isVisible();
        find(staff, ".disabled-form").click();
        assertThat(staff.holder()).containsText("由我办理");
    }

    private static int day(String due) {
        return Integer.parseInt(due.replaceAll("^\\d+月(\\d+)日.*$", "$1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("办理记录：谁在什么时候办了什么")
    void tellsWhoHasDoneWhat(int width, StaffBrowsers browsers) {
        desk.handIn(REPORT, Inputs.report());
        desk.review(REPORT, Map.of("reviewDecision", "return", "returnReason", "目标值没有填写。"));
        StaffBrowser staff = atWork(browsers, width).openTask(desk.task(REPORT, ReportingDesk.FILL));

        staff.page()
                .getByText("办理记录", new Page.GetByTextOptions().setExact(true))
                .click();

        Locator lines = find(staff, ".everspring-record li");
        assertThat(lines.first()).containsText("五华区联络员");
        assertThat(lines.first()).containsText("领办任务：填报推进情况");
        assertThat(lines).containsText(new String[] {"待审核 → 已退回", "办结任务：审核报送内容", "办结任务：填报推进情况"});
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("从登录到提交报送、审核一份报送：点击的次数")
    void takesFewClicks(int width, StaffBrowsers browsers) {
        StaffBrowser staff = atWork(browsers, width);
        int clicks = 1;
        find(staff, waiting(desk.task(REPORT, ReportingDesk.FILL))).first().click();
        clicks++;
        fillIn(staff);
        staff.submit("提交报送");
        clicks++;
        assertThat(desk.stored(REPORT)).isOne();

        StaffBrowser lead = browsers.signIn("shuiwuju.liaison");
        int review = 1;
        find(lead, waiting(desk.task(REPORT, ReportingDesk.REVIEW))).first().click();
        lead.form().waitFor();
        lead.choose("审核结论", "采纳").choose("报送质量", "良好").submit("提交审核意见");
        review++;

        System.out.println("Clicks at " + width + ": login to submitted report " + clicks + ", one review " + review);
        assertThat(clicks).isLessThanOrEqualTo(5);
        assertThat(review).isLessThanOrEqualTo(2);
    }

    /** The link to a task on the page where a login leads. */
    private static String waiting(Task task) {
        return "a[href*='/desk/tasks/" + REPORT + "'], a[href*='" + task.getId() + "']";
    }

    private static void fillIn(StaffBrowser staff) {
        assertThat(find(staff, ".disabled-form")).hasCount(0);
        staff.choose("总体进度", "达到序时进度")
                .fill("本季度推进情况", "完成窗口整合，企业开办全程网办。")
                .fill("下一步打算", "推广到全部街道。")
                .fill("填报人", "李明")
                .fill("联系电话", "+86 138 8888 8888")
                .fill("审签领导", "王芳")
                .choose("审签领导职务", "分管负责同志");
    }

    @Test
    @DisplayName("只用键盘：登录、打开任务、填报、提交")
    void worksByKeyboardAlone(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signIn(PERSON);
        staff.page().context().clearCookies();
        staff.open("/login");
        tabTo(staff, "document.activeElement.name === 'username'");
        staff.page().keyboard().type(PERSON);
        tabTo(staff, "document.activeElement.name === 'password'");
        staff.page().keyboard().type("EverSpring-2023");
        staff.page().keyboard().press("Enter");
        staff.page().waitForURL("**/desk");
        tabTo(staff, "document.activeElement.matches(\"" + waiting(desk.task(REPORT, ReportingDesk.FILL)) + "\")");
        staff.page().keyboard().press("Enter");
        staff.holder().getByText("由我办理").waitFor();
        assertThat(find(staff, ".disabled-form")).hasCount(0);

        choose(staff, "总体进度");
        type(staff, "本季度推进情况", "完成窗口整合，企业开办全程网办。");
        type(staff, "下一步打算", "推广到全部街道。");
        type(staff, "填报人", "李明");
        type(staff, "联系电话", "0871-63130000");
        type(staff, "审签领导", "王芳");
        choose(staff, "审签领导职务");
        tabTo(staff, "document.activeElement.matches('.fjs-form button[type=submit]')");
        staff.page()
                .waitForCondition(
                        () -> !find(staff, ".everspring-draft").innerText().isEmpty());
        staff.page().keyboard().press("Enter");

        staff.form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(desk.stored(REPORT)).isOne();
    }

    private static void type(StaffBrowser staff, String label, String text) {
        tabTo(staff, inField(label));
        staff.page().keyboard().press("Control+A");
        staff.page().keyboard().type(text);
    }

    private static void choose(StaffBrowser staff, String label) {
        tabTo(staff, inField(label));
        find(staff, ".fjs-dropdownlist-item").first().waitFor();
        staff.page().keyboard().press("ArrowDown");
        staff.page().keyboard().press("Enter");
    }

    private static String inField(String label) {
        return "!!document.activeElement.closest('.fjs-form-field') && [...document.activeElement.closest('.fjs-form-field')"
                + ".querySelectorAll('.fjs-form-field-label')].some(label => label.innerText.replace('*', '').trim() === '"
                + label
                + "')";
    }

    private static void tabTo(StaffBrowser staff, String there) {
        for (int pressed = 0; pressed < 120; pressed++) {
            staff.page().keyboard().press("Tab");
            if (Boolean.TRUE.equals(staff.page().evaluate("() => " + there))) {
                return;
            }
        }
        throw new AssertionError("The tab key does not lead to where " + there);
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("已知的不用再填：填报人、电话、审签领导；可从本单位其他任务复制；审核有常用语")
    void fillsInWhatIsKnown(int width, StaffBrowsers browsers) {
        StaffBrowser staff = atWork(browsers, width).openTask(desk.task(REPORT, ReportingDesk.FILL));
        assertThat(staff.value("填报人")).isEqualTo("五华区联络员");
        fillIn(staff);
        staff.submit("提交报送");

        staff.openTask(desk.task(OTHER, ReportingDesk.FILL));
        assertThat(staff.value("填报人")).isEqualTo("李明");
        assertThat(staff.value("联系电话")).isEqualTo("13888888888");
        assertThat(staff.value("审签领导")).isEqualTo("王芳");
        assertThat(staff.field("审签领导职务")).containsText("分管负责同志");
        staff.fill("下一步打算", "另有安排。");
        find(staff, ".everspring-copies select").selectOption("1.2 便利纳税");
        staff.page()
                .waitForCondition(
                        () -> find(staff, ".everspring-draft").innerText().contains("已恢复"));
        assertThat(staff.value("本季度推进情况")).isEqualTo("完成窗口整合，企业开办全程网办。");
        assertThat(staff.value("下一步打算")).isEqualTo("另有安排。");

        StaffBrowser lead = browsers.signIn("shuiwuju.liaison").openTask(desk.task(REPORT, ReportingDesk.REVIEW));
        lead.choose("审核结论", "退回");
        find(lead, ".everspring-phrases button").last().click();
        assertThat(lead.value("退回原因")).isEqualTo("请补充佐证材料。");
        lead.submit("提交审核意见");
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("无障碍检查：任务页上由我们做的部分没有严重问题")
    void isAccessible(int width, StaffBrowsers browsers) {
        StaffBrowser staff = atWork(browsers, width).openTask(desk.task(REPORT, ReportingDesk.FILL));
        find(staff, ".everspring-draft").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        List<String> form = Axe.serious(staff.page());
        staff.page()
                .getByText("办理记录", new Page.GetByTextOptions().setExact(true))
                .click();
        find(staff, ".everspring-record li").first().waitFor();
        List<String> record = Axe.serious(staff.page());

        System.out.println("axe-core at " + width + ": " + form + record);
        assertThat(form).noneMatch(TasklistInBrowserTest::isOurs);
        assertThat(record).noneMatch(TasklistInBrowserTest::isOurs);
    }

    private static boolean isOurs(String finding) {
        return finding.contains("everspring") || finding.contains("evidence") || finding.contains("fjs-");
    }

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("日历和下拉选项整个看得见；暂存的时间始终看得见")
    void cutsNothingOff(int width, StaffBrowsers browsers) {
        StaffBrowser staff = atWork(browsers, width).openTask(desk.task(REPORT, ReportingDesk.FILL));
        staff.fill("下一步打算", "推广到全部街道。");
        assertThat(find(staff, ".everspring-draft")).containsText("已暂存");
        assertThat(find(staff, ".everspring-draft")).isInViewport();
        staff.field("审签领导职务").locator(".fjs-input-group").click();
        isWhole(staff, ".fjs-dropdownlist");

        staff.openTask(tasks.createTaskQuery()
                .processDefinitionKey("measureBreakdown")
                .taskCandidateGroup("wuhuaqu")
                .listPage(0, 1)
                .get(0));
        staff.form().locator("input.flatpickr-input").first().click();
        isWhole(staff, ".flatpickr-calendar.open");
    }

    private static void isWhole(StaffBrowser staff, String selector) {
        assertThat(find(staff, selector).first())
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));
    }

    @Test
    @DisplayName("第一次打开任务列表经过网络的字节数，第二次几乎没有")
    void bringsLittleOverTheLine(StaffBrowsers browsers) {
        StaffBrowser staff = browsers.signInForTheFirstTime(PERSON);
        CDPSession line = staff.page().context().newCDPSession(staff.page());
        AtomicLong bytes = new AtomicLong();
        line.on(
                "Network.loadingFinished",
                (JsonObject done) ->
                        bytes.addAndGet(done.get("encodedDataLength").getAsLong()));
        line.send("Network.enable");

        staff.open(LIST);
        find(staff, "li.task").first().waitFor();
        staff.page().waitForLoadState(LoadState.NETWORKIDLE);
        long first = bytes.getAndSet(0);
        staff.page().navigate("about:blank");
        staff.open(LIST);
        find(staff, "li.task").first().waitFor();
        staff.page().waitForLoadState(LoadState.NETWORKIDLE);

        System.out.println("Tasklist over the line: first " + first + " bytes, again " + bytes + " bytes");
        assertThat(first).isBetween(200_000L, FIRST_LOAD);
        assertThat(bytes.get()).isLessThan(FIRST_LOAD / 10);
    }

    @Test
    @DisplayName("我们所依赖而厂商没有承诺的页面结构都还在")
    void findsEachPrivateHook(StaffBrowsers browsers) {
        Task task = desk.task(REPORT, ReportingDesk.FILL);
        StaffBrowser staff = browsers.signIn(PERSON).openTaskUnclaimed(task);
        find(staff, ".everspring-draft").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));

        HOOKS_OF_THE_PAGE.forEach(
                (hook, selector) -> assertThat(find(staff, selector).count())
                        .as("%s: %s", hook, selector)
                        .isPositive());
        HOOKS_OF_THE_SCRIPTS.forEach((hook, script) -> assertThat(staff.page().evaluate("() => " + script))
                .as("%s: %s", hook, script)
                .isEqualTo(true));
    }
}
