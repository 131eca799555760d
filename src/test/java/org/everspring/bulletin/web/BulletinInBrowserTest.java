package org.everspring.bulletin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.everspring.bulletin.BulletinText;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.support.Axe;
import org.everspring.support.BrowserTest;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("浏览器里的通报、预览和更正")
class BulletinInBrowserTest {

    private static final Quarter QUARTER = Quarter.parse("2026Q4");

    @Autowired
    private Workday workday;

    @Autowired
    private QuarterBulletins bulletins;

    @BeforeEach
    void isWritten() {
        workday.at("2026-11-26T09:00");
        workday.openQuarter("2026Q4");
        workday.at("2027-01-01T02:00");
        bulletins.collate(QUARTER);
        BulletinText drafted = bulletins.draft(QUARTER).text();
        bulletins.issue(
                QUARTER,
                new BulletinText(
                        "第四季度推进情况通报",
                        "=总体平稳。",
                        drafted.items(),
                        null,
                        drafted.problems(),
                        null,
                        drafted.conduct(),
                        "抓紧整改。",
                        "赵敏"),
                "yingshangban.liaison");
    }

    @Test
    @DisplayName("电脑和手机上：预览与发布后一模一样，更正从起草、改正差错到发布；读屏可用、不出界，“?”翻到各自的一节")
    void isReadPreviewedAndCorrected(StaffBrowsers staff) {
        StaffBrowser office = staff.signIn("yingshangban.liaison");
        String previewed = article(office.open("/bulletins/2026Q4/preview"));
        isFit(office, "/help/office#bulletin");
        bulletins.publish(QUARTER);

        assertThat(article(office.open("/bulletins/2026Q4"))).isEqualTo(previewed);
        isFit(office, "/help/leaders#bulletin");

        office.page().getByText("起草更正通报").click();
        isFit(office, "/help/office#bulletin");
        // The browser asks for what is missing before anything is sent.
        office.page().getByText("预览", exactly()).click();
        assertThat(office.page().evaluate("document.querySelector('textarea').matches(':invalid')"))
                .isEqualTo(true);
        office.page().getByLabel("更正内容").fill("@附件1中“五华区”缺报<i>应为</i>“无”。");
        office.page().getByLabel("签发人").fill("钱进");
        office.page().getByText("预览", exactly()).click();
        office.page().locator("article").waitFor();
        String looked = article(office);
        isFit(office, "/help/office#bulletin");
        office.page().getByText("发布更正通报").last().click();
        office.page().waitForURL("**/bulletins/2026Q4/corrections/1");

        assertThat(article(office)).isEqualTo(looked).contains("@附件1中“五华区”缺报<i>应为</i>“无”。");
        isFit(office, "/help/leaders#bulletin");
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String article(StaffBrowser browser) {
        return browser.page().locator("article").innerText();
    }

    private static void isFit(StaffBrowser browser, String help) {
        Page page = browser.page();
        for (int width : List.of(390, 1366)) {
            page.setViewportSize(width, width == 390 ? 844 : 768);
            assertThat(Axe.serious(page)).as(page.url()).isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as(page.url() + " at " + width)
                    .isLessThanOrEqualTo(0);
        }
        assertThat(page.locator(".es-bar-help").getAttribute("href")).endsWith(help);
    }
}
