package org.everspring.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.OFFICE;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.promoted;
import static org.everspring.support.ImprovementDesk.with;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.PromotionDesk;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** The small plan's whole loop, reports and experiences played through, against rows counted by hand. */
@EngineTest
@DisplayName("看板：目标、闭环、推广、任务和单位的历史")
class HistoryPagesTest {

    private static final String LEADERS = "lingdaoxiaozu.leader";

    /** What somebody may type as a title. */
    private static final String TITLE = "=SUM(A1) <b>一表</b>&填报 'x' \"y\" ${z}";

    /** A link with its number, as {@code fragments/board :: figure} writes it. */
    private static final Pattern FIGURE =
            Pattern.compile("<a href=\"([^\"]+)\" aria-label=\"([^\"]*)，查看明细\">(\\d+)</a>");

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private PromotionDesk promotion;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser(String user) {
        return Browser.signedIn(environment, user);
    }

    private static String read(Browser browser, String path) {
        Browser.Page page = browser.get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.text();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/board/targets",
                "/board/targets/opening-days",
                "/board/loop",
                "/board/promotion",
                "/board/items/1.1",
                "/board/units/wuhuaqu"
            })
    @DisplayName("什么都还没有时说明情况")
    void saysThatThereIsNothing(String path) {
        day.at("2026-11-02T10:00");

        assertThat(read(browser(LEADERS), path))
                .containsAnyOf("还没有开启过季度报送", "目前没有", "还没有单位报送过")
                .doesNotContain("<table class=\"listing", "aria-label=\"推广地图");
    }

    @Nested
    @DisplayName("办过一遍以后")
    class Played {

        private ProblemId waiting;
        private ProblemId solved;
        private ExperienceId experience;

        @BeforeEach
        void play() {
            day.at("2026-11-02T10:00");
            solved = problems.benchmarked();
            day.at("2026-11-10T10:00");
            problems.finish(solved);
            problems.verify(solved, passed());
            problems.summarise(solved, with(promoted(), Map.of("experienceTitle", TITLE)));
            problems.closed();
            waiting = problems.file();
            experience = ExperienceId.parse(
                    jdbc.sql("select id from experience").query(String.class).single());
            promotion.review(experience, PromotionDesk.approved("2026-11-20", "wuhuaqu", "panlongqu", "shuiwuju"));
            promotion.adopt(experience, "wuhuaqu");
            promotion.answer(experience, "panlongqu", PromotionDesk.notApplicable());
            reports.openQuarter();
            reports.handIn(ObligationId.parse("2026Q4:1.1:gonganju"), Inputs.report());
            reports.handIn(
                    ObligationId.parse("2026Q4:1.1:wuhuaqu"), Inputs.report().everyTarget(2.5));
        }

        @Test
        @DisplayName("闭环：各环节的数与逐行数出的一致，每个数打开的清单正好那么多行")
        void countsTheLoop() {
            Browser leaders = browser(LEADERS);
            String page = read(leaders, "/board/loop");

            assertThat(figures(page))
                    .containsEntry("提出问题", count("select count(*) from problem"))
                    .containsEntry("正在办理", count("select count(*) from problem where state = 'REPORTED'"))
                    .containsEntry("已经销号", count("select count(*) from problem where state = 'CLOSED'"))
                    .containsEntry("其中逾期", 1)
                    .containsEntry(
                            "对标到达过",
                            count("select count(distinct problem_id) from problem_decision where choice = 'ACCEPT'"))
                    .containsEntry("验收已通过", 2)
                    .containsEntry("推广到达过", 1)
                    .containsEntry("1.1 企业开办问题", 3)
                    .containsEntry("1.1 企业开办已销号", 2);
            assertThat(opened(leaders, page, "/desk/problems")).isNotEmpty().allSatisfy((figure, list) -> {
                assertThat(list).contains("共" + figure.replaceAll(".* ", "") + "个");
            });
            // From the 2nd to the 10th of November six working days, and the other one within a day.
            assertThat(page).contains("3个工作日", "href=\"/desk/problems/" + waiting + "\"", "市发展改革委");
            assertThat(figures(read(leaders, "/board/loop?by=source"))).containsEntry("企业诉求问题", 3);
            assertThat(figures(read(leaders, "/board/loop?by=unit"))).containsEntry("市公安局问题", 2);
            assertThat(read(leaders, "/board/loop?item=1.2")).contains("没有符合条件的问题", "清除筛选");
        }

        /** By what they count. */
        private Map<String, Integer> figures(String page) {
            Map<String, Integer> figures = new LinkedHashMap<>();
            Matcher figure = FIGURE.matcher(page);
            while (figure.find()) {
                String number = figure.group(3);
                String label = figure.group(2);
                figures.put(label.substring(0, label.length() - number.length()), Integer.valueOf(number));
            }
            return figures;
        }

        /** The lists that the numbers of a page open into, each by what is counted and the number. */
        private Map<String, String> opened(Browser browser, String page, String path) {
            Map<String, String> lists = new LinkedHashMap<>();
            Matcher figure = FIGURE.matcher(page);
            while (figure.find()) {
                String address = figure.group(1).replace("&amp;", "&");
                if (address.startsWith(path)) {
                    lists.put(figure.group(2) + " " + figure.group(3), read(browser, address));
                }
            }
            return lists;
        }

        @Test
        @DisplayName("推广：谁采用了哪条经验，与逐行数出的一致，打开经验")
        void mapsPromotions() {
            String page = read(browser(LEADERS), "/board/promotion");

            assertThat(page)
                    .contains("href=\"/board/experiences/" + experience + "\"", "1/3", "（33%）")
                    .contains("aria-label=\"已复制推广\"", "aria-label=\"不适用\"", "aria-label=\"逾期未反馈\"")
                    .contains("&lt;b&gt;一表&lt;/b&gt;")
                    .doesNotContain("<b>一表</b>");
            assertThat(count("select count(*) from experience_adoption where state = 'ADOPTED'"))
                    .isEqualTo(1);
            assertThat(read(browser("wuhuaqu.liaison"), "/board/promotion"))
                    .contains("1/1", "已复制推广")
                    .doesNotContain("盘龙区</a>", "市税务局</a>", "aria-label=\"不适用\"");
            assertThat(read(browser("anningshi.liaison"), "/board/promotion")).contains("目前没有正在推广");
        }

        @Test
        @DisplayName("目标：达标和未达标的都标明，逐个单位打开报送")
        void comparesTargets() {
            Browser leaders = browser(LEADERS);

            assertThat(read(leaders, "/board/targets"))
                    .contains("开办时限", "≤ 0.5个工作日", "1.5个工作日", "1/2家达标", "aria-label=\"未达标\"");
            assertThat(read(leaders, "/board/targets/opening-days"))
                    .contains("href=\"/desk/reports/2026Q4:1.1:wuhuaqu\"", ">2.5</a>", "aria-label=\"已达标\"")
                    .contains("目标值（≤）");
            assertThat(read(browser("wuhuaqu.liaison"), "/board/targets/opening-days"))
                    .contains(">2.5</a>")
                    .doesNotContain("市公安局");
            assertThat(read(browser("fagaiwei.liaison"), "/board/targets/opening-days"))
                    .contains("五华区", "市公安局");
        }

        @Test
        @DisplayName("任务和单位的历史：报送数打开的清单正好那么多行，每一行都能打开")
        void tellsTheHistory() {
            Browser leaders = browser(LEADERS);
            String item = read(leaders, "/board/items/1.1");
            String unit = read(leaders, "/board/units/wuhuaqu");

            assertThat(figures(item))
                    .containsEntry("2026年第四季度应报", 2)
                    .containsEntry("2026年第四季度已报", 2)
                    .containsEntry("2026年第四季度问题", 3);
            assertThat(item)
                    .contains("href=\"/desk/reports/2026Q4:1.1:gonganju\"", "href=\"/board/units/wuhuaqu\"")
                    .contains(
                            "href=\"/desk/problems/" + waiting + "\"",
                            "href=\"/board/experiences/" + experience + "\"");
            assertThat(figures(unit)).containsEntry("2026年第四季度应报", 2).containsEntry("2026年第四季度已报", 1);
            opened(leaders, unit, "/board/reports")
                    .forEach(
                            (figure, list) -> assertThat(list).as(figure).contains("共" + figure.replaceAll(".* ", "")));
            assertThat(leaders.get("/board/units").location()).endsWith("/board/units/fagaiwei");
            assertThat(leaders.get("/board/items?item=1.2&quarter=2026Q4").location())
                    .endsWith("/board/items/1.2?quarter=2026Q4");
        }

        @Test
        @DisplayName("单位只有自己的页面，看不到别人的事项；牵头单位看到所牵头的任务")
        void showsUnitsTheirOwn() {
            Browser wuhua = browser("wuhuaqu.liaison");

            assertThat(read(wuhua, "/board/units/wuhuaqu")).contains("五华区").doesNotContain("2026Q4:1.1:gonganju");
            assertThat(read(wuhua, "/board/items/1.1")).contains("五华区").doesNotContain("2026Q4:1.1:gonganju");
            assertThat(wuhua.get("/board/units/gonganju").status()).isEqualTo(404);
            assertThat(browser("fagaiwei.liaison").get("/board/units/wuhuaqu").status())
                    .isEqualTo(404);
            assertThat(read(browser("fagaiwei.liaison"), "/board/items/1.1")).contains("2026Q4:1.1:gonganju");
            assertThat(read(browser("anningshi.liaison"), "/board/loop")).contains("目前没有问题");
            assertThat(browser("anningshi.liaison").get("/board/items/1.1").status())
                    .isEqualTo(404);
            assertThat(browser("process-owner").get("/board/loop").status()).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/board/units/nobody",
                    "/board/items/9.9",
                    "/board/targets/none",
                    "/board/loop?item=9.9",
                    "/board/loop?unit=nobody",
                    "/board/loop?year=1999",
                    "/board/promotion?quarter=2026Q5",
                    "/board/targets?quarter=1999Q1",
                    "/board/units/nobody.xlsx",
                    "/board/targets/none.xlsx"
                })
        @DisplayName("地址里没有的年度、季度、任务、单位、目标都是404，用中文说明")
        void knowsNoSuchThing(String path) {
            Browser.Page page = browser(OFFICE).get(path);

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("没有找到");
        }

        @ParameterizedTest
        @CsvSource({"/board/loop?by=colour, 分组", "/board/loop?source=rumour, 来源"})
        @DisplayName("看不懂的条件说明错在哪里")
        void saysWhatMakesNoSense(String path, String what) {
            Browser.Page page = browser(OFFICE).get(path);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.text()).contains("“" + what + "”没有");
        }

        @Test
        @DisplayName("导出的Excel：文字一字不差，没有公式，数是数")
        void exportsLetterForLetter() throws IOException {
            List<List<Object>> promoted = workbook("/board/promotion.xlsx");
            List<List<Object>> loop = workbook("/board/loop.xlsx");

            assertThat(promoted.get(1)).contains(TITLE, 3.0, "已复制推广", "不适用", "逾期未反馈");
            assertThat(loop.get(1)).contains("1.1 企业开办", 3.0, 2.0);
            assertThat(workbook("/board/targets.xlsx").get(1)).contains("开办时限", "≤ 0.5个工作日", 1.5, "未达标");
            assertThat(workbook("/board/targets/opening-days.xlsx")).hasSize(3);
            assertThat(workbook("/board/units/wuhuaqu.xlsx")).hasSize(3);
            assertThat(workbook("/board/items/1.1.xlsx").get(2)).contains("五华区", "按期报送");
        }

        private List<List<Object>> workbook(String path) throws IOException {
            byte[] file = browser(LEADERS).download(path).body();
            List<List<Object>> rows = new ArrayList<>();
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
                for (Row row : workbook.getSheetAt(0)) {
                    rows.add(StreamSupport.stream(row.spliterator(), false)
                            .map(Played::value)
                            .toList());
                }
            } catch (RuntimeException e) {
                throw new AssertionError(path + ": " + new String(file, StandardCharsets.UTF_8), e);
            }
            return rows;
        }

        private static Object value(Cell cell) {
            assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
            return cell.getCellType() == CellType.NUMERIC ? cell.getNumericCellValue() : cell.getStringCellValue();
        }
    }
}
