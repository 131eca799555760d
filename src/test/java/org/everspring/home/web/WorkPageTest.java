package org.everspring.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.matter.ObligationId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("我的待办页面和各页的导航栏")
class WorkPageTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String LEAD = "fagaiwei.liaison";

    @Autowired
    private Environment environment;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private TaskService tasks;

    private Browser signedIn(String user) {
        return Browser.signedIn(environment, user);
    }

    private String page(String user, String path) {
        Browser.Page page = signedIn(user).get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.text();
    }

    private static String section(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private static String rows(String section) {
        return section.substring(section.indexOf("<tbody>"));
    }

    @Nested
    @DisplayName("开启季度、一份已报送")
    class WithAQuarter {

        private Task review;

        @BeforeEach
        void oneReportIsHandedIn() {
            desk.openQuarter();
            desk.handIn(REPORT, Inputs.report());
            review = desk.task(REPORT, ReportingDesk.REVIEW);
        }

        @Test
        @DisplayName("一行是一件事：单位和重点任务、要办什么、期限和灯，点开就是表单")
        void aRowSaysWhatItIsAndOpensTheForm() {
            String list = section(page(LEAD, "/desk"));

            assertThat(list)
                    .contains(
                            ">五华区：1.1 企业开办</a>",
                            "href=\"/camunda/app/tasklist/default/#/?task=" + review.getId() + "\"",
                            ">审核报送内容<",
                            ">2026年第四季度<",
                            "class=\"light",
                            ">待领办<")
                    .doesNotContain(REPORT.toString());
            assertThat(section(page("wuhuaqu.liaison", "/desk")))
                    .contains(">1.2 便利纳税</a>", ">填报推进情况<")
                    .doesNotContain("审核报送内容");
        }

        @Test
        @DisplayName("灯：未到期、三天内、已逾期，逾期的可以单独查")
        void theLightFollowsTheDate() {
            day.at("2026-12-10T09:00");
            assertThat(section(page("wuhuaqu.liaison", "/desk"))).contains("light calm", ">还有10天<");

            day.at("2026-12-18T09:00");
            assertThat(section(page("wuhuaqu.liaison", "/desk"))).contains("light soon", ">还有2天<");
            assertThat(rows(section(page("wuhuaqu.liaison", "/desk?due=late")))).doesNotContain("填报推进情况");

            day.at("2026-12-21T09:00");
            assertThat(rows(section(page("wuhuaqu.liaison", "/desk?due=late"))))
                    .contains("填报推进情况", "light late", ">已逾期1天<");
        }

        @Test
        @DisplayName("领办后：本人在“待办”里看到“我”，同事在“本单位”里看到姓名")
        void saysWhoHoldsIt() {
            tasks.claim(review.getId(), LEAD);

            assertThat(section(page(LEAD, "/desk"))).contains(">我<");
            assertThat(section(page("fagaiwei.leader", "/desk"))).doesNotContain("审核报送内容");
            assertThat(section(page("fagaiwei.leader", "/desk/unit"))).contains("审核报送内容", ">市发展改革委联络员<");
        }

        @Test
        @DisplayName("办结后在“已办”里，通向报送页面")
        void finishedWorkIsKept() {
            tasks.claim(review.getId(), LEAD);
            day.submit(LEAD, review, Inputs.accepted());

            assertThat(section(page(LEAD, "/desk/done")))
                    .contains("href=\"/desk/reports/" + REPORT + "\"", ">五华区：1.1 企业开办</a>", ">审核报送内容<");
            assertThat(section(page("yingshangban.liaison", "/desk/begun"))).contains(">季度");
        }

        @Test
        @DisplayName("查找不到的条件给出说明，不是错误；没有的类别照样显示")
        void askingForNothingIsNoFault() {
            assertThat(section(page(LEAD, "/desk?kind=%E4%B8%8D%E5%AD%98%E5%9C%A8&words=%25&page=9")))
                    .contains("没有符合条件的事项", ">不存在</option>");
            assertThat(signedIn(LEAD).get("/desk?item=9.9").status()).isEqualTo(400);
        }

        @Test
        @DisplayName("从前的地址通向季度报送")
        void theOldAddressLeadsOn() {
            assertThat(signedIn(LEAD).get("/desk?quarter=2026Q4&list=led").location())
                    .isEqualTo("/desk/quarter?quarter=2026Q4&list=led");
        }

        @Test
        @DisplayName("一页不超过150千字节")
        void staysShort() {
            for (int number = 0; number < 200; number++) {
                Task task = tasks.newTask();
                task.setName("很长的任务名称".repeat(12));
                tasks.saveTask(task);
                tasks.addCandidateGroup(task.getId(), "fagaiwei");
            }
            try {
                assertThat(page(LEAD, "/desk").getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
            } finally {
                tasks.createTaskQuery()
                        .taskNameLike("很长的任务名称%")
                        .list()
                        .forEach(task -> tasks.deleteTask(task.getId(), true));
            }
        }

        @Test
        @DisplayName("数字与清单一致，导航栏在各页和交给网页应用的相同")
        void theBarIsTheSameEverywhere() {
            Browser lead = signedIn(LEAD);

            String bar = bar(lead.get("/desk/bar").text());
            assertThat(bar).contains(">待办</span> <b class=\"es-bar-count\">1</b>");
            for (String path : List.of("/desk", "/desk/problems", "/board/experiences", "/board/handbook")) {
                assertThat(anyPages(bar(lead.get(path).text()))).as(path).isEqualTo(anyPages(bar));
            }
        }

        /** Without what tells of the one page: which entry it is, and where the handbook speaks of it. */
        private static String anyPages(String bar) {
            return bar.replaceAll(" aria-current=\"page\"|href=\"/help[^\"]*\"", "");
        }
    }

    private static String bar(String page) {
        int from = page.indexOf("<header class=\"es-bar\"");
        assertThat(from).isNotNegative();
        return page.substring(from, page.indexOf("</header>", from));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wuhuaqu.liaison",
                "wuhuaqu.leader",
                "fagaiwei.liaison",
                "yingshangban.liaison",
                "lingdaoxiaozu.leader",
                "process-owner",
                "user-administrator",
                "operator",
                "auditor",
                "admin"
            })
    @DisplayName("导航栏里的每一项都能打开，没有的就是不能打开的")
    void everyEntryOpensAndNothingElse(String user) {
        Browser browser = signedIn(user);
        List<String> entries = Pattern.compile("data-entry=\"[^\"]+\" href=\"([^\"]+)\"|href=\"([^\"]+)\" data-entry")
                .matcher(bar(browser.get("/desk/bar").text()))
                .results()
                .map(WorkPageTest::address)
                .distinct()
                .toList();

        assertThat(entries).startsWith("/desk", "/desk/notices");
        assertThat(entries).allSatisfy(address -> {
            Browser.Page page = browser.get(address);
            assertThat(page.status()).as(address).isIn(200, 302);
            assertThat(page.text()).doesNotContain("您没有查看这个页面的权限");
        });
        for (String other : List.of("/board/accounts", "/board/audit", "/board/operations", "/board/calendar")) {
            assertThat(browser.get(other).status() == 200).as(other).isEqualTo(entries.contains(other));
        }
        String applications =
                browser.get("/camunda/api/admin/auth/user/default").text();
        for (String webapp : List.of("tasklist", "cockpit", "admin")) {
            assertThat(applications.contains("\"" + webapp + "\""))
                    .as(webapp)
                    .isEqualTo(entries.contains("/camunda/app/" + webapp + "/"));
        }
    }

    private static String address(MatchResult entry) {
        return entry.group(1) == null ? entry.group(2) : entry.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "wuhuaqu.leader, /desk",
        "lingdaoxiaozu.leader, /board",
        "process-owner, /board/models",
        "user-administrator, /board/accounts",
        "operator, /board/operations",
        "auditor, /board/audit",
        "admin, /board/operations"
    })
    @DisplayName("登录后和从首页，都到各人的工作所在")
    void everybodyComesToTheOwnWork(String user, String home) {
        var browser = Browser.of(environment);

        assertThat(browser.post("/login", Map.of("username", user, "password", "EverSpring-2023"))
                        .location())
                .isEqualTo(home);
        assertThat(browser.get("/").location()).isEqualTo(home);
        assertThat(browser.get("/desk").text()).contains("class=\"es-bar-brand\" href=\"" + home + "\"");
    }

    @Test
    @DisplayName("出错页面也有导航栏，没有登录的没有")
    void errorPagesKeepTheBar() {
        assertThat(bar(signedIn(LEAD).get("/no-such-page").text())).contains(">待办</span>", ">退出<");
        assertThat(bar(signedIn(LEAD).get("/board/audit").text())).contains(">待办</span>");
        assertThat(bar(signedIn(LEAD).get("/desk/quarter?quarter=2026Q9").text()))
                .contains(">待办</span>");
        assertThat(Browser.of(environment).get("/login").text()).doesNotContain("es-bar");
        assertThat(Browser.of(environment).get("/desk/bar").location()).isEqualTo("/login");
    }
}
