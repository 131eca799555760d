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
                "/desk;x=1",
                "//desk",
                "/%64esk",
                "/desk?quarter=2026Q4",
                "/desk/notices",
                "/desk/bulletins/2026Q4",
                "/desk/tasks/2026Q4:1.1:wuhuaqu",
                "/desk/problems",
                "/desk/subjects/IMP-2026-0001/evidence",
                "/board",
                "/board/experiences",
                "/board/experiences/EXP-2026-0001.docx",
                "/%62oard/experiences",
                "/board;x=1/experiences"
            })
    @DisplayName("未登录时说明到哪里登录，不显示任何事项")
    void whoeverIsNotSignedInIsShownWhereToSignIn(String path) {
        var page = Browser.of(environment).get(path);

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text())
                .contains("请先登录", "/camunda/app/tasklist/", "登录成功后请回到本页")
                .doesNotContain("本单位报送", "我的通知</h1>");
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
        assertThat(page.text()).contains("市发展改革委联络员", "href=\"/desk/notices\"", "aria-current=\"page\">我的事项");
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
}
