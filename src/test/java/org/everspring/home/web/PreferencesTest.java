package org.everspring.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.everspring.notification.Medium;
import org.everspring.notification.NoticeKind;
import org.everspring.notification.NoticePreference;
import org.everspring.notification.NoticePreferences;
import org.everspring.notification.QuietHours;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("提醒设置和日历订阅")
class PreferencesTest {

    private static final String PAGE = "/desk/preferences";
    private static final String USER = "wuhuaqu.liaison";
    private static final Pattern ADDRESS =
            Pattern.compile("value=\"http://[^/\"]+(/calendar/([A-Za-z0-9_-]+)\\.ics)\"");

    @Autowired
    private Environment environment;

    @Autowired
    private NoticePreferences preferences;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlStatements statements;

    private Browser.Page save(Map<String, String> form) {
        return Browser.signedIn(environment, USER).post(PAGE, form);
    }

    @Test
    @DisplayName("不设置时全部发送；督办和退回不能关闭，并写明")
    void showsTheUsualChoice() {
        String page = Browser.signedIn(environment, USER).get(PAGE).text();

        assertThat(page)
                .contains("<h1>提醒设置</h1>", "必须告知，不能关闭", "还没有订阅地址")
                .contains("name=\"task\" value=\"on\" checked")
                .contains("value=\"mail\" checked")
                .doesNotContain("即时消息")
                .doesNotContain("name=\"urgent\"");
    }

    @Test
    @DisplayName("保存后按所选显示，记入审计；多传的督办一项不起作用")
    void keepsWhatWasChosen() {
        Browser.Page saved =
                save(Map.of("medium", "page", "result", "on", "from", "20:00", "until", "07:30", "urgent", ""));

        assertThat(saved.location()).isEqualTo(PAGE);
        assertThat(preferences.of(USER))
                .isEqualTo(new NoticePreference(
                        Medium.PAGE,
                        Set.of(NoticeKind.TASK, NoticeKind.REMINDER),
                        new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 30))));
        assertThat(Browser.signedIn(environment, USER).get(PAGE).text())
                .contains("value=\"page\" checked", "value=\"20:00\"", "value=\"07:30\"")
                .doesNotContain("name=\"task\" value=\"on\" checked");
        assertThat(preferences.of("wuhuaqu.leader")).isEqualTo(NoticePreference.USUAL);
        assertThat(jdbc.sql("select count(*) from audit_event where action = '修改提醒设置' and user_id = ?")
                        .param(USER)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("填错的退回原页写明原因，所填不丢")
    void refusesWhatIsWrong() {
        assertRefused("免打扰时段须同时填写起、止时间", Map.of("medium", "mail", "from", "20:00"));
        assertRefused("按“20:00”的格式填写", Map.of("medium", "mail", "from", "晚八点", "until", "08:00"));
        assertRefused("起止时间不能相同", Map.of("medium", "mail", "from", "20:00", "until", "20:00"));
        assertRefused("请选择发送方式", Map.of("medium", "message"));
        assertRefused("请选择发送方式", Map.of());
        assertThat(save(new HashMap<>(Map.of("medium", "mail", "from", "<b>\"晚")))
                        .text())
                .contains("value=\"&lt;b&gt;&quot;晚\"");
        assertThat(preferences.of(USER)).isEqualTo(NoticePreference.USUAL);
    }

    private void assertRefused(String reason, Map<String, String> form) {
        Browser.Page refused = save(form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(reason);
    }

    @Test
    @DisplayName("审计人员只看不改")
    void anAuditorOnlyReads() {
        Browser auditor = Browser.signedIn(environment, "auditor");

        assertThat(auditor.get(PAGE).text()).doesNotContain("保存设置", "生成订阅地址</button>");
        assertThat(auditor.post(PAGE, Map.of("medium", "mail")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("日历里有本人各项待办的截止日期和每季度的报送、汇总日期")
    void theFileHasThePersonsDates() {
        desk.openQuarter();
        day.runDueJobs();

        ICalendar calendar = calendar(address(USER));

        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        assertThat(titles(calendar))
                .contains("2026-12-20 2026年第四季度责任单位报送截止", "2026-12-25 2026年第四季度牵头单位汇总截止")
                .anySatisfy(
                        title -> assertThat(title).startsWith("2026-12-20 【截止】").contains("企业开办"))
                .doesNotHaveDuplicates();
        long dated = tasks.createTaskQuery().taskCandidateGroup("wuhuaqu").list().stream()
                .filter(task -> task.getDueDate() != null)
                .count();
        assertThat(calendar.getEvents().stream()
                        .filter(event -> event.getUid().getValue().startsWith("task-")))
                .hasSizeGreaterThanOrEqualTo((int) dated);
        assertThat(calendar.getEvents().stream()
                        .filter(event -> event.getUid().getValue().startsWith("task-")))
                .allSatisfy(event ->
                        assertThat(event.getUrl().getValue()).contains("/camunda/app/tasklist/default/#/?task="));
        // The holidays of 2027 are not published: its dates could not be kept.
        assertThat(titles(calendar)).noneMatch(title -> title.startsWith("2027"));
    }

    @Test
    @DisplayName("待办再多，语句数不变")
    void readsInAFewStatements() {
        desk.openQuarter();
        day.runDueJobs();
        String address = address(USER);
        Browser anybody = Browser.of(environment);
        anybody.get(address);

        statements.of(() -> anybody.get(address)).areAtMost(30);
    }

    @Test
    @DisplayName("地址只显示一次，库中只有摘要；重新生成的旧地址失效，停用的也失效")
    void theAddressIsASecretThatCanBeRenewed() {
        String first = address(USER);
        assertThat(Browser.of(environment).get(first).status()).isEqualTo(200);
        assertThat(Browser.signedIn(environment, USER).get(PAGE).text())
                .contains("现用的订阅地址于")
                .doesNotContain("/calendar/" + secret(first));
        assertThat(jdbc.sql("select secret_hash from calendar_feed")
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(kept -> kept.contains(secret(first)));
        assertThat(secret(first)).hasSize(43);

        String second = address(USER);
        assertThat(second).isNotEqualTo(first);
        assertThat(Browser.of(environment).get(first).status()).isEqualTo(404);
        assertThat(Browser.of(environment).get(second).status()).isEqualTo(200);

        Browser.signedIn(environment, USER).post(PAGE + "/calendar/end", Map.of());
        assertThat(Browser.of(environment).get(second).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit_event where subject like ? or detail like ?")
                        .params("%" + secret(second) + "%", "%" + secret(second) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("账号停用的，日历随之失效")
    void aDisabledAccountHasNoFile() {
        String address = address(USER);
        Browser.signedIn(environment, "user-administrator")
                .post("/board/accounts/" + USER + "/disable", Map.of("reason", "调离"));

        try {
            assertThat(Browser.of(environment).get(address).status()).isEqualTo(404);
        } finally {
            Browser.signedIn(environment, "user-administrator").post("/board/accounts/" + USER + "/enable", Map.of());
        }
        assertThat(Browser.of(environment).get(address).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("猜的地址一律不存在，不登录也打不开别的")
    void nothingElseIsOpen() {
        Browser anybody = Browser.of(environment);

        assertThat(anybody.get("/calendar/" + "A".repeat(43) + ".ics").status()).isEqualTo(404);
        assertThat(anybody.get("/calendar/wuhuaqu.liaison.ics").status()).isEqualTo(404);
        assertThat(anybody.get(PAGE).location()).isEqualTo("/login");
    }

    private String address(String user) {
        Browser browser = Browser.signedIn(environment, user);
        browser.post(PAGE + "/calendar", Map.of());
        Matcher address = ADDRESS.matcher(browser.get(PAGE).text());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private static String secret(String address) {
        return address.replaceAll(".*/|\\.ics", "");
    }

    private ICalendar calendar(String address) {
        Browser.Page page = Browser.of(environment).get(address);
        assertThat(page.status()).isEqualTo(200);
        return Biweekly.parse(page.text()).first();
    }

    private static List<String> titles(ICalendar calendar) {
        return calendar.getEvents().stream().map(PreferencesTest::title).toList();
    }

    private static String title(VEvent event) {
        return event.getDateStart().getValue().getRawComponents().getYear() + "-"
                + "%02d"
                        .formatted(event.getDateStart()
                                .getValue()
                                .getRawComponents()
                                .getMonth()) + "-"
                + "%02d"
                        .formatted(event.getDateStart()
                                .getValue()
                                .getRawComponents()
                                .getDate()) + " "
                + event.getSummary().getValue();
    }
}
