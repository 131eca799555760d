package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("数据库连接不上时的答复")
class OutageFilterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private boolean available;

    private String answer(MockHttpServletRequest request, FilterChain rest) throws ServletException, IOException {
        new OutageFilter(() -> available).doFilter(request, response, rest);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static FilterChain nothing() {
        return (request, answer) -> {
            throw new AssertionError("goes on");
        };
    }

    private static MockHttpServletRequest page(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        return request;
    }

    private static MockHttpServletRequest form(String path) {
        MockHttpServletRequest form = page("POST", path);
        form.setContentType(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        return form;
    }

    @Test
    @DisplayName("已知连接不上：页面立即得到中文503，可以重新打开")
    void pageIsAnsweredAtOnce() throws ServletException, IOException {
        MockHttpServletRequest request = page("GET", "/desk/quarter");
        request.setQueryString("item=2.1&sort=<due>");

        assertThat(answer(request, nothing()))
                .contains("系统暂时连接不上数据库，这次操作没有执行")
                .contains("<a href=\"/desk/quarter?item=2.1&amp;sort=&lt;due&gt;\">重新打开</a>");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    }

    @Test
    @DisplayName("提交的表单：所填内容留在页面上，可以原样重新提交")
    void pageKeepsWhatWasTyped() throws ServletException, IOException {
        MockHttpServletRequest form = form("/desk/problems/new");
        form.setQueryString("from=desk");
        form.addParameter("from", "desk");
        form.addParameter("title", "企业“注销”<反复>提交");
        form.addParameter("text", "第一行\r\n第二行");
        form.addParameter("unit", "shuiwuju", "shuiwuju2");

        assertThat(answer(form, nothing()))
                .contains("<form method=\"post\" action=\"/desk/problems/new?from=desk\">")
                .contains("name=\"title\" value=\"企业“注销”&lt;反复&gt;提交\"")
                .contains("name=\"text\" value=\"第一行&#13;&#10;第二行\"")
                .contains("name=\"unit\" value=\"shuiwuju\"", "name=\"unit\" value=\"shuiwuju2\"")
                .doesNotContain("name=\"from\"");
    }

    @Test
    @DisplayName("口令不会留在页面上")
    void passwordsAreNotShownAgain() throws ServletException, IOException {
        MockHttpServletRequest login = form("/login");
        login.addParameter("username", "zhou.li");
        login.addParameter("password", "Dianchi#1276-sea");

        assertThat(answer(login, nothing())).contains("“后退”").doesNotContain("Dianchi", "zhou.li");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/problems/1", "/engine-rest/task/1/complete", "/camunda/api/engine/engine/default/task"})
    @DisplayName("接口得到JSON")
    void interfacesAreAnsweredInJson(String path) throws ServletException, IOException {
        assertThat(answer(page("POST", path), nothing())).startsWith("{").contains("\"message\":\"系统暂时连接不上数据库");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/css/everspring.css", "/camunda/app/tasklist/scripts/config.js"})
    @DisplayName("不用数据库的照常答复")
    void whatNeedsNoDatabaseIsServed(String path) throws ServletException, IOException {
        assertThat(answer(
                        page("GET", path),
                        (request, served) -> served.getWriter().write("served")))
                .isEqualTo("served");
    }

    @Test
    @DisplayName("办理中连接中断：答复中文503，提醒先核对是否已经保存")
    void lostConnectionIsToldWithADoubt() throws ServletException, IOException {
        available = true;

        assertThat(answer(form("/desk/quarter"), (request, broken) -> {
                    throw new ServletException(new CannotGetJdbcConnectionException(
                            "no", new SQLTransientConnectionException("timed out")));
                }))
                .contains("恢复后先核对这次操作是否已经保存")
                .contains("重新提交");
        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    @DisplayName("其他错误不归它管")
    void otherFailuresGoOn() {
        available = true;

        assertThatThrownBy(() -> answer(form("/desk/quarter"), (request, broken) -> {
                    throw new ServletException(new SQLException("syntax", "42601"));
                }))
                .isInstanceOf(ServletException.class);
    }
}
