package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;
import static org.everspring.support.ReportingDesk.COMPILE;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("汇总的草稿由各单位报送起草")
class SummaryDraftTest {

    private static final SummaryId ITEM = SummaryId.parse("2026Q4:1.1");
    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private FormService forms;

    @Autowired
    private Environment environment;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @Test
    @DisplayName("应报、已报、逾期、未报、总体进度、目标值、推进情况、问题和经验都有，并注明是草稿")
    void saysWhatTheReportsSay() {
        day.passUntil(LocalDateTime.parse("2026-12-22T09:00"));
        desk.handIn(
                WUHUA,
                report().status("behind")
                        .progress("五华区完成窗口整合。")
                        .difficulties("系统尚未打通。")
                        .with("experience", "帮办代办。")
                        .problems("企业信息不能共享")
                        .everyTarget(0.75));

        Map<String, Object> shown = shown();
        assertThat(shown.get("summaryProgress")).isEqualTo("""
                        本项任务应报送2家，已报送1家，其中逾期1家：五华区。尚未报送1家：市公安局。
                        总体进度：滞后1家（五华区）。
                        开办时限（目标≤ 0.5个工作日）：五华区0.75（个工作日），未达目标1家：五华区。
                        各单位推进情况：
                        五华区：五华区完成窗口整合。""");
        assertThat(shown.get("summaryProblems")).isEqualTo("尚未报送1家：市公安局。\n五华区：系统尚未打通。 需协调：企业信息不能共享");
        assertThat(shown.get("summaryExperience")).isEqualTo("五华区：帮办代办。");
        assertThat(shown.get("summaryDrafted")).isEqualTo(true);
    }

    @Test
    @DisplayName("退回修改的不算已报；全部退回、缺报时只说明情况")
    void countsOnlyWhatIsHandedIn() {
        desk.handIn(WUHUA, report());
        desk.review(WUHUA, returned("请补充办件量。"));
        day.passUntil(LocalDateTime.parse("2026-12-22T09:00"));

        assertThat(shown().get("summaryProgress")).isEqualTo("本项任务应报送2家，已报送0家。尚未报送2家：市公安局、五华区（退回修改中）。");
    }

    @Test
    @DisplayName("没有责任单位的任务没有草稿")
    void nothingToDraft() {
        assertThat(shown(SummaryId.parse("2026Q4:1.3"))).containsEntry("summaryDrafted", false);
    }

    @Test
    @DisplayName("报送再长，草稿也在表单的字数之内，每家都有；不改也能提交，提交的即所见的")
    void fitsTheForm() {
        for (ObligationId id : new ObligationId[] {WUHUA, POLICE}) {
            desk.handIn(id, report().progress("推进情况很长。".repeat(280)).with("experience", "经验很长。".repeat(190)));
            desk.review(id, accepted());
        }
        Map<String, Object> shown = shown();
        String progress = (String) shown.get("summaryProgress");
        assertThat(progress).hasSizeLessThanOrEqualTo(3000).contains("\n五华区：", "\n市公安局：", "……");
        assertThat((String) shown.get("summaryExperience")).hasSizeLessThanOrEqualTo(1500);

        Map<String, Object> sent = new LinkedHashMap<>(
                Map.of("summaryStatus", "onSchedule", "summaryNextSteps", "开展跨区通办。", "summarySignedBy", "赵强"));
        sent.put("summaryProgress", progress);
        sent.put("summaryExperience", shown.get("summaryExperience"));
        desk.compile(ITEM, sent);

        assertThat(desk.text(ITEM, 1).orElseThrow().progress()).isEqualTo(progress);
        assertThat(desk.text(ITEM, 1).orElseThrow().experience()).isEqualTo(shown.get("summaryExperience"));
    }

    @Test
    @DisplayName("牵头单位动过笔之后，新到的报送不再改动所写的内容")
    void nothingIsWrittenOver() {
        desk.handIn(WUHUA, report());
        day.passUntil(LocalDateTime.parse("2026-12-22T09:00"));
        Browser lead = Browser.signedIn(environment, "fagaiwei.liaison");
        String address = "/desk/tasks/" + desk.task(ITEM, COMPILE).getId() + "/draft";
        String typed = "{\"summaryProgress\":\"本季度企业开办全程网办，时限压缩一半。\",\"summaryProblems\":\"\"}";
        assertThat(lead.put(address, typed, Map.of("X-Requested-With", "XMLHttpRequest"))
                        .status())
                .isEqualTo(200);

        desk.handIn(POLICE, report());

        assertThat(shown())
                .containsEntry("summaryProgress", "本季度企业开办全程网办，时限压缩一半。")
                .containsEntry("summaryProblems", "");
    }

    private Map<String, Object> shown() {
        return shown(ITEM);
    }

    private Map<String, Object> shown(SummaryId id) {
        Map<String, Object> shown = new LinkedHashMap<>();
        String lead = desk.summary(id).leadUnit() + ".liaison";
        day.as(
                lead,
                () -> shown.putAll(
                        forms.getTaskFormVariables(desk.task(id, COMPILE).getId())));
        return shown;
    }
}
