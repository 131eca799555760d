package org.everspring.bulletin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.everspring.bulletin.BulletinText;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ExperienceId;
import org.everspring.quarter.QuarterState;
import org.everspring.quarter.Quarters;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.PromotionDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("通报页面")
class BulletinPageTest {

    private static final Quarter QUARTER = Quarter.parse("2026Q4");

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private QuarterBulletins bulletins;

    @Autowired
    private Quarters quarters;

    @Autowired
    private PromotionDesk promotion;

    @Autowired
    private JdbcClient jdbc;

    private Browser reader;
    private Browser office;

    @BeforeEach
    void issue() {
        workday.at("2026-11-26T09:00");
        workday.openQuarter("2026Q4");
        workday.at("2027-01-01T02:00");
        bulletins.collate(QUARTER);
        BulletinText drafted = bulletins.draft(QUARTER).text();
        bulletins.issue(
                QUARTER,
                new BulletinText(
                        "第四季度推进情况通报",
                        "总体平稳。\n有<b>两项</b>滞后。",
                        drafted.items(),
                        null,
                        drafted.problems(),
                        null,
                        drafted.conduct(),
                        "（一）抓紧。\n\n（二）整改。",
                        "赵敏"),
                "yingshangban.liaison");
        reader = Browser.signedIn(environment, "panlongqu.leader");
        office = Browser.signedIn(environment, "yingshangban.liaison");
    }

    @Test
    @DisplayName("发布后每个登录人员都能查阅：标题、文号、正文、各项任务、落款、附件、版记")
    void everybodyReadsThePublishedBulletin() {
        bulletins.publish(QUARTER);

        var page = reader.get("/bulletins/2026Q4");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("〔2027〕1号", "<h1><span>第四季度</span><span>推进情况通报</span></h1>")
                .contains("<h2>一、总体情况</h2>", "<p>总体平稳。</p>", "<p>有&lt;b&gt;两项&lt;/b&gt;滞后。</p>")
                .contains("<h2>二、重点任务推进情况</h2>", "<h3>（一）企业开办</h3>", "<h3>（三）园区示范</h3>")
                .contains("<h2>三、问题整改情况</h2>", "<h2>四、报送情况</h2>", "<h2>五、工作要求</h2>")
                .contains("<p>（一）抓紧。</p>", "<p>（二）整改。</p>")
                .contains("1.1 企业开办", "1.2 便利纳税", "1.3 园区示范", "五华区、盘龙区", "2027年1月1日", "（签发人：赵敏）")
                .contains("附件1", "附件2", "附件3", "各责任单位报送情况", "抄送：", "2027年1月1日印发")
                .doesNotContain("<p></p>", "附件4", "典型经验</h2>", "目标值完成情况</h2><p>", "ledger.xlsx", "起草更正通报");
        assertThat(reader.get("/desk/bulletins/2026Q4").location()).endsWith("/bulletins/2026Q4");
    }

    @Test
    @DisplayName("本季度三个月内入库的典型经验列为附件，按发布时的情况保留，此后不再变动")
    void listsTheExperiencesOfTheQuartersThreeMonths() {
        workday.at("2026-09-30T23:00");
        promotion.published();
        workday.at("2026-10-01T00:00");
        ExperienceId first = promotion.published();
        promotion.adopt(first, "panlongqu");
        workday.at("2026-12-31T23:00");
        ExperienceId last = promotion.nominate();
        promotion.review(last, PromotionDesk.approved("2026-12-31", "gonganju"));
        workday.at("2027-01-01T02:00");
        var experiences = bulletins.draft(QUARTER).facts().experiences();
        bulletins.publish(QUARTER);

        jdbc.sql("update experience_adoption set state = 'ADOPTED'").update();
        var page = reader.get("/bulletins/2026Q4");

        assertThat(page.text())
                .contains("附件4", "本季度入库的典型经验")
                .contains("/board/experiences/" + first + "\">企业开办一表填报半日办结</a>", "1/3", "推广中")
                .contains("/board/experiences/" + last, "0/1")
                .doesNotContain("/board/experiences/EXP-2026-0001", "以查阅时为准");
        assertThat(experiences)
                .extracting(row ->
                        row.id() + " " + row.unit() + " " + row.item() + " " + row.level() + " " + row.adoptedText())
                .containsExactly(first + " 五华区 1.1 企业开办 待认定 1/3", last + " 五华区 1.1 企业开办 推广中 0/1");
    }

    @Test
    @DisplayName("发布后列在季度报送中")
    void publishedBulletinIsLinkedOnTheDesk() {
        bulletins.publish(QUARTER);

        assertThat(reader.get("/desk/quarter").text())
                .contains("href=\"/bulletins/2026Q4\">第四季度推进情况通报</a>", "〔2027〕1号", "2027年1月1日");
    }

    @Test
    @DisplayName("发布之前，领导小组办公室可以预览成文效果，其他单位看不到；发布之后没有预览")
    void onlyTheOfficeSeesThePreview() {
        var preview = office.get("/bulletins/2026Q4/preview");

        assertThat(preview.text()).contains("这是预览，尚未发布", "〔2027〕1号", "<p>总体平稳。</p>", "附件1");
        assertThat(reader.get("/bulletins/2026Q4/preview").status()).isEqualTo(404);
        bulletins.publish(QUARTER);
        assertThat(office.get("/bulletins/2026Q4/preview").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("下载的 Word 文件与页面内容一致，所填文字原样")
    void writesTheBulletinInWord() throws IOException {
        bulletins.publish(QUARTER);

        try (var word = new XWPFDocument(new ByteArrayInputStream(
                        reader.download("/bulletins/2026Q4.docx").body()));
                var text = new XWPFWordExtractor(word)) {
            assertThat(text.getText())
                    .contains("〔2027〕1号", "第四季度推进情况通报", "一、总体情况", "有<b>两项</b>滞后。", "（一）企业开办")
                    .contains("附件：1. 各项重点任务推进情况", "附件1", "1.1 企业开办", "五华区、盘龙区", "各责任单位报送情况", "抄送：")
                    .doesNotContain("{{", "[item]", "本季度入库的典型经验");
        }
    }

    @Test
    @DisplayName("台账随通报生成：每项报送任务一行，单位看不到；有权的人下载，内容此后不变")
    void keepsTheLedgerOfThePublication() throws IOException {
        bulletins.publish(QUARTER);

        byte[] ledger = office.download("/bulletins/2026Q4/ledger.xlsx").body();

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(ledger))) {
            var sheet = workbook.getSheet("台账");
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("2026年第四季度营商环境重点任务台账");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("共4项报送任务");
            assertThat(sheet.getLastRowNum()).isEqualTo(6);
            var first = sheet.getRow(3);
            assertThat(first.getCell(0).getNumericCellValue()).isEqualTo(1);
            assertThat(first.getCell(1).getStringCellValue()).isEqualTo("1.1 企业开办");
            assertThat(first.getCell(3).getStringCellValue()).isEqualTo("市公安局");
            assertThat(first.getCell(4).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo("2026-12-20");
            assertThat(first.getCell(7).getStringCellValue()).isEqualTo("未报送");
            assertThat(first.getCell(20).getStringCellValue()).isEqualTo("市公安局");
        }
        assertThat(reader.get("/bulletins/2026Q4/ledger.xlsx").status()).isEqualTo(404);
        for (String page : List.of("/bulletins/2026Q4", "/desk/quarter", "/board?quarter=2026Q4")) {
            assertThat(reader.get(page).text()).as(page).doesNotContain("ledger.xlsx");
            for (String user : List.of("yingshangban.liaison", "lingdaoxiaozu.leader", "auditor")) {
                assertThat(Browser.signedIn(environment, user).get(page).text())
                        .as(page + " " + user)
                        .contains("href=\"/bulletins/2026Q4/ledger.xlsx\"");
            }
        }
        assertThat(office.get("/bulletins/2026Q4").text()).contains("/bulletins/2026Q4/ledger.xlsx", "下载本季度台账");
        assertThat(Browser.signedIn(environment, "lingdaoxiaozu.leader")
                        .get("/bulletins/2026Q4")
                        .text())
                .contains("下载本季度台账");
    }

    @Nested
    @DisplayName("更正通报")
    class Corrected {

        private static final Map<String, String> WORDS =
                Map.of("text", "附件1中<i>五华区</i>缺报应为“无”。", "signedBy", "钱进", "known", "0");

        @BeforeEach
        void isPublished() {
            bulletins.publish(QUARTER);
        }

        @Test
        @DisplayName("先预览，再发布：单独编号，引用原通报；原通报一字不变，页面注明有更正；各单位收到通知")
        void anotherBulletinCorrectsIt() throws IOException {
            assertThat(office.get("/bulletins/2026Q4/corrections/new").text())
                    .contains("2027年1月1日印发的《第四季度推进情况通报》（〔2027〕1号）有关内容更正如下：");
            var preview = office.post("/bulletins/2026Q4/corrections/preview", WORDS);
            assertThat(preview.text()).contains("〔2027〕2号", "<p>附件1中&lt;i&gt;五华区&lt;/i&gt;缺报应为“无”。</p>", "发布更正通报");
            assertThat(reader.get("/bulletins/2026Q4/corrections/1").status()).isEqualTo(404);
            String before = article();

            var done = office.post("/bulletins/2026Q4/corrections", WORDS);

            assertThat(done.location()).endsWith("/bulletins/2026Q4/corrections/1");
            assertThat(reader.get("/bulletins/2026Q4/corrections/1").text())
                    .contains("关于更正《第四季度", "〔2027〕2号", "特此更正。", "更正的是：", "href=\"/bulletins/2026Q4\"")
                    .doesNotContain("附件：");
            assertThat(article()).isEqualTo(before);
            assertThat(reader.get("/bulletins/2026Q4").text())
                    .contains("本通报有更正：", "href=\"/bulletins/2026Q4/corrections/1\"", "〔2027〕2号");
            assertThat(reader.get("/desk/quarter").text())
                    .contains("href=\"/bulletins/2026Q4/corrections/1\">关于更正《第四季度推进情况通报》的通报</a>");
            assertThat(jdbc.sql("select count(*) from notice where notice_key like 'bulletin-corrected:2026Q4:1:%'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(8);
            try (var word = new XWPFDocument(
                            new ByteArrayInputStream(reader.download("/bulletins/2026Q4/corrections/1.docx")
                                    .body()));
                    var text = new XWPFWordExtractor(word)) {
                assertThat(text.getText())
                        .contains("〔2027〕2号", "附件1中<i>五华区</i>缺报应为“无”。", "特此更正。")
                        .doesNotContain("{{");
            }
        }

        private String article() {
            String page = reader.get("/bulletins/2026Q4").text();
            return page.substring(page.indexOf("<article"), page.indexOf("</article>"));
        }

        @Test
        @DisplayName("重复提交、他人已先更正的，不再发布，所填内容保留")
        void isPublishedOnce() {
            office.post("/bulletins/2026Q4/corrections", WORDS);

            var again = office.post("/bulletins/2026Q4/corrections", WORDS);

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.text()).contains("刚刚已有更正通报发布，本次未发布", "&lt;i&gt;五华区&lt;/i&gt;");
            assertThat(reader.get("/bulletins/2026Q4/corrections/2").status()).isEqualTo(404);
        }

        @Test
        @DisplayName("内容缺漏的当场说明；其他单位不能更正")
        void refusesWhatIsMissing() {
            var refused =
                    office.post("/bulletins/2026Q4/corrections", Map.of("text", "太短", "signedBy", "", "known", "0"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("“更正内容”应为10至3500字，现有2字。");
            assertThat(reader.get("/bulletins/2026Q4/corrections/new").status()).isEqualTo(404);
            assertThat(reader.post("/bulletins/2026Q4/corrections", WORDS).status())
                    .isEqualTo(404);
            assertThat(reader.post("/bulletins/2026Q4/corrections/preview", WORDS)
                            .status())
                    .isEqualTo(404);
            assertThat(reader.get("/bulletins/2026Q4/corrections/99999").status())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("查阅通报不改变任何状态")
    void readingChangesNothing() {
        bulletins.publish(QUARTER);

        reader.get("/bulletins/2026Q4");

        assertThat(quarters.get(QUARTER).state()).isEqualTo(QuarterState.PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026Q4", "2026Q3", "2026Q5", "%3Cscript%3E"})
    @DisplayName("没有发布的通报查不到，也不列出")
    void unpublishedBulletinIsNotFound(String quarter) {
        for (String path : List.of("/desk/bulletins/", "/bulletins/")) {
            var page = reader.get(path + quarter);

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("没有找到这个页面").doesNotContain("总体平稳", "<script>");
        }
        assertThat(reader.get("/bulletins/" + quarter + ".docx").status()).isEqualTo(404);
        assertThat(office.get("/bulletins/" + quarter + "/ledger.xlsx").status())
                .isEqualTo(404);
        assertThat(office.get("/bulletins/" + quarter + "/corrections/new").status())
                .isEqualTo(404);
        assertThat(reader.get("/desk/quarter").text()).doesNotContain("第四季度推进情况通报");
    }
}
