package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** The small plan is of another city than the shipped one, so that nothing here can come from the latter. */
@EngineTest
@DisplayName("换成另一个城市的工作方案")
class AnotherCityTest {

    private static final Pattern FIRST_CITY = Pattern.compile("昆明|昆政办|春城|市营商环境办");
    private static final Pattern ENTRY =
            Pattern.compile("data-entry=\"\\w+\"[^>]*href=\"([^\"#?]+)\"|href=\"([^\"#?]+)\"[^>]*data-entry");
    private static final String WEBAPPS = "/camunda/app/";

    @Autowired
    private Environment environment;

    @Autowired
    private Plan plan;

    @Autowired
    private NoticeTemplates notices;

    @Autowired
    private TransactionTemplate transaction;

    private Browser liaison;

    @BeforeEach
    void signIn() {
        liaison = Browser.signedIn(environment, "shuiwuju.liaison");
    }

    @Test
    @DisplayName("主菜单、标题、首页和登录页用该市的名称")
    void barTitleAndFirstPageAreTheCitys() {
        String desk = liaison.get("/desk").text();
        String start = Browser.of(environment).get("/").text();
        String login = Browser.of(environment).get("/login").text();

        assertThat(desk).contains(">平江营商</a>", "｜平江营商</title>");
        assertThat(start).contains("首页｜平江营商", "平江市</span>营商环境工作闭环管理平台", "<th scope=\"row\">市营商办</th>");
        assertThat(login).contains("｜平江营商</title>", "平江市</span>");
    }

    @Test
    @DisplayName("任务列表、流程监控等应用的标题用该市的名称，未改动的不再下载")
    void webappsAreTheCitys() {
        assertThat(liaison.get(WEBAPPS + "tasklist/scripts/config.js").text()).contains("vendor: '平江营商'");
        assertThat(liaison.get(WEBAPPS + "tasklist/scripts/focus.js").text()).contains(" - 平江营商`");
        assertThat(liaison.get(WEBAPPS + "tasklist/locales/zh.json").text()).contains("\"APP_VENDOR\": \"平江营商\"");
        var answer = liaison.download(WEBAPPS + "welcome/scripts/config.js");
        String mark = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(liaison.get(WEBAPPS + "welcome/scripts/config.js", Map.of("If-None-Match", mark))
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("通知中写该市办公室的名称")
    void noticesNameTheCitysOffice() {
        transaction.executeWithoutResult(status -> notices.notice("problem-unresolved", "IMP-2026-0001")
                .with(Map.of("problem", "窗口排队过长", "reason", "本年度不再整改。"))
                .immediately(Recipient.everybody(UnitId.of("shuiwuju"))));

        assertThat(liaison.get("/desk/notices").text()).contains("经市营商办裁定，问题作未解决结案。");
    }

    @Test
    @DisplayName("各类人员的每个页面都没有原来城市的名称")
    void noPageNamesTheFirstCity() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String reader : List.of("shuiwuju.liaison", "yingshangban.liaison", "lingdaoxiaozu.leader", "admin")) {
            Browser browser = Browser.signedIn(environment, reader);
            List<String> entries = ENTRY.matcher(browser.get("/desk").text())
                    .results()
                    .map(entry -> entry.group(1) == null ? entry.group(2) : entry.group(1))
                    .toList();
            assertThat(entries).contains("/desk", "/board/experiences", WEBAPPS + "welcome/");
            Stream.concat(entries.stream(), Stream.of("/", "/login", "/board/none"))
                    .forEach(page -> {
                        List<String> names = FIRST_CITY
                                .matcher(browser.get(page).text())
                                .results()
                                .map(MatchResult::group)
                                .toList();
                        if (!names.isEmpty()) {
                            named.put(reader + " " + page, names);
                        }
                    });
        }

        assertThat(named).isEmpty();
        assertThat(plan.office().name()).isEqualTo("市营商办");
    }
}
