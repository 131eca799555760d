package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("登录保存在数据库中")
class SharedSessionsTest {

    private static final String USER = "fagaiwei.liaison";

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private SqlStatements statements;

    private List<String> sessions(String columns) {
        return jdbc.sql("select " + columns + " from web_session where principal_name = ?")
                .param(USER)
                .query(String.class)
                .list();
    }

    private long minutesSinceAccess() {
        return (System.currentTimeMillis()
                        - Stream.of(sessions("last_access_time").get(0))
                                .mapToLong(Long::parseLong)
                                .sum())
                / 60_000;
    }

    private Browser signedInAlone() {
        jdbc.sql("delete from web_session where principal_name = ?").param(USER).update();
        return Browser.signedIn(environment, USER);
    }

    @Test
    @DisplayName("任何节点都认得，退出登录即删除；网页应用的权限不留在登录里")
    void isARowThatEveryNodeFinds() {
        Browser browser = signedInAlone();
        browser.get("/camunda/app/tasklist/default/");

        assertThat(sessions("session_id")).hasSize(1);
        assertThat(jdbc.sql("select attribute_name from web_session_attributes a join web_session s"
                                + " on s.primary_id = a.session_primary_id where s.principal_name = ?")
                        .param(USER)
                        .query(String.class)
                        .list())
                .contains("SPRING_SECURITY_CONTEXT")
                .doesNotContain("authenticatedUser");

        browser.post("/logout", Map.of());

        assertThat(sessions("session_id")).isEmpty();
        assertThat(browser.get("/desk").location()).startsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/app/tasklist/scripts/config.js",
                "/css/everspring.css"
            })
    @DisplayName("每个请求最多为它读一次；有人操作，一分钟才记一次")
    void costsOneStatement(String path) {
        desk.openQuarter();
        Browser browser = signedInAlone();
        browser.get(path);

        statements.ofTheSession(() -> browser.get(path)).areAtMost(1);

        jdbc.sql("update web_session set last_access_time = last_access_time - 120000 where principal_name = ?")
                .param(USER)
                .update();
        statements.ofTheSession(() -> browser.get(path)).areAtMost(2);
        statements.ofTheSession(() -> browser.get(path)).areAtMost(1);
    }

    @Test
    @DisplayName("有操作就延长，半小时没有操作就须重新登录")
    void endsWithoutAClick() {
        Browser browser = signedInAlone();
        passes(29);
        assertThat(browser.get("/desk").status()).isEqualTo(200);
        assertThat(minutesSinceAccess()).isZero();

        passes(31);

        assertThat(browser.get("/desk").location()).isEqualTo("/login?expired");
    }

    private void passes(int minutes) {
        jdbc.sql(
                        "update web_session set last_access_time = last_access_time - :millis, expiry_time = expiry_time - :millis"
                                + " where principal_name = :user")
                .param("millis", minutes * 60_000L)
                .param("user", USER)
                .update();
    }

    @Test
    @DisplayName("读不出来的登录（例如由另一版本写下）不报错，请人重新登录")
    void whatCannotBeReadIsNoLogin() {
        Browser browser = signedInAlone();
        jdbc.sql("update web_session_attributes set attribute_bytes = ?")
                .param(new byte[] {1, 2, 3})
                .update();

        assertThat(browser.get("/desk").location()).startsWith("/login");
    }
}
