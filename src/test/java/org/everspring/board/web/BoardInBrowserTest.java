package org.everspring.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.everspring.matter.ObligationId;
import org.everspring.support.Axe;
import org.everspring.support.BrowserTest;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@BrowserTest
@DisplayName("浏览器里的看板")
class BoardInBrowserTest {

    private static final String LEADER = "lingdaoxiaozu.leader";

    private static final List<String> PAGES = List.of(
            "/board",
            "/board/reports",
            "/board/late",
            "/board/ranking",
            "/board/decisions",
            "/board/targets",
            "/board/loop",
            "/board/promotion",
            "/board/adoptions",
            "/board/nominations",
            "/board/items",
            "/board/items/1.1",
            "/board/units",
            "/board/units/wuhuaqu");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void someAreLate() {
        desk.openQuarter();
        desk.handIn(ObligationId.parse("2026Q4:1.1:wuhuaqu"), Inputs.report());
        day.at("2026-12-23T09:00");
    }

    private static Page signIn(StaffBrowsers browsers, String user, int width, int height) {
        StaffBrowser browser = browsers.signIn(user);
        browser.page().setViewportSize(width, height);
        return browser.open("/board").page();
    }

    private static void go(Page page, String path) {
        page.navigate(page.url().replaceFirst("/board.*", path));
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("%s is wider than the screen", page.url())
                .isEqualTo(0);
    }

    @Test
    @DisplayName("领导登录就到看板，一屏看全；数字打开清单，清单打开事项")
    void aFigureOpensIntoItsRowsAndARowIntoItsMatter(StaffBrowsers browsers) {
        StaffBrowser leader = browsers.signIn(LEADER);
        assertThat(leader.page().url()).endsWith("/board");
        Page page = signIn(browsers, LEADER, 1366, 768);

        for (String part : new String[] {".tiles", ".heat-block", ".decisions-block"}) {
            BoundingBox box = page.locator(part).boundingBox();
            assertThat(box.y + box.height).as(part).isLessThanOrEqualTo(768);
        }
        assertThat(Axe.serious(page)).isEmpty();
        int late = jdbc.queryForObject(
                "select count(*) from obligation where state = 'OPEN' and due_at <= timestamp with time zone"
                        + " '2026-12-23 09:00:00+08:00'",
                Integer.class);
        var figure = page.locator("#figure-reports dd a").nth(2);
        assertThat(figure).hasText(String.valueOf(late));
        figure.click();
        assertThat(page.locator(".board-list tbody tr")).hasCount(late);
        assertThat(page.locator(".filter output")).hasText("共" + late + "项");
        page.locator(".board-list tbody th a").first().click();
        assertThat(page).hasURL(Pattern.compile("/desk/reports/2026Q4:1[.]"));
    }

    @Test
    @DisplayName("每一页读屏都能读，键盘从导航走到第一个链接，看得见焦点；图的背后都有表")
    void everybodyReadsIt(StaffBrowsers browsers) {
        Page page = signIn(browsers, LEADER, 1366, 768);
        for (String path : PAGES) {
            go(page, path);
            assertFits(page);
            assertThat(Axe.serious(page)).as(path).isEmpty();
            assertThat(page.locator("figure[data-chart]:not(:has(table))")).hasCount(0);
        }
        go(page, "/board");
        page.locator(".board-tabs a").last().focus();
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.closest('main.board') !== null"
                        + " && getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
                .isEqualTo(true);
    }

    @Test
    @DisplayName("打印成A4：没有导航、筛选和下载，不超出纸宽，表头每页都有，行一个不少")
    void printsOnPaper(StaffBrowsers browsers) throws IOException {
        Page page = signIn(browsers, LEADER, 1366, 768);
        for (String path : PAGES) {
            go(page, path);
            try (PDDocument paper = print(page)) {
                assertThat(written(paper, 1, paper.getNumberOfPages()))
                        .as(path)
                        .contains("—")
                        .doesNotContain("退出", "筛选", "下载", "导出");
                for (PDPage sheet : paper.getPages()) {
                    float shorter = Math.min(
                            sheet.getMediaBox().getWidth(), sheet.getMediaBox().getHeight());
                    assertThat(shorter).as(path).isCloseTo(PDRectangle.A4.getWidth(), within(2f));
                }
            }
        }
        go(page, "/board/reports");
        String head = page.locator(".board-list thead th").first().innerText().strip();
        List<String> rows = page.locator(".board-list tbody th > a:first-child").allInnerTexts();
        // So that a few rows take several sheets.
        page.evaluate("document.querySelectorAll('.board-list td').forEach(cell => cell.style.height = '30em')");
        try (PDDocument paper = print(page)) {
            int sheets = paper.getNumberOfPages();
            assertThat(sheets).isGreaterThan(1);
            String all = "";
            for (int sheet = 1; sheet <= sheets; sheet++) {
                String written = written(paper, sheet, sheet);
                assertThat(written).as("sheet %d", sheet).contains(head);
                all += written;
            }
            assertThat(all)
                    .contains(
                            rows.stream().map(row -> row.replaceAll("\\s", "")).toList());
        }
    }

    /** Without spaces, of which paper has others. */
    private static String written(PDDocument paper, int first, int last) throws IOException {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(first);
        text.setEndPage(last);
        return text.getText(paper).replaceAll("\\s", "");
    }

    private static PDDocument print(Page page) throws IOException {
        return Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
    }

    @Test
    @DisplayName("手机上不超出屏幕宽度，信号灯仍能点开")
    void fitsAPhone(StaffBrowsers browsers) {
        Page page = signIn(browsers, LEADER, 390, 844);
        for (String path : PAGES) {
            go(page, path);
            assertFits(page);
        }
        go(page, "/board");
        page.locator("a.lamp").first().click();
        assertThat(page).hasURL(Pattern.compile("/board/reports"));
    }

    @Test
    @DisplayName("大屏没有菜单，深色浅色都看得清，能退出")
    void hangsOnAWall(StaffBrowsers browsers) {
        Page page = signIn(browsers, LEADER, 1920, 1080);
        for (String look : new String[] {"light", "dark"}) {
            go(page, "/board?wall=" + look);
            assertThat(page.locator(".es-bar")).hasCount(0);
            assertThat(page.locator("body")).hasClass(Pattern.compile("wall-" + look));
            assertFits(page);
            assertThat(Axe.serious(page)).isEmpty();
        }
        page.locator(".board-links a").click();
        assertThat(page.locator(".es-bar")).hasCount(1);
    }
}
