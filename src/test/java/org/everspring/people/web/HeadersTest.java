package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.everspring.support.EngineTest;
import org.everspring.support.RawHttp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@EngineTest
@DisplayName("答复中的安全要求")
class HeadersTest {

    private static final String PASSWORD = "EverSpring-2023";

    @Autowired
    private TestRestTemplate http;

    private RawHttp http() {
        return new RawHttp(URI.create(http.getRootUri()).getPort());
    }

    private ResponseEntity<String> get(String path, HttpHeaders headers) {
        return http.withRedirects(Redirects.DONT_FOLLOW)
                .exchange(
                        URI.create(http.getRootUri() + path), HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    private static HttpHeaders overTls() {
        var headers = new HttpHeaders();
        headers.add("X-Forwarded-Proto", "https");
        headers.add(HttpHeaders.ACCEPT, "text/html,*/*");
        return headers;
    }

    private HttpHeaders signedIn() {
        var login = overTls();
        login.add(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
        var answer = http.withRedirects(Redirects.DONT_FOLLOW)
                .postForEntity("/login", new HttpEntity<>("username=admin&password=" + PASSWORD, login), String.class);
        var headers = overTls();
        headers.add(HttpHeaders.COOKIE, session(answer).replaceAll(";.*", ""));
        return headers;
    }

    private static String session(ResponseEntity<?> answer) {
        return answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()).stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 302",
        "/login, 200",
        "/sign-in, 200",
        "/desk, 200",
        "/board/assessment, 200",
        "/desk/no-such-page, 404",
        "/camunda/app/tasklist/default/, 200",
        "/camunda/app/cockpit/default/, 200",
        "/camunda/app/admin/default/, 200",
        "/camunda/api/engine/engine/default/task/count, 200",
        "/camunda/api/admin/setup/default/user/create, 404",
        "/engine-rest/version, 401",
        "/api/assessment/2025, 401",
        "/actuator/health, 200",
        "/actuator/metrics, 401",
        "/css/everspring.css, 200",
        "/js/login.js, 200",
        "/no-such-page, 404",
        "/desk;x=1, 400"
    })
    @DisplayName("每个入口的答复都有安全头")
    void everyRootIsCareful(String path, int status) {
        var answer = get(path, signedIn());

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeaders().get("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.getHeaders().get("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.getHeaders().get("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(answer.getHeaders().get("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("object-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/camunda",
                "/camunda/",
                "/camunda/app/cockpit",
                "/camunda/app/cockpit/",
                "/desk/tasks/2026Q4"
            })
    @DisplayName("跳转不跟随请求中自称的主机名")
    void noRedirectFollowsTheHostThatIsSaid(String path) throws IOException {
        for (String login : List.of("", http().signIn("admin"))) {
            var answer = http().send(
                            ("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                                            + "Accept: text/html\r\nConnection: close\r\n" + login + "\r\n")
                                    .getBytes(StandardCharsets.UTF_8));

            assertThat(answer.orElseThrow().header("Location").orElse("/")).startsWith("/");
        }
    }

    @Test
    @DisplayName("登录后回到登录前的页面，不跟随请求中自称的主机名")
    void theLoginLeadsBackToThePathAlone() throws IOException {
        String session = http().send(
                        ("GET /desk/problems?page=2 HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\n"
                                        + "Connection: close\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .header("Set-Cookie")
                .orElseThrow()
                .replaceAll(";.*", "");
        String form = "username=admin&password=" + PASSWORD;

        var answer = http().send(
                        ("POST /login HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: " + session
                                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: "
                                        + form.length() + "\r\n\r\n" + form)
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.orElseThrow().header("Location")).contains("/desk/problems?page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/desk", "/desk/quarter", "/board/assessment", "/board/experiences", "/desk/problems"})
    @DisplayName("自有页面里不写脚本，也不许运行")
    void ownPagesHaveNoScriptInside(String path) {
        var answer = get(path, signedIn());

        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(answer.getBody())
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("(?i)<[^>]+\\son[a-z]+=");
    }

    @ParameterizedTest
    @CsvSource({
        "/desk, no-store",
        "/login, no-store",
        "/engine-rest/version, no-store",
        "/css/everspring.css,",
        "/camunda/app/tasklist/locales/zh.json,"
    })
    @DisplayName("页面不留在浏览器里，样式和脚本可以留")
    void onlyAssetsAreKeptByTheBrowser(String path, String wanted) {
        var cache = get(path, signedIn()).getHeaders().getCacheControl();

        if (wanted == null) {
            assertThat(cache == null ? "" : cache).doesNotContain("no-store");
        } else {
            assertThat(cache).contains(wanted);
        }
    }

    @Test
    @DisplayName("经TLS访问时，会话和防伪令牌只经TLS发送")
    void cookiesKeepToTls() {
        var answer = get("/camunda/app/tasklist/default/", overTls());
        var page = get("/camunda/app/tasklist/default/", signedIn());

        assertThat(session(answer)).contains("; Secure", "; HttpOnly", "SameSite=Lax");
        assertThat(page.getHeaders().get(HttpHeaders.SET_COOKIE))
                .singleElement()
                .asString()
                .startsWith("XSRF-TOKEN=")
                .contains("SameSite=Lax")
                .containsOnlyOnce("Secure");
    }

    @Test
    @DisplayName("不经TLS访问时照常使用，也不要求以后只用TLS")
    void plainHttpStillWorks() {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.ACCEPT, "text/html");

        var answer = get("/desk", headers);

        assertThat(answer.getHeaders().get("Strict-Transport-Security")).isNull();
        assertThat(session(answer)).contains("; HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }
}
