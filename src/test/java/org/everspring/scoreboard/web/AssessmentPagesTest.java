package org.everspring.scoreboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.assessment.AssessedYear;
import org.everspring.assessment.AssessmentState;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("年度考核页面")
class AssessmentPagesTest {

    private static final String BOARD = "/board/assessment";
    private static final String YEAR = BOARD + "/2025";
    private static final String OWN = YEAR + "/units/gonganju";
    private static final String OTHER = YEAR + "/units/panlongqu";

    private static final String UNIT = "gonganju.liaison";
    private static final String STRANGER = "anningshi.liaison";
    private static final String OFFICE = "yingshangban.liaison";
    private static final String LEADING_GROUP = "lingdaoxiaozu.liaison";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private Scores scores;

    @Autowired
    private JdbcClient jdbc;

    private AssessedYear year;

    @BeforeEach
    void today() {
        workday.at("2026-01-15T09:00");
        year = new AssessedYear(context);
    }

    @Test
    @DisplayName("没有得分时说明情况，菜单通向年度考核")
    void saysThatThereIsNothing() {
        assertThat(read(UNIT, BOARD)).contains("目前没有您可以查阅的考核得分", "href=\"/board/assessment\"");
    }

    @Nested
    @DisplayName("谁能看什么")
    class Access {

        static Stream<Arguments> matrix() {
            return Stream.of(
                    // Board, own unit, other unit, workbook, text, verification, document
                    arguments(null, UNIT, "404 404 404 404 404 404 404"),
                    arguments(AssessmentState.REVIEWING, UNIT, "404 404 404 404 404 404 404"),
                    arguments(AssessmentState.CONFIRMING, UNIT, "200 200 404 404 404 404 404"),
                    arguments(AssessmentState.APPROVING, UNIT, "200 200 404 404 404 404 404"),
                    arguments(AssessmentState.FROZEN, UNIT, "200 200 200 200 200 200 200"),
                    arguments(AssessmentState.CONFIRMING, STRANGER, "404 404 404 404 404 404 404"),
                    arguments(AssessmentState.FROZEN, STRANGER, "200 200 200 200 200 200 200"),
                    arguments(null, OFFICE, "200 200 200 200 200 200 404"),
                    arguments(AssessmentState.CONFIRMING, OFFICE, "200 200 200 200 200 200 404"),
                    arguments(AssessmentState.FROZEN, OFFICE, "200 200 200 200 200 200 200"),
                    arguments(null, LEADING_GROUP, "200 200 200 200 200 200 404"),
                    arguments(AssessmentState.REVIEWING, "admin", "200 200 200 200 200 200 404"));
        }

        @ParameterizedTest
        @MethodSource("matrix")
        @DisplayName("本单位得分送达后可见，其他单位得分公布后可见，营商环境办、领导小组和管理员始终可见")
        void showsEachWhatIsTheirs(AssessmentState state, String user, String expected) {
            year.score("2025");
            if (state != null) {
                year.bringTo(state);
            }
            Browser browser = Browser.signedIn(environment, user);

            List<String> found = Stream.of(
                            YEAR, OWN, OTHER, YEAR + ".xlsx", YEAR + ".txt", YEAR + "/verify", YEAR + ".docx")
                    .map(path -> String.valueOf(browser.download(path).statusCode()))
                    .toList();

            assertThat(String.join(" ", found)).isEqualTo(expected);
        }

        @Test
        @DisplayName("季度评分完成后各单位即可查阅本单位得分，看不到其他单位的")
        void showsAQuarterAtOnce() {
            year.score("2025Q1");

            assertThat(read(UNIT, BOARD + "/2025Q1"))
                    .contains("2025年第一季度得分", "本单位得分", "不作为年度考核结果", "100.00")
                    .doesNotContain("盘龙区", "校验值", "红榜");
            assertThat(status(UNIT, BOARD + "/2025Q1/units/panlongqu")).isEqualTo(404);
            assertThat(status(STRANGER, BOARD + "/2025Q1")).isEqualTo(404);
        }

        @Test
        @DisplayName("无权查阅的与不存在的答复相同")
        void tellsNobodyWhatExists() {
            year.score("2025").bringTo(AssessmentState.CONFIRMING);
            Browser stranger = Browser.signedIn(environment, STRANGER);
            Browser unit = Browser.signedIn(environment, UNIT);

            assertThat(stranger.get(YEAR)).isEqualTo(stranger.get(BOARD + "/2019"));
            assertThat(unit.get(OTHER)).isEqualTo(unit.get(YEAR + "/units/nobody"));
            assertThat(unit.get(YEAR + ".xlsx")).isEqualTo(unit.get(BOARD + "/2019.xlsx"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/20255",
                    "/2025Q5",
                    "/2025q1",
                    "/%3Cscript%3E",
                    "/2025.pdf",
                    "/2025/units/..%2F",
                    "/2025/units/A",
                    "/2025/units/gonganju%00"
                })
        @DisplayName("看不懂的地址一律没有")
        void knowsNoOtherAddress(String path) {
            year.score("2025");

            var page = Browser.signedIn(environment, OFFICE).get(BOARD + path);

            assertThat(page.status()).isBetween(400, 404);
            assertThat(page.text()).doesNotContain("<script>", "Exception");
        }

        @Test
        @DisplayName("没有登录的先登录")
        void asksToSignIn() {
            year.score("2025").bringTo(AssessmentState.FROZEN);

            for (String path : List.of(BOARD, YEAR, YEAR + ".xlsx", YEAR + ".txt", BOARD + "/what-if")) {
                assertThat(Browser.of(environment).get(path).location()).isEqualTo("/login");
            }
        }

        @Test
        @DisplayName("没有评完的不显示，仍显示上一次完整的评分")
        void readsNoIncompleteRun() {
            year.score("2025");
            jdbc.sql("insert into score_run (period, number, versions, weights, started_at)"
                            + " select period, 2, versions, weights, started_at from score_run")
                    .update();

            assertThat(read(OFFICE, YEAR)).contains("88.57", "92.50");
        }
    }

    @Nested
    @DisplayName("总览")
    class Overview {

        @Test
        @DisplayName("从年度考核进入最新的可查阅期间，可以选择年度和季度")
        void leadsToTheNewest() {
            year.score("2025Q1").score("2025Q2").score("2025");

            assertThat(Browser.signedIn(environment, OFFICE).get(BOARD).location())
                    .isEqualTo(YEAR);
            assertThat(Browser.signedIn(environment, UNIT).get(BOARD).location())
                    .isEqualTo(BOARD + "/2025Q2");
            assertThat(read(OFFICE, YEAR))
                    .contains("全年", "第一季度", "href=\"/board/assessment/2025Q2\"")
                    .contains("href=\"/board/assessment/2025\" aria-current=\"true\"");
        }

        @Test
        @DisplayName("按分组排名，部门在前，列出红榜和各部分得分")
        void ranksByGroup() {
            year.score("2025").bringTo(AssessmentState.FROZEN);

            String page = read(STRANGER, YEAR);

            assertThat(page)
                    .contains("市级部门和驻市单位", "3个单位，平均76.36分。", "县（市）区和开发区", "2个单位，平均64.75分。")
                    .contains("红榜", "88.57", "92.50", "48.00", "+2", "−2", "结果已公布", "领导小组负责人")
                    .doesNotContain("试算评分表改动", "本单位得分");
            assertThat(page.indexOf("市级部门")).isLessThan(page.indexOf("县（市）区"));
            assertThat(page.indexOf(">市税务局<")).isLessThan(page.indexOf(">市公安局<"));
        }

        @Test
        @DisplayName("图表的数据同时是表格：等次分布、各季度平均")
        void tellsTheChartsAsTables() {
            year.score("2025Q1").score("2025Q2");

            assertThat(read(OFFICE, BOARD + "/2025Q2"))
                    .contains("data-chart=\"stack\"", "等次分布（单位数）", "data-chart=\"line\"", "各季度平均得分")
                    .contains("<th scope=\"row\">2025年第一季度</th>", "<th scope=\"col\">县（市）区和开发区</th>")
                    .contains("/webjars/echarts/5.5.0/echarts.common.min.js", "/js/charts.js");
            assertThat(Browser.of(environment)
                            .download("/webjars/echarts/5.5.0/echarts.common.min.js")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("下载的明细文本的校验值就是页面上的校验值")
        void givesTheTextOfTheHash() throws Exception {
            year.score("2025").bringTo(AssessmentState.FROZEN);

            var text = Browser.signedIn(environment, STRANGER).download(YEAR + ".txt");

            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.body()));
            assertThat(read(STRANGER, YEAR)).contains(hash, "sha256sum 2025-scores.txt", "certutil -hashfile");
            assertThat(scores.last(ScoringPeriod.of(2025)).orElseThrow().hash()).isEqualTo(hash);
            assertThat(text.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }

        @Test
        @DisplayName("下载的文件以期间命名")
        void namesItsFiles() {
            year.score("2025").bringTo(AssessmentState.FROZEN);
            Browser browser = Browser.signedIn(environment, STRANGER);

            assertThat(fileName(browser, YEAR + ".xlsx")).isEqualTo("2025年度考核得分.xlsx");
            assertThat(fileName(browser, YEAR + ".docx")).isEqualTo("2025年度考核结果.docx");
        }

        private String fileName(Browser browser, String path) {
            String disposition = browser.download(path)
                    .headers()
                    .firstValue("Content-Disposition")
                    .orElseThrow();
            return URLDecoder.decode(
                    disposition.substring(disposition.indexOf("filename*=UTF-8''") + 17), StandardCharsets.UTF_8);
        }
    }

    @Nested
    @DisplayName("一个单位的得分")
    class OneUnit {

        @Test
        @DisplayName("写明总分怎样得来：各部分的权重和平均分、加减分、文字说明")
        void saysHowItAddsUp() {
            year.score("2025").bringTo(AssessmentState.CONFIRMING);

            assertThat(read(UNIT, OWN))
                    .contains("平江市公安局2025年度得分", "88.57", "良好", "市级部门和驻市单位", "第2名", "待确认，截止2026年1月22日")
                    .contains("href=\"/desk/tasks/2025:gonganju\"")
                    .contains("没有牵头汇总、经验推广的计分事项，该部分权重由其他部分分担")
                    .contains("加权平均＝（87.5×40＋90×30）÷70＝88.5714分；没有加减分；总分＝88.5714＋0＝88.57分，等次为良好。");
            assertThat(read(OFFICE, YEAR + "/units/wuhuaqu"))
                    .contains("加分4分，减分2分，合计+2分；总分＝37.5＋2＝39.50分，等次为不合格。")
                    .doesNotContain("/desk/tasks/");
        }

        @Test
        @DisplayName("列入红榜的，公布后才告知本单位")
        void tellsOfTheListWhenItIsFinal() {
            year.score("2025").bringTo(AssessmentState.CONFIRMING);

            assertThat(read(UNIT, OWN)).contains("第2名").doesNotContain("红榜");
            assertThat(read(OFFICE, OWN)).contains("红榜");
            year.freezeAfterConfirming();
            assertThat(read(UNIT, OWN)).contains("红榜");
        }

        @Test
        @DisplayName("每条明细写明认定情况、得分、评分表和版本、规则和说明、评分依据，通向所评的事项")
        void explainsEveryLine() {
            year.score("2025");

            assertThat(read(OFFICE, OWN))
                    .contains("2025年第二季度 1.1 企业开办", "逾期1个工作日", "href=\"/desk/matters/2025Q2:1.1:gonganju\"")
                    .contains("季度报送评分表第1版，规则", "退回次数", "质量评定", "良好", "验收未通过次数")
                    .contains("IMP-2025-0001 企业开办材料&lt;b&gt;重复&lt;/b&gt;提交")
                    .doesNotContain("<b>重复");
        }

        @Test
        @DisplayName("公布后人人可看明细，事项的链接只给能看这件事项的人")
        void linksOnlyToWhatTheReaderMayRead() {
            year.score("2025").bringTo(AssessmentState.FROZEN);
            String report = "href=\"/desk/matters/2025Q2:1.1:gonganju\"";
            String problem = "href=\"/desk/matters/IMP-2025-0001\"";

            assertThat(read(UNIT, OWN)).contains(report, problem);
            assertThat(read(OFFICE, OWN)).contains(report, problem);
            assertThat(read(STRANGER, OWN))
                    .contains("2025年第二季度 1.1 企业开办", "IMP-2025-0001")
                    .doesNotContain(report, problem);

            reportedTo("fagaiwei");
            found("IMP-2025-0001");
            assertThat(read("fagaiwei.liaison", OWN)).contains(report).doesNotContain(problem);
            assertThat(read(LEADING_GROUP, OWN)).contains(report, problem);
            assertThat(read(STRANGER, OWN)).doesNotContain(report, problem);
        }

        private void found(String problem) {
            jdbc.sql("insert into problem (id, source, title, description, reported_by_unit_id, reported_by_name,"
                            + " reported_at, state, triage_unit_id, verification_failures) values (?, 'ENTERPRISE', '材料重复提交',"
                            + " '企业反映材料重复提交', 'gonganju', '某人', now(), 'REPORTED', 'yingshangban', 0)")
                    .param(problem)
                    .update();
        }

        /** The made-up year has scores only; the lead is known from the report itself. */
        private void reportedTo(String lead) {
            jdbc.sql(
                            "insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                                    + " open_summaries, admitted_at) select '2025Q2', 'PUBLISHED', now(), now(), now(), 0, 0, now()")
                    .update();
            jdbc.sql(
                            "insert into obligation (id, quarter, item_id, unit_id, lead_unit_id, state, due_at, closes_at, round,"
                                    + " times_returned, times_withdrawn, times_urged) select '2025Q2:1.1:gonganju', '2025Q2', '1.1',"
                                    + " 'gonganju', cast(? as varchar), 'ACCEPTED', now(), now(), 1, 0, 0, 0")
                    .param(lead)
                    .update();
        }

        @Test
        @DisplayName("更正前后的得分、申诉理由和裁定都列出")
        void showsAppealsAndCorrections() {
            year.score("2025").bringTo(AssessmentState.CONFIRMING).grantAppeal();

            assertThat(read(UNIT, OWN))
                    .contains("<del>75</del>", "<b>90</b>", "当日网络中断，已电话告知牵头单位。", "申诉成立（市营商办联络员，2026年1月21日")
                    .contains("网络中断属实，按期报送。", "92.86", "第1名", "申诉已裁定（签字：王建国");
        }

        @Test
        @DisplayName("列出本单位各季度的得分，公布前不透露其他单位的平均")
        void followsTheUnitThroughTheQuarters() {
            year.score("2025Q1").score("2025Q2");

            assertThat(read(UNIT, BOARD + "/2025Q2/units/gonganju"))
                    .contains("各季度得分", "<th scope=\"row\">2025年第一季度</th><td>100.00</td>", "<td>75.00</td>")
                    .doesNotContain("同组平均");
            assertThat(read(OFFICE, BOARD + "/2025Q2/units/gonganju")).contains("同组平均");
        }
    }

    @Nested
    @DisplayName("核验")
    class Verifying {

        @Test
        @DisplayName("重新计算一致时说明核验了多少")
        void saysThatItAgrees() {
            year.score("2025").bringTo(AssessmentState.FROZEN);

            assertThat(read(STRANGER, YEAR + "/verify")).contains("核验一致", "对5个单位的12条明细重新计算");
        }

        @Test
        @DisplayName("存档被改动过的，指出哪里不一致")
        void saysWhatDiffers() {
            year.score("2025").bringTo(AssessmentState.FROZEN);
            jdbc.sql("update score_line set points = 100 where fact_id = '2025Q2:1.1:gonganju'")
                    .update();

            assertThat(read(STRANGER, YEAR + "/verify")).contains("核验不一致", "市公安局“2025年第二季度 1.1 企业开办”");
        }
    }

    private String read(String user, String path) {
        var page = Browser.signedIn(environment, user).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }

    private int status(String user, String path) {
        return Browser.signedIn(environment, user).get(path).status();
    }
}
