package org.everspring.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.everspring.matter.ObligationId;
import org.everspring.support.Axe;
import org.everspring.support.BrowserTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("在浏览器中看目标、闭环、推广、任务和单位的历史")
class HistoryPagesInBrowserTest {

    private static final List<String> PAGES = List.of(
            "/board/targets",
            "/board/targets/opening-days",
            "/board/loop",
            "/board/promotion",
            "/board/items/1.1",
            "/board/units/wuhuaqu");

    /** As wide as an A4 page is inside its margins. */
    private static final int PAPER = 688;

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private PromotionDesk promotion;

    @Autowired
    private ReportingDesk reports;

    @BeforeEach
    void play() {
        day.at("2026-11-02T10:00");
        problems.closed();
        problems.file();
        promotion.answered();
        reports.openQuarter();
        reports.handIn(ObligationId.parse("2026Q4:1.1:wuhuaqu"), Inputs.report().everyTarget(2.5));
    }

    @Test
    @DisplayName("从数打开清单，从清单打开问题；图由下面的数据表画出")
    void leadsFromTheNumberToTheMatter(StaffBrowsers browsers) {
        Page page = browsers.signIn("lingdaoxiaozu.leader").open("/board/loop").page();
        assertThat(page.locator("figure[data-chart] svg")).isVisible();
        page.locator("figure summary").click();
        assertThat(page.locator("figure tbody tr").first()).containsText("发现分办");

        Locator solved = page.locator("[aria-label^=\"已经销号1\"]");
        solved.focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("form.filter output")).hasText("共1个");
        page.locator("table.matters tbody th a:not(.instruct)").click();
        assertThat(page.locator("h1")).hasText("企业开办材料重复提交");
    }

    @Test
    @DisplayName("每一页读屏软件都能用，手机上和A4纸上都不超出，纸上没有按钮和筛选")
    void everyPageIsForEverybody(StaffBrowsers browsers) {
        Page page = browsers.signIn("lingdaoxiaozu.leader").page();
        for (String path : PAGES) {
            page.setViewportSize(1366, 768);
            page.navigate(path);
            assertThat(Axe.serious(page)).as(path).isEmpty();
            page.setViewportSize(390, 844);
            page.navigate(path);
            assertThat(overflow(page)).as(path + " at 390").isLessThanOrEqualTo(0);
            page.setViewportSize(PAPER, 1000);
            page.navigate(path);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(overflow(page)).as(path + " on paper").isLessThanOrEqualTo(0);
            assertThat(page.locator(".filter, .board-tabs, .board-links")
                            .filter(new Locator.FilterOptions().setVisible(true)))
                    .hasCount(0);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    private static int overflow(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    }
}
