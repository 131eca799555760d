package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.LoginCookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@EngineTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@DirtiesContext
@DisplayName("用统一身份认证（OIDC）登录")
class OidcLoginTest {

    private static final String CLIENT = "everspring";
    private static final String CITY = "city";

    private static final MockOAuth2Server PROVIDER = started();

    @Autowired
    private MockMvc http;

    /** The browser's cookie, as far as our side sees it. */
    private final LoginCookie session = new LoginCookie();

    private static MockOAuth2Server started() {
        var server = new MockOAuth2Server();
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        String client = "spring.security.oauth2.client.";
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:oidc;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        settings.add(client + "registration.city.client-id", () -> CLIENT);
        settings.add(client + "registration.city.client-secret", () -> "secret");
        settings.add(client + "registration.city.client-name", () -> "市政务统一身份认证");
        settings.add(client + "registration.city.scope", () -> "openid,profile");
        settings.add(
                client + "provider.city.issuer-uri",
                () -> PROVIDER.issuerUrl(CITY).toString());
        settings.add(client + "provider.city.user-name-attribute", () -> "account");
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    private MockHttpServletResponse click(MockHttpServletRequestBuilder request) throws Exception {
        return session.send(http, request.accept("text/html"));
    }

    /** Goes to the provider, which knows the person already, and follows its redirect back to us. */
    private MockHttpServletResponse loginAs(Map<String, Object> claims) throws Exception {
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback(CITY, "subject-4711", "JWT", List.of(CLIENT), claims, 3600));
        String toProvider = click(get("/oauth2/authorization/city")).getRedirectedUrl();
        return click(get(URI.create(providersRedirect(toProvider))));
    }

    private static String providersRedirect(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(Browser.PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    @DisplayName("登录页给出统一身份认证，本系统口令只供系统管理员")
    void pageOffersTheProvider() throws Exception {
        var page = click(get("/login")).getContentAsString();

        assertThat(page).contains("href=\"/oauth2/authorization/city\"", "使用市政务统一身份认证登录", "系统管理员用本系统口令登录");
    }

    @Test
    @DisplayName("认证后回到原来要看的页面，身份和单位按本系统账号")
    void codeFlowEndsAtThePageThatWasAskedFor() throws Exception {
        assertThat(click(get("/desk/problems?quarter=2026Q4")).getRedirectedUrl())
                .isEqualTo("/login");
        String before = session.value();

        var answer = loginAs(Map.of("account", "fagaiwei.liaison"));

        assertThat(answer.getRedirectedUrl()).endsWith("/desk/problems?quarter=2026Q4");
        assertThat(session.value()).isNotEqualTo(before);
        assertThat(click(get("/desk")).getContentAsString()).contains("市发展改革委联络员", "我的待办");
    }

    @Test
    @DisplayName("没有开通账号的，登录页告知找用户管理员")
    void personWithoutAnAccountIsToldWhomToAsk() throws Exception {
        assertThat(loginAs(Map.of("account", "newcomer")).getRedirectedUrl()).isEqualTo("/login?error");

        assertThat(click(get("/login?error")).getContentAsString()).contains("您的身份已经核实", "newcomer", "用户管理员");
        assertThat(click(get("/desk")).getRedirectedUrl()).startsWith("/login");
    }

    @Test
    @DisplayName("认证结果中没有账号的，不登录")
    void answerWithoutTheClaimIsNobody() throws Exception {
        assertThat(loginAs(Map.of()).getRedirectedUrl()).isEqualTo("/login?error");

        assertThat(click(get("/login?error")).getContentAsString()).contains("统一身份认证没有完成");
        assertThat(click(get("/desk")).getRedirectedUrl()).startsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "iss", "nonce"})
    @DisplayName("为别的系统、由别的服务、为别的一次登录签发的认证结果，不登录")
    void tokenThatIsNotForThisLoginIsRefused(String claim) throws Exception {
        assertThat(loginAs(Map.of("account", "admin", claim, "http://another.example"))
                        .getRedirectedUrl())
                .isEqualTo("/login?error");

        assertThat(click(get("/desk")).getRedirectedUrl()).startsWith("/login");
    }

    @Test
    @DisplayName("不是本人发起的认证结果，不登录")
    void answerThatNobodyAskedForIsRefused() throws Exception {
        var answer = click(get("/login/oauth2/code/city?code=stolen&state=forged"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/login?error");
        assertThat(click(get("/login?error")).getContentAsString()).contains("统一身份认证没有完成");
    }

    @Test
    @DisplayName("系统管理员仍能用本系统口令登录，其他人员不能")
    void administratorGetsInByPassword() throws Exception {
        assertThat(click(post("/login").param("username", "fagaiwei.liaison").param("password", "EverSpring-2023"))
                        .getRedirectedUrl())
                .isEqualTo("/login?error");
        assertThat(click(post("/login").param("username", "admin").param("password", "EverSpring-2023"))
                        .getRedirectedUrl())
                .endsWith("/board/operations");
    }

    @Test
    @DisplayName("退出时一并退出统一身份认证，再回到登录页")
    void logoutEndsTheLoginAtTheProvider() throws Exception {
        loginAs(Map.of("account", "fagaiwei.liaison"));

        assertThat(click(post("/logout")).getRedirectedUrl()).isEqualTo("/login?logout");

        assertThat(click(get("/login?logout")).getHeader("Refresh"))
                .startsWith("0; url=" + PROVIDER.endSessionEndpointUrl(CITY))
                .contains("id_token_hint=", "post_logout_redirect_uri=http://localhost/login?logout");
        assertThat(click(get("/login?logout")).getHeader("Refresh")).isNull();
        assertThat(click(get("/desk")).getRedirectedUrl()).startsWith("/login");
    }

    @Test
    @DisplayName("从任务列表退出的也一样")
    void logoutOfTheWebappsDoesSo() throws Exception {
        loginAs(Map.of("account", "fagaiwei.liaison"));

        assertThat(click(post("/camunda/api/admin/auth/user/default/logout")).getStatus())
                .isEqualTo(204);

        assertThat(click(get("/login?expired")).getHeader("Refresh"))
                .startsWith("0; url=" + PROVIDER.endSessionEndpointUrl(CITY));
    }
}
