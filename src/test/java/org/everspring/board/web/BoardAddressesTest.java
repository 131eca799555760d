package org.everspring.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Every page, list and file of the board, whatever its address asks for and whoever asks. */
@EngineTest
@DisplayName("看板的每一个网址")
class BoardAddressesTest {

    private static final String LEADER = "lingdaoxiaozu.leader";
    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    /** What somebody may type as a title. */
    private static final String TYPED = "=1+1@“<b>”_x0041_";

    /** What goes over quarters has rows before the first one, too. */
    private static final List<String> LISTS = List.of(
            "late",
            "reports",
            "decisions",
            "targets",
            "loop",
            "loop/stalls",
            "promotion",
            "promotion/units",
            "adoptions",
            "nominations",
            "lights");

    private static final List<String> PAGES = List.of(
            "",
            "/ranking",
            "/late",
            "/reports",
            "/decisions",
            "/targets",
            "/loop",
            "/promotion",
            "/adoptions",
            "/nominations");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private Workday day;

    @Autowired
    private Environment environment;

    @BeforeEach
    void provide() {
        desk.openQuarter();
        desk.handIn(REPORT, Inputs.report());
        problems.file(
                ImprovementDesk.REPORTER,
                ImprovementDesk.with(ImprovementDesk.problem(), Map.of("problemTitle", TYPED)));
        day.at("2026-12-23T09:00");
    }

    private static Stream<String> all() {
        return Stream.concat(
                PAGES.stream().map(page -> "/board" + page), LISTS.stream().map(list -> "/board/" + list + ".xlsx"));
    }

    private static Stream<String> wrong() {
        return Stream.concat(
                all().flatMap(path -> Stream.of(
                                "quarter=2031Q1", "quarter=x", "year=1999", "item=9.9", "unit=nobody", "group=无组")
                        .map(part -> path + "?" + part.replace("无组", "%E6%97%A0%E7%BB%84"))),
                Stream.of(
                        "/board/units/nobody",
                        "/board/units/nobody.xlsx",
                        "/board/items/9.9",
                        "/board/items/9.9.xlsx",
                        "/board/targets/none",
                        "/board/targets/none.xlsx",
                        "/board/units/wuhuaqu?quarter=2031Q1",
                        "/board/items/1.1.xlsx?quarter=x",
                        "/board/targets/opening-days?year=1999",
                        "/board/units?unit=nobody",
                        "/board/items?item=9.9",
                        "/board/adoptions?asked=nobody",
                        "/board/adoptions.xlsx?asked=nobody"));
    }

    @Test
    @DisplayName("没有的年度、季度、任务、单位和分组，答复是中文的“没有找到”")
    void wrongPartsAreNotFound() {
        Browser leader = Browser.signedIn(environment, LEADER);
        wrong().forEach(path -> {
            Browser.Page page = leader.get(path);

            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.text()).as(path).contains("没有找到");
        });
    }

    @Test
    @DisplayName("单位在任何一页、任何一个文件里都看不到别的单位的事项")
    void unitsSeeNobodyElses() throws IOException {
        Browser own = Browser.signedIn(environment, "gonganju.liaison");
        Browser other = Browser.signedIn(environment, "wuhuaqu.liaison");
        List<String> more = List.of(
                "/board/items/1.1",
                "/board/items/1.1.xlsx",
                "/board/targets/opening-days",
                "/desk/problems",
                "/desk/problems/list.xlsx");
        for (String path : Stream.concat(all(), more.stream()).toList()) {
            // Nothing is scored yet.
            if (!path.equals("/board/ranking.xlsx")) {
                assertThat(text(own, path)).as(path).doesNotContain("五华区", "wuhuaqu", "IMP-2026");
                assertThat(text(other, path)).as(path).doesNotContain("市公安局", "gonganju", "盘龙区");
            }
        }
        for (String path :
                List.of("/board/units/wuhuaqu", "/board/units/wuhuaqu.xlsx", "/board/reports?unit=wuhuaqu")) {
            assertThat(own.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("每个清单都能导出：文字一字不差，没有公式")
    void exportsEveryList() throws IOException {
        Browser leader = Browser.signedIn(environment, LEADER);
        for (String list : LISTS) {
            assertThat(text(leader, "/board/" + list + ".xlsx")).as(list).isNotBlank();
        }
        assertThat(text(leader, "/board/lights.xlsx")).contains("企业开办", "第四季度已报/应报", "1/2", "未开启");
        assertThat(text(leader, "/board/loop/stalls.xlsx")).contains(TYPED, "发现分办");
        assertThat(text(leader, "/desk/problems/list.xlsx")).contains(TYPED, "IMP-2026-0001");
        assertThat(leader.get("/desk/problems").text()).contains("/desk/problems/list.xlsx");
    }

    /** Of a page as it stands, of a workbook all its cells. */
    private static String text(Browser reader, String path) throws IOException {
        if (!path.endsWith(".xlsx")) {
            Browser.Page page = reader.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            return page.text();
        }
        var answer = reader.download(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        StringBuilder text = new StringBuilder();
        DataFormatter formatter = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    text.append(
                                    cell.getCellType() == CellType.STRING
                                            ? cell.getStringCellValue()
                                            : formatter.formatCellValue(cell))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
