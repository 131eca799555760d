package org.everspring.quarter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.everspring.matter.ObligationId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.Obligations;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("季度报送")
class DeskTest {

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Obligations obligations;

    @Test
    @DisplayName("没有开启的季度时说明情况")
    void saysThatNoQuarterIsOpen() {
        assertThat(read("wuhuaqu.liaison", "/desk/quarter")).contains("目前没有开启的季度");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026Q4:1.2:anningshi",
                "2026Q9:1.2:wuhuaqu",
                "2026Q4:x:wuhuaqu",
                "2026Q4:1.2:../wuhuaqu",
                "2026Q4:1.2",
                "%3Cscript%3E"
            })
    @DisplayName("没有这项报送任务时不办理，说明没有这个页面")
    void unknownObligationIsNotFound(String id) {
        var answer = Browser.signedIn(environment, "anningshi.liaison")
                .post("/desk/obligations/" + id + "/withdraw", Map.of());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("没有找到这个页面").doesNotContain("<script>", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/quarter?quarter=2026Q5",
                "/desk/quarter?quarter=2026Q3",
                "/desk/quarter?quarter=%3Cscript%3E"
            })
    @DisplayName("地址有误时说明没有这个页面")
    void wrongAddressIsNotFound(String path) {
        var page = Browser.signedIn(environment, "wuhuaqu.liaison").get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("没有找到这个页面").doesNotContain("<script>", "Exception");
    }

    @Nested
    @DisplayName("季度开启后")
    class Opened {

        @BeforeEach
        void open() {
            workday.at("2026-11-26T09:00");
            workday.openQuarter("2026Q4");
        }

        @Test
        @DisplayName("责任单位看到本单位的全部报送任务，看不到其他单位的")
        void unitSeesItsOwnReportsOnly() {
            var page = read("wuhuaqu.liaison", "/desk/quarter");

            assertThat(page)
                    .contains("2026年第四季度", "报送截止<time>2026年12月20日（周日）24时")
                    .contains("2026Q4:1.1:wuhuaqu", "1.1 企业开办", "牵头单位：市发展改革委", "2026Q4:1.2:wuhuaqu")
                    .contains("12月20日（周日）", "还有24天", "待报送", "去办理", "申请延期")
                    .doesNotContain("panlongqu", "gonganju", "催办</summary>", "全部报送任务", "牵头的汇总");
        }

        @Test
        @DisplayName("牵头单位看到向本单位报送的单位和本单位的汇总，看不到其他牵头单位的")
        void leadSeesWhatIsReportedToIt() {
            var page = read("fagaiwei.leader", "/desk/quarter");

            assertThat(page)
                    .contains("本单位牵头的汇总", "2026Q4:1.1<", "等待报送", "尚有2份报送未办结")
                    .contains("2026Q4:1.1:wuhuaqu", "2026Q4:1.1:gonganju", "应报2，待报送2", "催办</summary>")
                    .doesNotContain("2026Q4:1.2", "2026Q4:1.3", "全部报送任务", "本单位报送</h2>");
        }

        @Test
        @DisplayName("不属于任何单位的系统管理员可以查看，不能催办")
        void administratorOnlyReads() {
            assertThat(read("admin", "/desk/quarter"))
                    .contains("全部报送任务", "2026Q4:1.2:panlongqu")
                    .doesNotContain("催办</summary>", "去办理");
        }

        @Test
        @DisplayName("期限临近和逾期以文字说明")
        void saysHowManyDaysAreLeftOrOver() {
            workday.at("2026-12-20T23:59");
            var lastDay = read("gonganju.liaison", "/desk/quarter");
            workday.at("2026-12-22T00:00");
            var overdue = read("gonganju.liaison", "/desk/quarter");

            assertThat(lastDay).contains("今日24时截止", "申请延期");
            assertThat(overdue).contains("已逾期2天").doesNotContain("申请延期");
        }

        @Test
        @DisplayName("没有任务的单位看到说明")
        void unitWithoutDutiesIsTold() {
            assertThat(read("lingdaoxiaozu.liaison", "/desk/quarter")).contains("本季度没有您所在单位的报送和汇总任务");
        }

        @Test
        @DisplayName("去办理直接打开本单位的任务，别的单位的任务打不开")
        void leadsToTheOwnTaskOnly() {
            var task = workday.task("2026Q4:1.1:wuhuaqu", "userTask_fillReport").getId();

            var own = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/tasks/2026Q4:1.1:wuhuaqu");
            var foreign = Browser.signedIn(environment, "panlongqu.liaison").get("/desk/tasks/2026Q4:1.1:wuhuaqu");

            assertThat(own.location()).isEqualTo("/camunda/app/tasklist/default/#/?task=" + task);
            assertThat(foreign.location()).isEqualTo("/camunda/app/tasklist/");
        }

        @ParameterizedTest
        @ValueSource(strings = {"measures:1.1:wuhuaqu", "2026Q4:1.1:wuhuaqu"})
        @DisplayName("各类业务编号都能打开任务")
        void leadsToTheTaskOfEveryKind(String key) {
            var own = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/tasks/" + key);

            assertThat(own.location()).startsWith("/camunda/app/tasklist/default/#/?task=");
        }

        @ParameterizedTest
        @ValueSource(strings = {"IMP-2026-9999", "x", "%3Cscript%3E"})
        @DisplayName("没有这样的任务时打开任务清单")
        void leadsToTheListWithoutATask(String key) {
            var own = Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk/tasks/" + key);

            assertThat(own.location()).isEqualTo("/camunda/app/tasklist/");
        }

        @Nested
        @DisplayName("市营商环境办")
        class Office {

            private Browser office;

            @BeforeEach
            void signIn() {
                office = Browser.signedIn(environment, "yingshangban.liaison");
            }

            @Test
            @DisplayName("看到全部报送任务和各项汇总")
            void seesEverything() {
                assertThat(office.get("/desk/quarter").text())
                        .contains("全部报送任务", "共4项", "各项重点任务汇总", "2026Q4:1.3<")
                        .contains("2026Q4:1.1:gonganju", "2026Q4:1.2:panlongqu")
                        .doesNotContain("class=\"pager\"");
            }

            @Test
            @DisplayName("按重点任务和状态筛选")
            void filtersByItemAndState() {
                assertThat(office.get("/desk/quarter?item=1.2&state=OPEN").text())
                        .contains("共2项", "2026Q4:1.2:panlongqu")
                        .doesNotContain("2026Q4:1.1:gonganju");
                assertThat(office.get("/desk/quarter?state=MISSING").text()).contains("共0项", "没有符合条件的报送任务");
            }

            @Test
            @DisplayName("每页50项，翻页保留筛选条件，超出末页时显示末页")
            void pagesByFifty() {
                IntStream.range(0, 60).forEach(number -> obligations.add(like("unit" + (100 + number))));

                var first = office.get("/desk/quarter?item=1.1").text();
                var second = office.get("/desk/quarter?item=1.1&page=2").text();

                assertThat(first)
                        .contains(
                                "第1页，共2页",
                                "共62项",
                                "unit148",
                                "/desk/quarter?quarter=2026Q4&amp;item=1.1&amp;page=2#all")
                        .doesNotContain("unit149");
                assertThat(second)
                        .contains("第2页，共2页", "unit149", "unit159", "wuhuaqu")
                        .doesNotContain("unit148");
                assertThat(office.get("/desk/quarter?item=1.1&page=99").text()).contains("第2页，共2页");
            }

            private Obligation like(String unit) {
                var pattern = obligations
                        .get(ObligationId.parse("2026Q4:1.1:wuhuaqu"))
                        .loaded();
                return new Obligation(new ObligationSnapshot(
                        new ObligationId(pattern.id().quarter(), ItemId.of("1.1"), UnitId.of(unit)),
                        pattern.leadUnit(),
                        pattern.state(),
                        pattern.due(),
                        pattern.closes(),
                        0,
                        null,
                        null,
                        0,
                        0,
                        0,
                        null,
                        null,
                        0));
            }
        }
    }

    private String read(String userId, String path) {
        var page = Browser.signedIn(environment, userId).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
