package org.everspring.tasklist.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.everspring.support.BrowserTest;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("在浏览器中看费时工作的进度")
class ProgressInBrowserTest {

    private static final String OFFICE = "yingshangban.liaison";

    @Autowired
    private Workday workday;

    @BeforeEach
    void beforeTheQuarter() {
        workday.at("2026-12-01T10:00");
    }

    @Test
    @DisplayName("在任务列表开启季度：就地显示进度，刷新后还在，完成后说明共几项")
    void showsTheOpeningWhereItWasBegun(StaffBrowsers browsers) {
        StaffBrowser office = browsers.signIn(OFFICE).openStartForm("季度报送");
        office.fill("报送季度", "2026Q4").submit("开启季度报送");
        Locator progress = office.page().locator(".everspring-progress");

        assertThat(progress).containsText("正在下达报送任务：已完成0项，共4项。");

        office.page().reload();
        assertThat(progress).containsText("正在下达报送任务：已完成0项，共4项。");

        workday.runDueJobs();

        assertThat(progress).containsText("下达报送任务已完成，共4项。");
        progress.locator("button").click();
        assertThat(progress).hasCount(0);
    }

    @Test
    @DisplayName("手机上打开我的事项：进度自己更新，完成后可以刷新查看结果")
    void showsTheOpeningOnTheDesk(StaffBrowsers browsers) {
        workday.start(OFFICE, "quarterlyCycle", Map.of("quarter", "2026Q4"));
        StaffBrowser office = browsers.signIn(OFFICE);
        office.page().setViewportSize(390, 844);
        office.open("/desk/quarter?quarter=2026Q4");
        Locator progress = office.page().locator("[data-progress]");

        assertThat(progress).containsText("正在下达报送任务：已完成0项，共4项。");
        assertThat(progress.locator("progress")).isVisible();

        workday.runDueJobs();

        assertThat(progress).containsText("下达报送任务已完成，共4项。");
        progress.locator("a").click();
        assertThat(progress).hasCount(0);
    }
}
