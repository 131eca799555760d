package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
@DisplayName("首个管理员的设置接口已关闭")
class ClosedSetupTest {

    private static final String INTRUDER = "intruder";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    /** Camunda opens the page only while nobody is an administrator. */
    @BeforeEach
    void withoutAdministrator() {
        identities.deleteMembership("admin", "camunda-admin");
    }

    @AfterEach
    void withAdministrator() {
        identities.deleteUser(INTRUDER);
        identities.createMembership("admin", "camunda-admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda;a/api;b/admin;c/setup;d/default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api//admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/set%75p/default/user/create",
                "/camunda/api/admin/set%2575p/default/user/create",
                "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/x/%2e%2e/setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/SETUP/default/user/create",
                "/camunda/api/admin/setup%2Fdefault/user/create",
                "/camunda/api/admin%2Fsetup/default/user/create"
            })
    @DisplayName("没有管理员时，无论怎样书写路径，也不能自封管理员")
    void nobodyMakesHimselfAdministrator(String path) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/camunda/app/admin/default/"))
                        .timeout(Browser.PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String token = page.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElse("");

        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Browser.PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"a\",\"lastName\":\"b\",\"email\":\"\"},"
                                        + "\"credentials\":{\"password\":\"Intruder-2026\"}}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(identities.createUserQuery().userId(INTRUDER).count()).isZero();
    }
}
