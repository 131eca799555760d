package org.everspring.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.matter.ObligationId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@EngineTest
@DisplayName("看板的页面")
class BoardPagesTest {

    private static final String LEADER = "lingdaoxiaozu.leader";
    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private Workday day;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Environment environment;

    private Browser.Page read(String user, String path) {
        return Browser.signedIn(environment, user).get(path);
    }

    /** What stands behind a term of a figure: {@code <dt>已报</dt><dd><a …>1</a></dd>}. */
    private static Map<String, Integer> figures(String page) {
        Map<String, Integer> figures = new HashMap<>();
        Pattern.compile("<dt>([^<]+)</dt><dd>(?:<a [^>]*>)?(\\d+)<")
                .matcher(page)
                .results()
                .forEach(found -> figures.put(found.group(1), Integer.valueOf(found.group(2))));
        return figures;
    }

    private int count(String sql) {
        return jdbc.queryForObject(sql, Integer.class);
    }

    @Nested
    @DisplayName("还没有开启季度时")
    class Empty {

        @ParameterizedTest
        @ValueSource(strings = {"/board", "/board/ranking", "/board/late", "/board/reports", "/board/decisions"})
        @DisplayName("每一页都说明没有内容")
        void says(String path) {
            Browser.Page page = read(LEADER, path);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("还没有开启过季度报送");
        }
    }

    @Nested
    @DisplayName("季度开启后")
    class Opened {

        @BeforeEach
        void provide() {
            desk.openQuarter();
            desk.handIn(REPORT, Inputs.report());
        }

        @Test
        @DisplayName("领导小组登录后看到看板，办公室和单位看到我的待办")
        void leadersLandOnTheBoard() {
            assertThat(read(LEADER, "/").location()).endsWith("/board");
            assertThat(read("wuhuaqu.leader", "/").location()).endsWith("/desk");
            assertThat(read("yingshangban.liaison", "/").location()).endsWith("/desk");
        }

        @Test
        @DisplayName("数据与数据库一致，每个数打开的清单正是这么多行")
        void figuresAreTheRows() {
            problems.file();
            day.at("2026-12-23T09:00");

            String page = read(LEADER, "/board").text();

            assertThat(figures(page))
                    .containsEntry("应报", count("select count(*) from obligation"))
                    .containsEntry(
                            "已报",
                            count(
                                    "select count(*) from obligation where state in ('SUBMITTED', 'ACCEPTED', 'UNREVIEWED')"))
                    .containsEntry(
                            "逾期",
                            count("select count(*) from obligation where state in ('OPEN', 'RETURNED')"
                                    + " and due_at <= timestamp with time zone '2026-12-23 09:00:00+08:00'"))
                    .containsEntry("缺报", 0)
                    .containsEntry(
                            "在办", count("select count(*) from problem where state not in ('CLOSED', 'REJECTED')"));
            List<MatchResult> links = Pattern.compile("<a href=\"(/[^\"]*)\">(\\d+)</a>")
                    .matcher(page)
                    .results()
                    .toList();
            assertThat(links).hasSizeGreaterThanOrEqualTo(6);
            for (MatchResult link : links) {
                if (link.group(1).startsWith("/board/promotion")) {
                    continue;
                }
                String list = read(LEADER, link.group(1).replace("&amp;", "&")).text();
                assertThat(list).as(link.group(1)).containsPattern("共" + link.group(2) + "[项个]");
            }
        }

        @Test
        @DisplayName("信号灯按任务和季度列出，图例取自决策表")
        void showsLightsWithTheOwnersWords() {
            assertThat(read(LEADER, "/board").text())
                    .contains("1.1", "企业开办", "未开启")
                    .contains("lamp-grey", "尚未到期限，没有异常", "牵头单位至季度关闭未报送汇总");
            day.at("2026-12-23T09:00");
            assertThat(read(LEADER, "/board").text()).contains("lamp-amber", "逾期的责任单位达到一成");
        }

        @Test
        @DisplayName("单位只看到自己的报送，牵头单位看到报给它的，办公室、审计员和领导小组看到全部")
        void unitsSeeNobodyElses() {
            assertThat(read("wuhuaqu.liaison", "/board/reports").text())
                    .contains("共2项", "五华区")
                    .doesNotContain("市公安局", "盘龙区");
            assertThat(read("fagaiwei.liaison", "/board/reports").text())
                    .contains("共2项", "五华区", "市公安局")
                    .doesNotContain("盘龙区");
            for (String user : List.of(LEADER, "yingshangban.liaison", "auditor")) {
                assertThat(read(user, "/board/reports").text()).as(user).contains("共4项");
            }
            assertThat(read("wuhuaqu.liaison", "/board").text()).doesNotContain("园区示范");
        }

        @Test
        @DisplayName("逾期清单写明谁、什么事、逾期几个工作日；单位只看到自己的")
        void listsWhatIsLate() {
            day.at("2026-12-23T09:00");

            assertThat(read(LEADER, "/board/late?state=report").text())
                    .contains("共3项", "市公安局", "季度报送逾期", "个工作日", "/desk/matters/2026Q4:1.1:gonganju", "批示");
            assertThat(read("panlongqu.liaison", "/board/late?state=report").text())
                    .contains("共1项", "盘龙区")
                    .doesNotContain("市公安局", "五华区", "/instructions/new?matter");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/board?quarter=2026Q3",
                    "/board?quarter=x",
                    "/board?year=2031",
                    "/board/late?item=9.9",
                    "/board/late?unit=nobody",
                    "/board/reports?group=%E6%97%A0",
                    "/board/ranking.xlsx"
                })
        @DisplayName("没有的年度、季度、任务、单位和分组是找不到的页面")
        void nothingThere(String path) {
            Browser.Page page = read(LEADER, path);

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("没有找到");
        }

        @Test
        @DisplayName("别的单位和任务对单位来说是找不到的页面")
        void othersAreNotThere() {
            assertThat(read("wuhuaqu.liaison", "/board/reports?unit=panlongqu").status())
                    .isEqualTo(404);
            assertThat(read("wuhuaqu.liaison", "/board/reports?item=1.3").status())
                    .isEqualTo(404);
            assertThat(read("wuhuaqu.liaison", "/board/reports.xlsx?unit=panlongqu")
                            .status())
                    .isEqualTo(404);
        }

        @Test
        @DisplayName("导出的表格与清单同样多行，没有公式，文字一字不差")
        void exportsTextAsItWasTyped() throws IOException {
            String typed = "=1+1@“<b>”_x0041_";
            problems.file(
                    ImprovementDesk.REPORTER,
                    ImprovementDesk.with(ImprovementDesk.problem(), Map.of("problemTitle", typed)));
            day.at("2027-03-01T09:00");

            List<List<String>> rows = rows(Browser.signedIn(environment, LEADER)
                    .download("/board/late.xlsx?state=problem")
                    .body());

            assertThat(rows.get(0)).contains("单位", "环节", "事项", "逾期工作日");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1)).contains(typed);
        }

        private static List<List<String>> rows(byte[] file) throws IOException {
            List<List<String>> rows = new ArrayList<>();
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
                for (Row row : workbook.getSheetAt(0)) {
                    List<String> cells = new ArrayList<>();
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        cells.add(
                                cell.getCellType() == CellType.NUMERIC
                                        ? String.valueOf(cell.getNumericCellValue())
                                        : cell.getStringCellValue());
                    }
                    rows.add(cells);
                }
            }
            return rows;
        }
    }
}
