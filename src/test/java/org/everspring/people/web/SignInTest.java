package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("个人事项须登录")
class SignInTest {

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/",
                "/desk?quarter=2026Q4",
                "/desk/notices",
                "/desk/bulletins/2026Q4",
                "/desk/tasks/2026Q4:1.1:wuhuaqu",
                "/desk/problems",
                "/desk/subjects/IMP-2026-0001/evidence",
                "/board",
                "/board/experiences",
                "/board/experiences/EXP-2026-0001.docx"
            })
    @DisplayName("未登录时先到登录页，不显示任何事项")
    void whoeverIsNotSignedInIsLedToTheLogin(String path) {
        var page = Browser.of(environment).get(path);

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%64esk",
                "/%62oard/experiences",
                "/engine%2drest/task",
                "/camunda/a%70i/engine/engine",
                "/desk%2fnotices",
                "/desk%5cnotices",
                "/desk;x=1",
                "//desk",
                "/board;x=1/experiences",
                "/engine-rest;x=1/task",
                "/api;x=1/problems/a",
                "/desk/%2e%2e/desk"
            })
    @DisplayName("拼写可疑的地址一律拒绝")
    void ambiguousAddressIsRefused(String path) {
        assertThat(Browser.of(environment).get(path).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("登录后回到原来要看的页面")
    void loginLeadsBackToThePageThatWasAskedFor() {
        var browser = Browser.of(environment);
        browser.get("/desk/problems?quarter=2026Q4");

        var answer = browser.post("/login", Map.of("username", "fagaiwei.liaison", "password", "EverSpring-2023"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).startsWith("/desk/problems?quarter=2026Q4");
    }

    @Test
    @DisplayName("口令错误时回到登录页并说明")
    void wrongPasswordIsTold() {
        var browser = Browser.of(environment);

        var answer = browser.post("/login", Map.of("username", "wuhuaqu.leader", "password", "wrong"));

        assertThat(answer.location()).isEqualTo("/login?error");
        assertThat(browser.get("/login?error").text()).contains("账号或口令不正确");
        assertThat(browser.get("/desk").location()).isEqualTo("/login");
    }

    @Test
    @DisplayName("退出后各页面都须重新登录")
    void logoutEndsEverything() {
        var browser = Browser.signedIn(environment, "fagaiwei.liaison");

        assertThat(browser.post("/logout", Map.of()).location()).isEqualTo("/login?logout");

        assertThat(browser.get("/desk").location()).isEqualTo("/login");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("任务列表自带的登录接口不能使用")
    void theWebappsOwnLoginIsClosed() {
        var browser = Browser.of(environment);

        var answer = browser.post(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                Map.of("username", "fagaiwei.liaison", "password", "EverSpring-2023"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("未登录时提交的内容不办理，并告知没有保存")
    void whatIsSentWithoutALoginIsNotDone() {
        var page = Browser.of(environment).post("/desk/obligations/2026Q4:1.1:wuhuaqu/urge", Map.of("text", "请报送"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("刚才提交的内容没有保存");
    }

    @Test
    @DisplayName("在任务清单登录后，页眉显示本人姓名和个人事项入口")
    void mastheadNamesThePersonAndLeadsToTheDesk() {
        var page = Browser.signedIn(environment, "fagaiwei.liaison").get("/desk");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "市发展改革委联络员", "href=\"/desk/notices\"", "aria-current=\"page\" class=\"es-bar-first\"><span>待办");
    }

    @Test
    @DisplayName("其他网站借登录人员之名提交的，拒绝办理")
    void anotherSiteDoesNothingInSomebodysName() {
        var page = Browser.signedIn(environment, "fagaiwei.liaison")
                .post(
                        "/desk/obligations/2026Q4:1.1:wuhuaqu/urge",
                        Map.of("text", "请报送"),
                        Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("如果是从其他网站点击而来");
    }

    @Test
    @DisplayName("登录失败的原因只说一次")
    void reasonIsToldOnce() {
        var browser = Browser.of(environment);
        browser.post("/login", Map.of("username", "wuhuaqu.leader", "password", "wrong"));

        assertThat(browser.get("/login?error").text()).contains("账号或口令不正确");
        assertThat(browser.get("/login?error").text()).contains("登录没有成功").doesNotContain("口令不正确");
    }

    @Test
    @DisplayName("登录后会话换新，以前的会话号不再有效")
    void sessionIsRenewedByTheLogin() {
        var browser = Browser.of(environment);
        browser.get("/desk");
        String before = browser.cookie("JSESSIONID");

        browser.post("/login", Map.of("username", "fagaiwei.liaison", "password", "EverSpring-2023"));

        assertThat(browser.cookie("JSESSIONID")).isNotBlank().isNotEqualTo(before);
        var thief = Browser.of(environment).withCookie("JSESSIONID", before);
        assertThat(thief.get("/desk").location()).startsWith("/login");
    }

    @Test
    @DisplayName("会话过期后打开页面，登录页说明已过期")
    void expiredSessionIsToldOnTheLoginPage() {
        var browser = Browser.of(environment).withCookie("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF");

        assertThat(browser.get("/desk/problems").location()).isEqualTo("/login?expired");
        assertThat(browser.get("/login?expired").text()).contains("登录已过期");
        assertThat(browser.post("/login", Map.of("username", "fagaiwei.liaison", "password", "EverSpring-2023"))
                        .location())
                .isEqualTo("/desk/problems");
    }

    @Test
    @DisplayName("会话过期后提交的内容留在页面上，登录后一键重新提交")
    void whatWasTypedIsKept() {
        var browser = Browser.of(environment).withCookie("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF");

        var page = browser.post(
                "/desk/obligations/2026Q4:1.1:wuhuaqu/urge?from=desk",
                Map.of("text", "请报送\"><script>alert(1)</script>\n第二行"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text())
                .contains(
                        "会话已过期",
                        "仍留在本页",
                        "action=\"/desk/obligations/2026Q4:1.1:wuhuaqu/urge?from=desk\"",
                        "name=\"text\" value=\"请报送&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n第二行\"")
                .doesNotContain("name=\"from\"", "<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/camunda/app/tasklist/default/",
                "https://evil.example//evil.example/camunda/app/",
                "https://evil.example/",
                "not an address"
            })
    @DisplayName("登录后不会被引到其他网站")
    void loginLeadsToNoOtherSite(String referer) {
        var browser = Browser.of(environment);
        browser.get("/login?expired", Map.of("Referer", referer));

        var answer = browser.post("/login", Map.of("username", "fagaiwei.liaison", "password", "EverSpring-2023"));

        assertThat(answer.location()).matches("/(desk|camunda/app/tasklist/default/)");
    }

    @Test
    @DisplayName("从任务列表转来登录的，登录后回到任务列表")
    void loginLeadsBackToTheWebapp() {
        var browser = Browser.of(environment);
        browser.get(
                "/login?expired",
                Map.of(
                        "Referer",
                        "http://localhost:" + environment.getRequiredProperty("local.server.port")
                                + "/camunda/app/cockpit/default/"));

        assertThat(browser.post("/login", Map.of("username", "admin", "password", "EverSpring-2023"))
                        .location())
                .isEqualTo("/camunda/app/cockpit/default/");
    }

    @Test
    @DisplayName("演示账号在登录页上列出")
    void demonstrationAccountsAreShown() {
        assertThat(Browser.of(environment).get("/login").text())
                .contains("演示环境", "EverSpring-2023", "<code>admin</code>", "href=\"/#accounts\"");
    }
}
