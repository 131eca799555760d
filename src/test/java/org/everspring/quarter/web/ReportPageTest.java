package org.everspring.quarter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.agreed;
import static org.everspring.support.Inputs.answer;
import static org.everspring.support.Inputs.granted;
import static org.everspring.support.Inputs.objected;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.Inputs.summaryAccepted;
import static org.everspring.support.Inputs.summaryReturned;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ReportExtensions;
import org.everspring.reporting.ReportUrges;
import org.everspring.reporting.UnitReports;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
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
@DisplayName("一份报送或汇总的页面")
class ReportPageTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final SummaryId STARTING_UP = SummaryId.parse("2026Q4:1.1");
    private static final SummaryId TAXES = SummaryId.parse("2026Q4:1.2");
    private static final SummaryId WITHOUT_UNITS = SummaryId.parse("2026Q4:1.3");
    private static final Set<UnitId> WUHUA_UNIT = Set.of(UnitId.of("wuhuaqu"));
    private static final Set<UnitId> LEAD = Set.of(UnitId.of("fagaiwei"));

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ReportUrges urges;

    @Autowired
    private ReportExtensions extensions;

    @Autowired
    private EvidenceFiles evidence;

    @Autowired
    private MeasureBreakdowns measures;

    @BeforeEach
    void theQuarterIsOpen() {
        desk.openQuarter();
    }

    @Nested
    @DisplayName("谁能看")
    class Readers {

        @ParameterizedTest
        @CsvSource({
            "2026Q4:1.1:wuhuaqu, wuhuaqu.liaison",
            "2026Q4:1.1:wuhuaqu, wuhuaqu.leader",
            "2026Q4:1.1:wuhuaqu, fagaiwei.liaison",
            "2026Q4:1.1:wuhuaqu, yingshangban.leader",
            "2026Q4:1.1:wuhuaqu, lingdaoxiaozu.leader",
            "2026Q4:1.1:wuhuaqu, admin",
            "2026Q4:1.2, shuiwuju.liaison",
            "2026Q4:1.2, fagaiwei.leader",
            "2026Q4:1.2, gonganju.liaison",
            "2026Q4:1.2, yingshangban.liaison",
            "2026Q4:1.2, lingdaoxiaozu.liaison",
            "2026Q4:1.2, admin"
        })
        @DisplayName("责任单位、牵头单位，营商环境办、领导小组和系统管理员可以看")
        void thoseConcernedRead(String id, String user) {
            var page = Browser.signedIn(environment, user).get("/desk/reports/" + id);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("2026年第四季度", "<code>" + id + "</code>", "牵头单位");
        }

        @ParameterizedTest
        @CsvSource({
            "2026Q4:1.1:wuhuaqu, gonganju.liaison, 2026Q3:1.1:wuhuaqu",
            "2026Q4:1.2:wuhuaqu, fagaiwei.leader, 2026Q4:1.2:anningshi",
            "2026Q4:1.2, wuhuaqu.leader, 2026Q4:9.9",
            "2026Q4:1.3, wuhuaqu.liaison, 2026Q3:1.3"
        })
        @DisplayName("其他单位得到的答复与没有这个编号时完全一样，会签单位也看不到各单位的报送")
        void strangersCannotTellThatItExists(String id, String user, String absent) {
            Browser stranger = Browser.signedIn(environment, user);

            var hidden = stranger.get("/desk/reports/" + id);

            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden).isEqualTo(stranger.get("/desk/reports/" + absent));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026Q4",
                    "2026Q5:1.1",
                    "2026Q4:x:wuhuaqu",
                    "2026Q4:1.1:wuhuaqu:2",
                    "measures:1.1:wuhuaqu",
                    "IMP-2026-0001",
                    "%3Cscript%3E",
                    "2026Q4:1.1%00"
                })
        @DisplayName("不成编号的一律没有")
        void noNumberIsNotFound(String id) {
            var page = Browser.signedIn(environment, "yingshangban.liaison").get("/desk/reports/" + id);

            assertThat(page.status()).isIn(400, 404);
            assertThat(page.text()).doesNotContain("<script>", "Exception");
        }

        @Test
        @DisplayName("领导小组看不到佐证材料，其他有关单位看得到")
        void theLeadingGroupReadsNoFiles() {
            evidence.add(
                    desk.task(WUHUA, ReportingDesk.FILL).getId(),
                    "办件统计.txt",
                    new ByteArrayInputStream("办件1000件".getBytes(StandardCharsets.UTF_8)),
                    new StaffMember("wuhuaqu.liaison", "五华区联络员", WUHUA_UNIT, Set.of()));

            assertThat(read("fagaiwei.liaison", WUHUA)).contains("佐证材料", "办件统计.txt", "五华区联络员");
            assertThat(read("lingdaoxiaozu.leader", WUHUA)).doesNotContain("佐证材料", "办件统计.txt");
        }
    }

    @Nested
    @DisplayName("报送")
    class OneReport {

        @Test
        @DisplayName("报送前写明期限和尚未报送，责任单位可以去办理")
        void tellsWhatIsOwed() {
            assertThat(read("wuhuaqu.liaison", WUHUA))
                    .contains("五华区报送：1.1 企业开办", "报送期限", "2026年12月20日（周日）24时", "还有19天", "去办理")
                    .contains("尚未报送", "责任单位还没有报送")
                    .doesNotContain("延期申请", "第1次报送");
            assertThat(read("fagaiwei.liaison", WUHUA))
                    .contains("href=\"/desk/reports/2026Q4:1.1\"")
                    .doesNotContain("去办理");
        }

        @Test
        @DisplayName("每一次报送的内容、退回原因和评定都在，最近的在前，只当作文字")
        void keepsEveryRound() {
            day.at("2026-12-10T10:00");
            desk.handIn(
                    WUHUA,
                    report().progress("第一次<b>填报</b>的推进情况。")
                            .everyTarget(0.25)
                            .problems("<i>登记</i>系统不通")
                            .with("experience", "一窗<script>alert(1)</script>通办")
                            .with("suggestions", "建议统一数据接口。"));
            desk.review(WUHUA, returned("请补充<u>办件量</u>。"));
            day.at("2026-12-22T10:00");
            desk.handIn(WUHUA, report().progress("第二次填报，补充了办件量。"));
            desk.review(WUHUA, accepted());

            var page = read("wuhuaqu.leader", WUHUA);

            assertThat(page)
                    .contains("第1次报送", "2026年12月10日 10:00 五华区联络员", "达到序时进度", "下一季度推广到全部街道。")
                    .contains("开办时限", "≤ 0.5个工作日", "0.25个工作日", "李明（0871-63130000）", "王芳（分管负责同志）")
                    .contains("市发展改革委已退回", "退回原因：请补充&lt;u&gt;办件量&lt;/u&gt;。", "建议统一数据接口。")
                    .contains("市发展改革委已采纳，报送质量：良好", "2026年12月22日 10:00 市发展改革委联络员")
                    .contains("第一次&lt;b&gt;填报&lt;/b&gt;", "&lt;i&gt;登记&lt;/i&gt;系统不通", "&lt;script&gt;alert(1)")
                    .contains("已采纳", "首次报送", "按期报送", "报送2次，退回1次")
                    .doesNotContain("<b>填报", "<i>", "<u>", "<script>alert", "去办理", "还有");
            assertThat(page.indexOf("第2次报送")).isLessThan(page.indexOf("第1次报送"));
        }

        @Test
        @DisplayName("待审核时牵头单位可以去办理，细化举措逐条列出进展，逾期的标明")
        void listsTheMeasures() {
            BreakdownId breakdown = new BreakdownId(WUHUA.item(), WUHUA.unit());
            measures.draft(breakdown, List.of(new Measure("推行<b>一窗</b>受理", LocalDate.parse("2026-12-05"), "陈晨", null)));
            measures.submit(breakdown, "wuhuaqu.liaison");
            measures.decide(breakdown, new BreakdownDecision(true, null), "fagaiwei.liaison");
            measures.confirm(breakdown);
            day.at("2026-12-10T10:00");
            desk.handIn(WUHUA, report().everyMeasure("behind"));

            assertThat(read("fagaiwei.liaison", WUHUA))
                    .contains("等待市发展改革委审核", "待审核", "去办理", "细化举措进展", "推行&lt;b&gt;一窗&lt;/b&gt;受理")
                    .contains("陈晨", "2026年12月5日", "已逾期", "滞后");
        }

        @Test
        @DisplayName("撤回的一次注明已撤回")
        void marksWhatWasTakenBack() {
            desk.handIn(WUHUA, report());
            reporting.withdraw(WUHUA, WUHUA_UNIT);

            assertThat(read("fagaiwei.liaison", WUHUA)).contains("责任单位已撤回", "报送1次，撤回1次", "尚未报送");
        }

        @Test
        @DisplayName("延期申请和催办连同答复列出")
        void listsExtensionsAndUrges() {
            extensions.request(
                    WUHUA, LocalDate.parse("2026-12-24"), "系统<b>升级</b>，数据未出。", WUHUA_UNIT, "wuhuaqu.liaison");
            day.runDueJobs();
            var decision = new HashMap<>(granted("2026-12-23"));
            decision.put("extensionComment", "请抓紧核实。");
            desk.decideExtension(WUHUA, decision);
            urges.urge(WUHUA, "请尽快报送。", LEAD, "fagaiwei.liaison");
            day.runDueJobs();

            assertThat(read("wuhuaqu.liaison", WUHUA))
                    .contains("申请延至2026年12月24日：已同意，延至2026年12月23日", "2026年12月1日 09:00 五华区联络员")
                    .contains("系统&lt;b&gt;升级&lt;/b&gt;，数据未出。", "批复意见：请抓紧核实。", "2026年12月23日（周三）24时")
                    .contains("市发展改革委催办：尚未回复", "请尽快报送。");
            desk.answerUrge(WUHUA, answer("本周五前报送。"));
            assertThat(read("fagaiwei.leader", WUHUA)).contains("市发展改革委催办：已回复", "回复：本周五前报送。");
        }

        @Test
        @DisplayName("缺报的写明至季度关闭逾期多少个工作日，等待审核的写明未审核")
        void tellsHowTheQuarterEnded() {
            desk.handIn(POLICE, report());
            desk.letQuarterClose();

            assertThat(read("wuhuaqu.liaison", WUHUA)).contains("缺报", "至季度关闭未报送，逾期9个工作日", "责任单位还没有报送");
            assertThat(read("gonganju.liaison", POLICE)).contains("已报送未审核", "至季度关闭市发展改革委未审核", "按期报送");
        }
    }

    @Nested
    @DisplayName("汇总")
    class OneSummary {

        @Test
        @DisplayName("列出各单位报送，读者能看的才有链接")
        void listsTheReports() {
            desk.handIn(ObligationId.parse("2026Q4:1.2:wuhuaqu"), report());

            assertThat(read("shuiwuju.liaison", TAXES))
                    .contains("市税务局汇总：1.2 便利纳税", "会签单位", "市发展改革委、市公安局", "等待报送", "牵头单位还没有提交汇总")
                    .contains(
                            "href=\"/desk/reports/2026Q4:1.2:wuhuaqu\"", "href=\"/desk/reports/2026Q4:1.2:panlongqu\"")
                    .contains("待审核", "按期报送", "报送1次", "尚未报送");
            assertThat(read("gonganju.leader", TAXES))
                    .contains("五华区", "盘龙区")
                    .doesNotContain("/desk/reports/2026Q4:1.2:");
        }

        @Test
        @DisplayName("每一次提交的内容、会签、退回和审定都在")
        void keepsEveryRound() {
            day.at("2026-12-21T09:00");
            day.runDueJobs();
            desk.compile(TAXES, with(summary(), "summaryProblems", "<b>接口</b>未通。"));
            assertThat(read("fagaiwei.liaison", TAXES)).contains("会签中", "正在会签", "尚未答复", "去办理");
            desk.countersign(TAXES, "fagaiwei", objected("请写明<i>户数</i>。"));
            desk.countersign(TAXES, "gonganju", agreed());
            desk.compile(TAXES, summary());
            desk.countersign(TAXES, "fagaiwei", agreed());
            desk.countersign(TAXES, "gonganju", agreed());
            assertThat(read("yingshangban.liaison", TAXES)).contains("等待市营商办审定", "去办理");
            desk.judge(TAXES, summaryReturned("请补充<u>减税</u>数据。"));
            desk.compile(TAXES, summary());
            desk.countersign(TAXES, "fagaiwei", agreed());
            desk.countersign(TAXES, "gonganju", agreed());
            day.at("2026-12-22T15:00");
            desk.judge(TAXES, summaryAccepted());

            var page = read("shuiwuju.leader", TAXES);

            assertThat(page)
                    .contains("第1次提交", "2026年12月21日 09:00 市税务局联络员", "达到序时进度", "下一季度开展跨区通办。", "赵强")
                    .contains("会签有异议，退回修改", "有异议", "请写明&lt;i&gt;户数&lt;/i&gt;。", "2026年12月21日 09:00 市发展改革委联络员")
                    .contains("市营商办已退回", "退回原因：请补充&lt;u&gt;减税&lt;/u&gt;数据。", "&lt;b&gt;接口&lt;/b&gt;未通。")
                    .contains("市营商办审定通过", "2026年12月22日 15:00 市营商办联络员")
                    .contains("已通过", "按期汇总", "提交3次，退回1次，会签异议1次")
                    .doesNotContain("<i>", "<u>", "<b>接口", "去办理");
            assertThat(page.indexOf("第3次提交")).isLessThan(page.indexOf("第2次提交"));
        }

        @Test
        @DisplayName("缺报的写明逾期，没有责任单位的写明没有报送")
        void tellsThatItIsMissing() {
            desk.letQuarterClose();

            assertThat(read("anningshi.liaison", WITHOUT_UNITS)).contains("汇总缺报", "至季度关闭未完成汇总，逾期4个工作日", "没有责任单位报送");
        }
    }

    @Test
    @DisplayName("“季度报送”中每项的编号通向它的页面")
    void theDeskLeadsHere() {
        assertThat(Browser.signedIn(environment, "wuhuaqu.liaison")
                        .get("/desk/quarter")
                        .text())
                .contains("<a href=\"/desk/reports/2026Q4:1.1:wuhuaqu\"><code>2026Q4:1.1:wuhuaqu</code></a>");
        assertThat(Browser.signedIn(environment, "yingshangban.liaison")
                        .get("/desk/quarter")
                        .text())
                .contains(
                        "<a href=\"/desk/reports/" + STARTING_UP + "\">", "<a href=\"/desk/reports/" + POLICE + "\">");
    }

    private String read(String user, Object id) {
        var page = Browser.signedIn(environment, user).get("/desk/reports/" + id);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> input = new HashMap<>(fields);
        input.put(name, value);
        return input;
    }
}
