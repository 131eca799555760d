package org.everspring.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.everspring.plan.Plan;
import org.everspring.support.Browser;
import org.everspring.support.PlanTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@PlanTest
@DisplayName("首页")
class StartPageTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Environment environment;

    @Autowired
    private Plan plan;

    @Test
    @DisplayName("写明工作方案，通向办理任务、流程监控和系统管理")
    void startPageNamesThePlanAndLeadsToTheApplications() {
        var page = get("/").getBody();

        assertThat(page)
                .contains(plan.brand(), plan.title(), plan.document())
                .contains("办理任务", "流程监控", "系统管理", "我的待办", "我的通知")
                .contains("/camunda/app/tasklist/", "/camunda/app/cockpit/", "/camunda/app/admin/")
                .contains("\"/desk\"", "\"/desk/notices\"");
    }

    @Test
    @DisplayName("演示时列出全部单位的账号和统一口令")
    void demonstrationListsEveryAccount() {
        var page = get("/").getBody();

        assertThat(page)
                .contains("演示环境", "EverSpring-2023", ">admin<")
                .contains("<code>" + plan.leadingGroup().id() + ".leader</code></dt>");
        assertThat(plan.units())
                .allSatisfy(unit -> assertThat(page)
                        .contains(">" + unit.name() + "<")
                        .contains(">" + unit.id() + ".liaison<", ">" + unit.id() + ".leader<"));
    }

    @Test
    @DisplayName("样式和脚本由本系统提供，不引用外部资源")
    void pageUsesNothingFromOutside() {
        assertThat(get("/").getBody()).doesNotContain("src=\"http", "href=\"http");
        assertThat(get("/css/everspring.css").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(get("/js/account-search.js").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    @DisplayName("网址有误时给出中文说明，不显示技术细节")
    void missingPageIsExplainedInChinese() {
        var answer = Browser.signedIn(environment, "fagaiwei.liaison").get("/no-such-page");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("没有找到这个页面", "返回首页")
                .doesNotContain("Exception", "Whitelabel", "org.springframework");
    }

    @Test
    @DisplayName("系统出错时给出中文说明，不显示技术细节")
    void failureIsExplainedInChinese() throws Exception {
        var answer = MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(MockMvcRequestBuilders.get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(
                                RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("org.springframework"))
                        .accept(MediaType.TEXT_HTML))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("系统暂时无法完成这项操作", "返回首页")
                .doesNotContain("Exception", "Whitelabel", "org.springframework");
    }

    @Test
    @DisplayName("没有出错时，错误页面当作不存在")
    void errorPageAskedForDirectlyIsNotThere() {
        assertThat(get("/error").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private ResponseEntity<String> get(String path) {
        var headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.TEXT_HTML, MediaType.ALL));
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }
}
