package org.everspring.drafts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.everspring.support.Inputs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownDecision;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.reporting.UnitReports;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 五华区 fills in its report of an item of 市税务局; everything goes over HTTP, as Tasklist does it. */
@EngineTest
@DisplayName("在服务器上暂存")
class TaskDraftsTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.2:wuhuaqu");
    private static final String TYPED = "{\"progress\":\"完成窗口整合\",\"measures\":[]}";

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private MeasureBreakdowns measures;

    @Autowired
    private UnitReports reports;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final ObjectMapper json = new ObjectMapper();

    private Task task;
    private Browser clerk;

    @BeforeEach
    void aReportIsToBeFilledIn() {
        desk.openQuarter();
        task = desk.task(REPORT, ReportingDesk.FILL);
        clerk = Browser.signedIn(environment, "wuhuaqu.liaison");
    }

    @Test
    @DisplayName("暂存后，本单位同事打开表单就是暂存的内容，并知道是谁何时存的")
    void aColleagueGoesOnWithIt() {
        JsonNode saved = json(save(clerk, 0, TYPED));

        Browser colleague = Browser.signedIn(environment, "wuhuaqu.leader");
        assertThat(saved.path("version").asLong()).isOne();
        assertThat(value(colleague, "progress")).isEqualTo("完成窗口整合");
        JsonNode state = json(colleague.get(path()));
        assertThat(state.path("savedByName").asText()).isEqualTo("五华区联络员");
        assertThat(state.path("savedText").asText()).contains("09:00");
    }

    @Test
    @DisplayName("无权办理的人看不到，也不能暂存或清除，连有没有都不知道")
    void nobodyElseSeesIt() {
        save(clerk, 0, TYPED);

        for (String stranger : List.of("panlongqu.liaison", "shuiwuju.liaison", "yingshangban.liaison", "admin")) {
            Browser other = Browser.signedIn(environment, stranger);
            assertThat(other.get(path()).status()).as(stranger).isEqualTo(404);
            assertThat(save(other, 1, "{}").status()).as(stranger).isEqualTo(404);
            assertThat(other.delete(path()).statusCode()).as(stranger).isEqualTo(404);
            assertThat(variables(other).text()).as(stranger).doesNotContain("完成窗口整合");
        }
        assertThat(value(clerk, "progress")).isEqualTo("完成窗口整合");
    }

    @Test
    @DisplayName("只恢复填得进去的内容：表单没有的、只读的一概不收")
    void onlyWhatPeopleCanTypeComesBack() {
        save(clerk, 0, "{\"progress\":\"甲\",\"itemTitle\":\"别的任务\",\"unknown\":\"乙\",\"targets\":\"不是列表\"}");

        String shown = variables(clerk).text();

        assertThat(value(clerk, "progress")).isEqualTo("甲");
        assertThat(shown).doesNotContain("别的任务", "乙", "不是列表");
    }

    @Test
    @DisplayName("暂存之后举措清单变了：各行的内容跟着原来的举措走")
    void aChangedListKeepsWhatWasTypedOfTheRowsThatStay() {
        confirm("推行一窗受理", "压缩印章时限");
        save(clerk, 0, "{\"measures\":[" + row("推行一窗受理", "已完成整合") + "," + row("压缩印章时限", "已压到一日") + "]}");
        measures.admit("1.2", "wuhuaqu", Set.of(REPORT.unit()));
        confirm("取消纸质材料", "压缩印章时限");

        JsonNode rows = json(value(clerk, "measures"));

        assertThat(rows).hasSize(2);
        assertThat(rows.findValuesAsText("title")).containsExactly("取消纸质材料", "压缩印章时限");
        assertThat(rows.path(0).path("note").asText("")).isEmpty();
        assertThat(rows.path(1).path("note").asText()).isEqualTo("已压到一日");
    }

    @Test
    @DisplayName("两处同时填：后存的一处被告知谁何时存过，先存的不丢")
    void theSecondOfTwoPlacesIsTold() {
        save(clerk, 0, TYPED);

        Browser.Page second = save(Browser.signedIn(environment, "wuhuaqu.leader"), 0, "{\"progress\":\"另一处\"}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("五华区联络员", "09:00", "请先复制已填内容");
        assertThat(value(clerk, "progress")).isEqualTo("完成窗口整合");
        assertThat(json(save(clerk, 1, "{\"progress\":\"接着填\"}"))
                        .path("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(value(clerk, "progress")).isEqualTo("接着填");
    }

    @Test
    @DisplayName("同事已领办的，不能再替他暂存")
    void whoHasNotClaimedItDoesNotSave() {
        tasks.setAssignee(task.getId(), "wuhuaqu.leader");

        Browser.Page refused = save(clerk, 0, TYPED);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("已由同事领办");
    }

    @Test
    @DisplayName("太大的说明原因，原来暂存的不受影响；不是对象的不收")
    void whatIsTooLargeIsRefused() {
        save(clerk, 0, TYPED);

        assertThat(save(clerk, 1, "{\"progress\":\"" + "长".repeat(200_000) + "\"}"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400))
                .satisfies(refused -> assertThat(refused.text()).contains("20万字"));
        assertThat(save(clerk, 1, "[1]").status()).isEqualTo(400);
        assertThat(save(clerk, 1, "{").status()).isEqualTo(400);
        assertThat(value(clerk, "progress")).isEqualTo("完成窗口整合");
    }

    @Test
    @DisplayName("清除暂存，表单恢复为原来的内容")
    void whatIsDiscardedIsGone() {
        save(clerk, 0, TYPED);

        assertThat(clerk.delete(path()).statusCode()).isEqualTo(204);

        assertThat(variables(clerk).text()).doesNotContain("完成窗口整合");
        assertThat(json(clerk.get(path())).path("version").asLong()).isZero();
    }

    @Test
    @DisplayName("报送之后没有暂存；单位撤回，牵头单位暂存的审核意见在下一次审核里还在")
    void aDraftLivesOnInTheNextTaskOfItsPlace() {
        save(clerk, 0, TYPED);
        desk.handIn(REPORT, report());
        assertThat(stored()).isZero();
        Browser lead = Browser.signedIn(environment, "shuiwuju.liaison");
        task = desk.task(REPORT, ReportingDesk.REVIEW);
        save(lead, 0, "{\"reviewDecision\":\"return\",\"returnReason\":\"请补充数据\"}");

        reports.withdraw(REPORT, Set.of(REPORT.unit()));
        desk.handIn(REPORT, report());

        Task next = desk.task(REPORT, ReportingDesk.REVIEW);
        assertThat(next.getId()).isNotEqualTo(task.getId());
        task = next;
        assertThat(value(lead, "returnReason")).isEqualTo("请补充数据");
    }

    @Test
    @DisplayName("事项结束，暂存随之清除")
    void theMattersEndTakesItAway() {
        save(clerk, 0, TYPED);

        runtime.deleteProcessInstance(task.getProcessInstanceId(), "试");

        assertThat(stored()).isZero();
    }

    @Test
    @DisplayName("提交被拒的，暂存还在")
    void aRefusedSubmissionKeepsIt() {
        save(clerk, 0, TYPED);

        assertThat(catchThrowable(() -> desk.handIn(REPORT, report().with("drafter", ""))))
                .isNotNull();

        assertThat(value(clerk, "progress")).isEqualTo("完成窗口整合");
    }

    private String path() {
        return "/desk/tasks/" + task.getId() + "/draft";
    }

    private Browser.Page save(Browser person, long version, String answers) {
        return person.put(path() + "?version=" + version, answers, Map.of());
    }

    private Browser.Page variables(Browser person) {
        return person.get(
                "/camunda/api/engine/engine/default/task/" + task.getId() + "/form-variables?deserializeValues=false");
    }

    private String value(Browser person, String variable) {
        return json(variables(person)).path(variable).path("value").asText();
    }

    private JsonNode json(Browser.Page answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return json(answer.text());
    }

    private JsonNode json(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private int stored() {
        return jdbc.sql("select count(*) from draft").query(Integer.class).single();
    }

    private static String row(String measure, String note) {
        return "{\"title\":\"" + measure + "\",\"status\":\"onSchedule\",\"note\":\"" + note + "\"}";
    }

    private void confirm(String... titles) {
        BreakdownId breakdown = new BreakdownId(REPORT.item(), REPORT.unit());
        List<Measure> rows = Arrays.stream(titles)
                .map(title -> new Measure(title, LocalDate.parse("2026-12-30"), "陈晨", null))
                .toList();
        measures.draft(breakdown, rows);
        measures.submit(breakdown, "wuhuaqu.liaison");
        measures.decide(breakdown, new BreakdownDecision(true, null), "shuiwuju.liaison");
        measures.confirm(breakdown);
    }
}
