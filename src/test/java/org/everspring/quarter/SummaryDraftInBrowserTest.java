package org.everspring.quarter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.ReportingDesk.COMPILE;

import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.support.BrowserTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("在任务列表中汇总")
class SummaryDraftInBrowserTest {

    private static final SummaryId ITEM = SummaryId.parse("2026Q4:1.1");

    @Autowired
    private ReportingDesk desk;

    @ParameterizedTest
    @ValueSource(ints = {1366, 390})
    @DisplayName("打开即有草稿并注明；改过的内容再打开还在，改好后提交")
    void beginsWithADraft(int width, StaffBrowsers browsers) {
        desk.openQuarter();
        for (String unit : new String[] {"wuhuaqu", "gonganju"}) {
            ObligationId id = ObligationId.parse(ITEM + ":" + unit);
            desk.handIn(id, report().everyTarget(0.25));
            desk.review(id, accepted());
        }
        StaffBrowser lead = browsers.signIn("fagaiwei.liaison");
        lead.page().setViewportSize(width, 768);
        lead.openTask(desk.task(ITEM, COMPILE));

        assertThat(lead.form()).containsText("由系统根据各单位报送起草");
        assertThat(lead.value("推进情况汇总")).contains("应报送2家，已报送2家", "五华区", "市公安局", "均达到目标");

        lead.fill("推进情况汇总", "本季度企业开办全程网办，时限压缩到半个工作日以内。");
        assertThat(lead.page().locator(".everspring-draft")).containsText("已暂存");
        lead.page().reload();
        lead.form().waitFor();
        assertThat(lead.value("推进情况汇总")).isEqualTo("本季度企业开办全程网办，时限压缩到半个工作日以内。");

        lead.choose("总体进度", "达到序时进度")
                .fill("下一步打算", "开展跨区通办。")
                .fill("审签领导", "赵强")
                .submit("提交汇总");
        assertThat(desk.text(ITEM, 1).orElseThrow().progress()).isEqualTo("本季度企业开办全程网办，时限压缩到半个工作日以内。");
    }
}
