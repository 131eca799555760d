package org.everspring.workbench.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.support.Inputs;
import org.everspring.support.PlanTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.StaffBrowsersExtension;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@PlanTest
@ExtendWith(StaffBrowsersExtension.class)
@DisplayName("一项任务27份报送的审核")
class ManyReviewsInBrowserTest {

    private static final SummaryId ITEM = SummaryId.parse("2026Q4:2.1");
    private static final int LONGEST_PAGE = 150_000;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ObligationQueries obligations;

    @Autowired
    private Workday day;

    private int clicks;

    @Test
    @DisplayName("27份报送，三种评定、退回两份，不超过40次点击")
    void twentySevenReportsWithFewClicks(StaffBrowsers browsers) {
        desk.openQuarter();
        List<ObligationId> reports =
                obligations.ofSummary(ITEM).stream().map(ObligationSnapshot::id).toList();
        reports.forEach(id ->
                desk.handIn(id, Inputs.report().progress("推进情况很长。".repeat(200)).everyTarget(1)));
        StaffBrowser lead = browsers.signIn("fagaiwei.liaison");
        Page page = lead.page();

        click(page.locator(".es-bar a:visible")
                .filter(new Locator.FilterOptions().setHasText("审核"))
                .first());
        assertThat(page.locator(".review")).hasCount(27);
        int length = page.content().getBytes(StandardCharsets.UTF_8).length;
        System.out.println(
                "The page of " + reports.size() + " reports: " + length + " bytes of at most " + LONGEST_PAGE);
        assertThat(length).isLessThan(LONGEST_PAGE);
        returned(page, 0);
        returned(page, 1);
        accepted(page, List.of(0, 1, 2, 3, 4), "优秀");
        accepted(page, List.of(3, 7, 11), "一般");
        click(page.locator("[data-all]"));
        accepted(page, List.of(), "良好");
        assertThat(page.locator(".review")).hasCount(0);
        day.runDueJobs();

        System.out.println("Clicks to review " + reports.size() + " reports: " + clicks + " of at most 40");
        assertThat(clicks).isLessThanOrEqualTo(40);
        assertThat(obligations.ofSummary(ITEM))
                .filteredOn(report -> report.state() == ObligationState.ACCEPTED)
                .hasSize(25);
        assertThat(obligations.ofSummary(ITEM))
                .filteredOn(report -> report.state() == ObligationState.RETURNED)
                .hasSize(2);
    }

    private void returned(Page page, int position) {
        Locator review = page.locator(".review").nth(position);
        click(review.locator(".return summary"));
        review.locator("textarea").fill("请补充办件量。");
        click(review.getByText("退回这份"));
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已退回1份");
    }

    private void accepted(Page page, List<Integer> positions, String rating) {
        positions.forEach(
                position -> click(page.locator(".review [type=checkbox]").nth(position)));
        page.getByLabel("报送质量").selectOption(rating);
        click(page.getByText("采纳所选"));
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已采纳");
    }

    private void click(Locator place) {
        place.click();
        clicks++;
    }
}
