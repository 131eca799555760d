package org.everspring.problems.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.everspring.improvement.ProblemLife;
import org.everspring.improvement.Problems;
import org.everspring.plan.ItemId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
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
@DisplayName("问题闭环清单")
class ProblemListTest {

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Problems problems;

    private ProblemLife rows;

    @BeforeEach
    void today() {
        workday.at("2026-12-01T09:00");
        rows = new ProblemLife(problems);
    }

    @Test
    @DisplayName("没有问题时说明情况和怎样提出")
    void saysThatThereIsNothing() {
        assertThat(read("wuhuaqu.liaison", "/desk/problems"))
                .contains("目前没有问题", "提出新问题", "#/?processStart=improvementLoop");
    }

    @Nested
    @DisplayName("有几个问题时")
    class Several {

        @BeforeEach
        void provide() {
            rows.reported(1, "开办企业往返多次");
            rows.improving(2, "材料重复提交");
            rows.reported(3, "不动产登记排长队", ItemId.of("1.2"), null, List.of());
            rows.rejected(4, "邻里纠纷");
        }

        @Test
        @DisplayName("最新的在前，写明来源、归口、期限、状态和承办单位")
        void tellsWhereEachStands() {
            String page = read("yingshangban.liaison", "/desk/problems");

            assertThat(page)
                    .contains("列出全部问题", "共4个", "IMP-2026-0001", "1.1 企业开办", "企业诉求，2026年11月20日提出")
                    .contains("2026年12月3日", "还有2天", "待分办", "市发展改革委")
                    .contains("2026年12月10日", "还有9天", "改进中", "五华区", "不予受理");
            assertThat(page.indexOf("IMP-2026-0004")).isLessThan(page.indexOf("IMP-2026-0001"));
        }

        @Test
        @DisplayName("单位只看到与本单位有关的")
        void unitSeesWhatConcernsItOnly() {
            assertThat(read("wuhuaqu.liaison", "/desk/problems"))
                    .contains("共1个", "材料重复提交", "href=\"/desk/tasks/IMP-2026-0002\"")
                    .doesNotContain("开办企业往返多次", "不动产登记", "邻里纠纷");
            assertThat(read("panlongqu.leader", "/desk/problems"))
                    .contains("共4个")
                    .doesNotContain("去办理");
            assertThat(read("anningshi.liaison", "/desk/problems")).contains("共0个", "目前没有问题");
        }

        @Test
        @DisplayName("系统管理员看到全部，没有可办理的")
        void administratorReads() {
            assertThat(read("admin", "/desk/problems")).contains("共4个").doesNotContain("去办理", "name=\"waitingFor\"");
        }

        @Test
        @DisplayName("按状态、重点任务、关键词和待办单位筛选")
        void narrows() {
            Browser office = Browser.signedIn(environment, "yingshangban.liaison");

            assertThat(office.get("/desk/problems?state=IMPROVING").text())
                    .contains("共1个", "材料重复提交")
                    .doesNotContain("开办企业往返多次");
            assertThat(office.get("/desk/problems?state=running").text())
                    .contains("共3个")
                    .doesNotContain("邻里纠纷");
            assertThat(office.get("/desk/problems?item=1.2").text())
                    .contains("共1个", "不动产登记排长队", "value=\"1.2\" selected");
            assertThat(office.get("/desk/problems?text=imp-2026-0004").text()).contains("共1个", "邻里纠纷");
            assertThat(office.get("/desk/problems?text=%E9%87%8D%E5%A4%8D%E6%8F%90%E4%BA%A4&state=IMPROVING")
                            .text())
                    .contains("共1个", "材料重复提交");
            assertThat(read("fagaiwei.liaison", "/desk/problems?waitingFor=fagaiwei"))
                    .contains("共2个", "待市发展改革委办理")
                    .doesNotContain("材料重复提交");
        }

        @Test
        @DisplayName("领导小组看到全部；驾驶舱的链接按责任单位、来源、提出时间、环节、逾期筛选，并说明只列哪些")
        void narrowsAsTheBoardAsks() {
            workday.at("2026-12-11T09:00");
            Browser leaders = Browser.signedIn(environment, "lingdaoxiaozu.leader");

            assertThat(leaders.get("/desk/problems").text()).contains("共4个").doesNotContain("去办理");
            assertThat(leaders.get("/desk/problems?unit=wuhuaqu&late=true").text())
                    .contains("共1个", "材料重复提交", "value=\"wuhuaqu\" selected", "value=\"true\" checked");
            assertThat(leaders.get("/desk/problems?source=media").text()).contains("共0个");
            assertThat(leaders.get("/desk/problems?source=enterprise&reported=2026Q4&passed=BENCHMARK")
                            .text())
                    .contains("共1个", "只列", "2026年第四季度提出、已完成对标");
            assertThat(leaders.get("/desk/problems?reported=2025").text()).contains("共0个", "没有符合条件的问题");
            assertThat(leaders.get("/desk/problems/IMP-2026-0001").status()).isEqualTo(200);
            assertThat(read("panlongqu.liaison", "/desk/problems?unit=wuhuaqu")).contains("共1个");
            assertThat(read("anningshi.liaison", "/desk/problems?unit=wuhuaqu")).contains("共0个");
        }

        @ParameterizedTest
        @ValueSource(strings = {"page=abc", "page=-1", "page=0", "page=99999999999999999999", "page="})
        @DisplayName("看不懂的页码换成最近的一页")
        void showsTheNearestPage(String query) {
            assertThat(read("yingshangban.liaison", "/desk/problems?" + query)).contains("共4个", "IMP-2026-0001");
        }

        @ParameterizedTest
        @CsvSource({
            "state=NONE, “状态”没有“NONE”这一项，请重新选择。",
            "item=9.9, “重点任务”没有“9.9”这一项，请重新选择。",
            "item=x, “重点任务”没有“x”这一项，请重新选择。",
            "waitingFor=shuiwuju, “范围”没有“shuiwuju”这一项，请重新选择。",
            "unit=nobody, “责任单位”没有“nobody”这一项，请重新选择。",
            "source=rumour, “来源”没有“rumour”这一项，请重新选择。",
            "passed=all, “已办理”没有“all”这一项，请重新选择。",
            "reported=soon, “soon”不是有效的季度。请填写四位年份、大写字母Q和1至4的数字，例如2026Q4。",
            "sort=title, '不能按“title”排序，可以按问题、期限、状态、承办单位排序，请点击表头选择。'"
        })
        @DisplayName("看不懂的条件说明错在哪里，不当作没有条件")
        void saysWhatMakesNoSense(String query, String told) {
            var page = Browser.signedIn(environment, "yingshangban.liaison").get("/desk/problems?" + query);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.text()).contains(told).doesNotContain("IMP-2026-0001");
        }

        @Test
        @DisplayName("点击表头排序，条件保留，读屏软件读出方向")
        void sortsByAColumn() {
            var page = read("yingshangban.liaison", "/desk/problems?state=running&sort=state");

            assertThat(page)
                    .contains("<th scope=\"col\" aria-sort=\"ascending\"><a class=\"sort ascending\"")
                    .contains("href=\"/desk/problems?state=running&amp;sort=-state\"")
                    .contains("href=\"/desk/problems?state=running&amp;sort=due\"")
                    .contains("<input type=\"hidden\" name=\"sort\" value=\"state\">");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"%25", "_", "%27%20or%201%3D1--", "%3Cscript%3Ealert(1)%3C/script%3E", "%7Bx%7D", "%5C"})
        @DisplayName("关键词只当作文字")
        void takesWordsAsWords(String words) {
            assertThat(read("yingshangban.liaison", "/desk/problems?text=" + words))
                    .contains("共0个", "没有符合条件的问题", "清除筛选")
                    .doesNotContain("<script>alert");
        }

        @Test
        @DisplayName("关键词中的控制字符当作空格")
        void cleansWords() {
            assertThat(read("yingshangban.liaison", "/desk/problems?text=%00%E9%82%BB%E9%87%8C%00"))
                    .contains("共1个", "邻里纠纷");
        }
    }

    @Test
    @DisplayName("每页50个，翻页保留筛选条件，超出末页时显示末页")
    void pagesByFifty() {
        IntStream.rangeClosed(1, 60).forEach(number -> rows.reported(number, "第" + number + "个问题"));
        Browser office = Browser.signedIn(environment, "yingshangban.liaison");

        String first = office.get("/desk/problems?state=running&text=%E4%B8%AA%E9%97%AE%E9%A2%98")
                .text();

        assertThat(first)
                .contains("共60个", "第1页，共2页", "IMP-2026-0060", "IMP-2026-0011")
                .contains("/desk/problems?state=running&amp;text=%E4%B8%AA%E9%97%AE%E9%A2%98&amp;page=2")
                .doesNotContain("IMP-2026-0010");
        assertThat(office.get("/desk/problems?page=2").text())
                .contains("第2页，共2页", "IMP-2026-0010", "IMP-2026-0001")
                .doesNotContain("IMP-2026-0011");
        assertThat(office.get("/desk/problems?page=2147483647").text()).contains("第2页，共2页");
    }

    private String read(String userId, String path) {
        var page = Browser.signedIn(environment, userId).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
