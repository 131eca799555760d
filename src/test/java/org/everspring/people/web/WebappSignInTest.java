package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What shared/scripts/sign-in.js relies on: the webapps' own login form never shows. */
@EngineTest
@DisplayName("网页应用的登录和退出")
class WebappSignInTest {

    private static final String APPS = "/camunda/app/";

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("登录过期后到统一的登录页，登录后回到原来的应用")
    void anEndedLoginLeadsToTheLoginPageAndBack(String app) {
        var browser = Browser.of(environment);
        var page = APPS + app + "/default/";

        assertThat(browser.get(page).location()).isEqualTo("/login");
        assertThat(browser.get("/login?expired").text()).contains("登录已过期，请重新登录");

        var back = browser.post("/login", Map.of("username", "admin", "password", "EverSpring-2023"));
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).startsWith(page);
        assertThat(browser.get(page).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("在应用中退出，各页面都须重新登录")
    void logoutInAWebappEndsEverything() {
        var browser = Browser.signedIn(environment, "wuhuaqu.liaison");

        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(browser.get("/desk").location()).isEqualTo("/login");
        assertThat(browser.get(APPS + "tasklist/default/").location()).isEqualTo("/login");
        assertThat(browser.get("/login?logout").text()).contains("您已退出登录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/shared/scripts/sign-in.js",
                "/camunda/app/shared/scripts/everywhere.js",
                "/camunda/app/shared/scripts/translator.js",
                "/camunda/app/shared/styles/everspring.css",
                "/camunda/favicon.ico"
            })
    @DisplayName("公用的脚本、样式和图标不需登录")
    void whatAllShareNeedsNoLogin(String address) {
        assertThat(Browser.of(environment).download(address).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("浏览器标签上是本系统的图标，不是引擎厂商的")
    void theIconIsOurs() throws Exception {
        byte[] icon = Browser.of(environment).download("/camunda/favicon.ico").body();

        assertThat(icon)
                .isEqualTo(Files.readAllBytes(
                        Path.of("src/main/resources/META-INF/resources/webjars/camunda/favicon.ico")));
        assertThat(Browser.of(environment).get("/").text()).contains("rel=\"icon\" href=\"/camunda/favicon.ico\"");
    }
}
