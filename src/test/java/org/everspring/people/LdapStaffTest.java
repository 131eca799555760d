package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.everspring.access.DirectoryOfTheTest;
import org.everspring.support.EngineTest;
import org.everspring.support.LoginCookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@EngineTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@DirtiesContext
@DisplayName("用LDAP口令登录")
class LdapStaffTest {

    private static final DirectoryOfTheTest DIRECTORY = new DirectoryOfTheTest();

    private static final String LOCAL_PASSWORD = "EverSpring-2023";

    @Autowired
    private MockMvc http;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:ldap;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        settings.add("everspring.login.ldap.enabled", () -> true);
        settings.add("everspring.login.ldap.search-base", () -> "ou=people");
        settings.add("spring.ldap.urls", DIRECTORY::url);
        settings.add("spring.ldap.base", () -> DirectoryOfTheTest.BASE);
        settings.add("spring.ldap.username", () -> "cn=everspring");
        settings.add("spring.ldap.password", () -> "search-only");
    }

    @AfterEach
    void serverIsUp() {
        DIRECTORY.start();
    }

    @AfterAll
    static void close() {
        DIRECTORY.close();
    }

    /** The page that somebody sees after the login, or the login page again. */
    private String loggedIn(String userId, String password) throws Exception {
        var browser = new LoginCookie();
        String to = browser.send(http, post("/login").param("username", userId).param("password", password))
                .getRedirectedUrl();
        return browser.send(http, get(to)).getContentAsString();
    }

    private int called(String path, String userId, String password) throws Exception {
        return http.perform(get(path)
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                "Basic " + HttpHeaders.encodeBasicAuth(userId, password, StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    @DisplayName("目录口令登录后，身份和单位按本系统账号")
    void groupsAreThoseOfTheAccount() throws Exception {
        assertThat(loggedIn("fagaiwei.liaison", DirectoryOfTheTest.PASSWORD)).contains("市发展改革委联络员", "我的待办");
    }

    @Test
    @DisplayName("本系统原来的口令不再有效")
    void localPasswordIsNoLongerGood() throws Exception {
        assertThat(loggedIn("fagaiwei.liaison", LOCAL_PASSWORD)).contains("账号或口令不正确");
    }

    @Test
    @DisplayName("没有开通账号的，登录页告知找用户管理员")
    void newcomerIsToldWhomToAsk() throws Exception {
        assertThat(loggedIn("newcomer", DirectoryOfTheTest.PASSWORD)).contains("您的身份已经核实", "newcomer", "用户管理员");
    }

    @Test
    @DisplayName("接口也用目录口令")
    void interfacesTakeTheSamePassword() throws Exception {
        for (String path : List.of("/api/assessment/2025", "/engine-rest/task")) {
            assertThat(called(path, "fagaiwei.liaison", DirectoryOfTheTest.PASSWORD))
                    .isNotEqualTo(401);
            assertThat(called(path, "fagaiwei.liaison", LOCAL_PASSWORD)).isEqualTo(401);
            assertThat(called(path, "newcomer", DirectoryOfTheTest.PASSWORD)).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("目录服务器停机时说明原因，系统管理员仍能用本系统口令登录")
    void administratorGetsInWhileTheServerIsDown() throws Exception {
        DIRECTORY.stop();

        assertThat(loggedIn("fagaiwei.liaison", DirectoryOfTheTest.PASSWORD)).contains("统一身份认证服务暂时连接不上");
        assertThat(loggedIn("admin", LOCAL_PASSWORD)).contains("系统管理员", "退出");
        assertThat(called("/engine-rest/task", "fagaiwei.liaison", DirectoryOfTheTest.PASSWORD))
                .isEqualTo(401);
    }

    @Test
    @DisplayName("登录后不再依赖目录服务器")
    void whoeverIsInStaysIn() throws Exception {
        var browser = new LoginCookie();
        browser.send(
                http,
                post("/login").param("username", "fagaiwei.liaison").param("password", DirectoryOfTheTest.PASSWORD));

        DIRECTORY.stop();

        assertThat(browser.send(http, get("/desk")).getStatus()).isEqualTo(200);
    }
}
