package org.everspring.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.everspring.engine.InputRefusedException;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("细化举措流程")
class MeasureBreakdownProcessTest {

    private static final String KEY = "measureBreakdown";
    private static final String DRAFT = "userTask_draftMeasures";
    private static final String CONFIRM = "userTask_confirmMeasures";
    private static final String POLICE = "gonganju.liaison";
    private static final String LEAD = "fagaiwei.liaison";
    private static final String OFFICE = "yingshangban.liaison";
    private static final BreakdownId ID = BreakdownId.parse("measures:1.1:gonganju");

    @Autowired
    private Workday workday;

    @Autowired
    private MeasureBreakdowns breakdowns;

    @Autowired
    private Breakdowns stored;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private FormService forms;

    @Autowired
    private JdbcClient jdbc;

    @Nested
    @DisplayName("随季度开启")
    class OpenedWithTheQuarter {

        @BeforeEach
        void quarterIsOpened() {
            workday.at("2026-12-01T09:00");
            openQuarter("2026Q4");
        }

        @Test
        @DisplayName("每个责任单位的每项任务各有一份，期限为十个工作日")
        void everyUnitBreaksEachOfItsItemsDown() {
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey(KEY)
                            .list())
                    .extracting(instance -> instance.getBusinessKey())
                    .containsExactlyInAnyOrder(
                            "measures:1.1:gonganju",
                            "measures:1.1:wuhuaqu",
                            "measures:1.2:wuhuaqu",
                            "measures:1.2:panlongqu");
            assertThat(breakdown().due().day()).isEqualTo("2026-12-15");
            assertThat(breakdown().closes().day()).isEqualTo("2026-12-22");
            assertThat(task(DRAFT).getDueDate()).isEqualTo("2026-12-16T00:00:00");
            assertThat(forms.getTaskFormVariables(task(DRAFT).getId()).get("planMeasures"))
                    .isEqualTo("· 压缩开办时限");
        }

        @Test
        @DisplayName("填报、确认后举措生效，正在填写的报送表随即列出")
        void confirmedMeasuresAppearInTheOpenReport() {
            draft(POLICE, "推行全程网办", "压缩办理时限");
            confirm();

            assertThat(workday.ends(ID)).containsExactly("endEvent_measuresConfirmed");
            assertThat(breakdown().state()).isEqualTo(BreakdownState.CONFIRMED);
            assertThat(titlesInForce()).containsExactly("推行全程网办", "压缩办理时限");
            assertThat(workday.rows("2026Q4:1.1:gonganju", "measures"))
                    .extracting(row -> row.get("title") + " " + row.get("owner") + " "
                            + row.get("dueOn") + " "
                            + row.get("previousStatus"))
                    .containsExactly("推行全程网办 李明 2027年6月30日 —", "压缩办理时限 李明 2027年6月30日 —");
            assertThat(workday.rows("2026Q4:1.1:wuhuaqu", "measures")).isEmpty();
        }

        @Test
        @DisplayName("牵头单位确认的是已提交的举措，流程中的变量改了也不影响")
        void leadSeesWhatTheTablesHave() {
            draft(POLICE, "推行全程网办");
            runtime.setVariable(
                    task(CONFIRM).getExecutionId(), "measures", JsonVariable.of(List.of(Map.of("title", "别的举措"))));

            JsonValue shown = forms.getTaskFormVariables(task(CONFIRM).getId(), null, false)
                    .getValueTyped("measures");

            assertThat(shown.getValueSerialized()).contains("推行全程网办", "李明").doesNotContain("别的举措");
            assertThat(forms.getTaskFormVariables(task(CONFIRM).getId()).get("measures"))
                    .hasToString(shown.getValueSerialized());
            assertThat(forms.getTaskFormVariables(task(CONFIRM).getId(), List.of("dueText"), false))
                    .containsOnlyKeys("dueText");
        }

        @Test
        @DisplayName("下个季度不再重复下达")
        void secondQuarterAsksNobodyAgain() {
            draft(POLICE, "推行全程网办");
            confirm();
            workday.at("2026-12-30T09:00");
            long before = history.createHistoricProcessInstanceQuery()
                    .processDefinitionKey(KEY)
                    .count();

            breakdowns.openMissing(List.of(ID, BreakdownId.parse("measures:1.2:panlongqu")));

            assertThat(history.createHistoricProcessInstanceQuery()
                            .processDefinitionKey(KEY)
                            .count())
                    .isEqualTo(before);
        }
    }

    @Test
    @DisplayName("下季度的报送表列出已确认的举措和上季度的答复")
    void nextQuartersReportShowsLastQuartersAnswers() {
        workday.at("2026-09-01T09:00");
        openQuarter("2026Q3");
        draft(POLICE, "推行全程网办", "压缩办理时限");
        confirm();
        report("2026Q3:1.1:gonganju");

        workday.at("2026-12-01T09:00");
        openQuarter("2026Q4");

        assertThat(workday.rows("2026Q4:1.1:gonganju", "measures"))
                .extracting(row -> row.get("title") + " "
                        + row.get("previousStatus") + " "
                        + row.get("status") + " "
                        + row.get("note"))
                .containsExactly("推行全程网办 已完成 done 已上线", "压缩办理时限 滞后 behind 已上线");
        assertThat(workday.rows("2026Q4:1.1:gonganju", "targets"))
                .extracting(row -> row.get("previousValue").toString())
                .containsExactly("0.75");
        assertThat(workday.shown("2026Q4:1.1:gonganju", "previousProgress")).isEqualTo("本季度完成窗口整合，企业开办全程网办。");
    }

    @Nested
    @DisplayName("手动发起")
    class StartedByHand {

        @BeforeEach
        void anOrdinaryMonday() {
            workday.at("2026-11-02T10:00");
        }

        @ParameterizedTest
        @ValueSource(strings = {POLICE, "gonganju.leader", LEAD, OFFICE})
        @DisplayName("责任单位、牵头单位、市营商环境办都可以发起")
        void unitLeadAndOfficeMayStart(String user) {
            start(user, "1.1", "gonganju");

            assertThat(workday.instance(KEY, ID.toString())).isNotNull();
            assertThat(task(DRAFT)).isNotNull();
            assertThat(breakdown().due().day()).isEqualTo("2026-11-16");
            assertThat(breakdown().closes().day()).isEqualTo("2026-11-23");
        }

        @Test
        @DisplayName("下一年的放假安排尚未公布时也可以发起，期限写明是推算的")
        void startsAlsoWhenItsDatesLieBeyondThePublishedHolidays() {
            workday.at("2026-12-21T10:00");

            start(POLICE, "1.1", "gonganju");

            assertThat(breakdown().due().day()).isEqualTo("2027-01-05");
            assertThat(breakdown().closes().day()).isEqualTo("2027-01-12");
            assertThat(variable(DRAFT, "dueText").toString()).contains("暂按周末和法定节日推算");
        }

        @ParameterizedTest(name = "{0}：{1} {2}")
        @CsvSource({
            "shuiwuju.liaison, 1.1, gonganju, 只有责任单位本身、该项任务的牵头单位或市营商办可以发起细化举措。",
            "wuhuaqu.liaison, 1.1, gonganju, 只有责任单位本身、该项任务的牵头单位或市营商办可以发起细化举措。",
            "gonganju.liaison, 9.9, gonganju, “重点任务”不在可选范围内。所填内容未丢失，请修改后重新提交。",
            "gonganju.liaison, 1.1, xiaofangju, “责任单位”不在可选范围内。所填内容未丢失，请修改后重新提交。",
            "gonganju.liaison, 1.3, gonganju, 市公安局不是“1.3 园区示范”的责任单位，无需细化举措。",
            "fagaiwei.liaison, 1.1, fagaiwei, 市发展改革委不是“1.1 企业开办”的责任单位，无需细化举措。",
        })
        @DisplayName("其他单位、没有的任务和单位、不负责任的单位都不能发起")
        void refusesWhatDoesNotFitThePlan(String user, String item, String unit, String message) {
            assertThatThrownBy(() -> start(user, item, unit))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage(message);

            assertThat(runtime.createProcessInstanceQuery().count()).isZero();
            assertThat(count("breakdown")).isZero();
        }

        @Test
        @DisplayName("正在办理的不能重复发起，确认之后可以再发起修订")
        void refusesASecondOneWhileTheFirstRuns() {
            start(POLICE, "1.1", "gonganju");

            assertThatThrownBy(() -> start(LEAD, "1.1", "gonganju"))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("市公安局对“企业开办”的细化举措正在办理，不能重复发起。");
            draft(POLICE, "推行全程网办");
            assertThatThrownBy(() -> start(LEAD, "1.1", "gonganju"))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("正在办理");
            assertThat(runtime.createProcessInstanceQuery().count()).isOne();

            confirm();
            start(LEAD, "1.1", "gonganju");
            assertThat(task(DRAFT)).isNotNull();
        }
    }

    @Nested
    @DisplayName("办理过程")
    class Running {

        @BeforeEach
        void policeHasToBreakTheItemDown() {
            workday.at("2026-11-02T10:00");
            start(OFFICE, "1.1", "gonganju");
        }

        @Test
        @DisplayName("退回后按原因修改，再次确认")
        void isReturnedRedraftedAndConfirmed() {
            draft(POLICE, "推行网办");
            workday.submit(
                    LEAD, task(CONFIRM), Map.of("measuresDecision", "return", "measuresReturnReason", "请写明覆盖范围。"));
            workday.runDueJobs();

            assertThat(variable(DRAFT, "measuresReturnReason")).isEqualTo("请写明覆盖范围。");
            assertThat(breakdown().state()).isEqualTo(BreakdownState.DRAFTING);
            assertThat(told("measures-returned:")).containsExactly("gonganju.liaison");

            draft(POLICE, "全市推行网办");
            confirm();

            assertThat(titlesInForce()).containsExactly("全市推行网办");
            assertThat(told("measures-submitted:")).containsExactly(LEAD, LEAD);
            assertThat(workday.ends(ID)).containsExactly("endEvent_measuresConfirmed");
        }

        @Test
        @DisplayName("退回必须写明原因")
        void refusesAReturnWithoutAReason() {
            draft(POLICE, "推行网办");

            assertThatThrownBy(() -> workday.submit(LEAD, task(CONFIRM), Map.of("measuresDecision", "return")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageStartingWith("“退回原因”为必填项");
            assertThat(task(CONFIRM)).isNotNull();
            assertThat(breakdown().state()).isEqualTo(BreakdownState.SUBMITTED);
        }

        @Test
        @DisplayName("临近提醒、逾期督办、到期登记未细化")
        void isRemindedEscalatedAndAtLastRecordedAsMissing() {
            workday.letDaysPass("2026-11-03", "2026-11-23");
            assertThat(task(DRAFT)).isNotNull();

            workday.at("2026-11-24T00:00");
            workday.runDueJobs();

            assertThat(reminders())
                    .containsExactly(
                            "2026-11-09 提醒 gonganju.liaison",
                            "2026-11-12 蓝色 gonganju.liaison",
                            "2026-11-16 蓝色 gonganju.liaison",
                            "2026-11-17 黄色 gonganju.leader",
                            "2026-11-17 黄色 gonganju.liaison",
                            "2026-11-18 黄色 gonganju.leader",
                            "2026-11-18 黄色 gonganju.liaison",
                            "2026-11-19 橙色 fagaiwei.liaison",
                            "2026-11-19 橙色 gonganju.leader",
                            "2026-11-19 橙色 gonganju.liaison",
                            "2026-11-20 橙色 fagaiwei.liaison",
                            "2026-11-20 橙色 gonganju.leader",
                            "2026-11-20 橙色 gonganju.liaison",
                            "2026-11-23 橙色 fagaiwei.liaison",
                            "2026-11-23 橙色 gonganju.leader",
                            "2026-11-23 橙色 gonganju.liaison");
            assertThat(breakdown().state()).isEqualTo(BreakdownState.MISSING);
            assertThat(workday.ends(ID))
                    .containsOnlyOnce("endEvent_breakdownMissing")
                    .contains("endEvent_breakdownReminded", "endEvent_breakdownEscalated");
            assertThat(workday.instance(KEY, ID.toString())).isNull();
        }

        @Test
        @DisplayName("提交之后不再提醒")
        void isRemindedNoMoreOnceHandedIn() {
            draft(POLICE, "推行网办");

            workday.letDaysPass("2026-11-03", "2026-11-24");

            assertThat(reminders()).isEmpty();
            assertThat(task(CONFIRM)).isNotNull();
        }

        @Test
        @DisplayName("未细化之后可以重新发起")
        void canBeStartedAgainAfterItWasMissing() {
            workday.at("2026-11-23T09:00");
            workday.runDueJobs();
            workday.at("2026-11-24T00:00");
            workday.runDueJobs();

            start(POLICE, "1.1", "gonganju");

            assertThat(breakdown().state()).isEqualTo(BreakdownState.DRAFTING);
            assertThat(breakdown().due().day()).isEqualTo("2026-12-08");
        }

        @Test
        @DisplayName("没有举措、超过二十条、重复、时限已过的都拒绝，任务不变")
        void refusesAListThatCannotBeTracked() {
            assertRefused("请至少填写一条举措，并写明时限和责任人。", rows());
            assertRefused(
                    "”最多20条，现有21条，请合并",
                    rows(IntStream.rangeClosed(1, 21)
                            .mapToObj(number -> row("举措" + number, "2027-06-30"))
                            .toArray(Map[]::new)));
            assertRefused("举措“推行网办”写了两次，请合并或改写。", rows(row("推行网办 ", "2027-06-30"), row("推行网办", "2027-07-30")));
            assertRefused("举措“推行网办”的完成时限2026年11月1日已经过去，请填写今天或以后的日期。", rows(row("推行网办", "2026-11-01")));

            assertThat(breakdown().round()).isZero();
            assertThat(count("measure")).isZero();
            workday.submit(POLICE, task(DRAFT), rows(row("推行网办", "2026-11-02")));
            assertThat(task(CONFIRM)).isNotNull();
        }

        @Test
        @DisplayName("整个清单不交也拒绝")
        void refusesNoListAtAll() {
            assertRefused("请至少填写一条举措，并写明时限和责任人。", Map.of());
        }

        private void assertRefused(String message, Map<String, Object> input) {
            assertThatThrownBy(() -> workday.submit(POLICE, task(DRAFT), input))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
            assertThat(breakdown().state()).isEqualTo(BreakdownState.DRAFTING);
        }
    }

    @Nested
    @DisplayName("修订已确认的举措")
    class Revised {

        @BeforeEach
        void oneIsInForceAndAnotherBegun() {
            workday.at("2026-10-12T10:00");
            start(POLICE, "1.1", "gonganju");
            draft(POLICE, "推行全程网办");
            confirm();
            workday.at("2026-11-02T10:00");
            start(POLICE, "1.1", "gonganju");
        }

        @Test
        @DisplayName("修订从现行举措开始填")
        void beginsWithWhatIsInForce() {
            JsonValue measures =
                    forms.getTaskFormVariables(task(DRAFT).getId(), null, false).getValueTyped("measures");

            assertThat(measures.getValueSerialized()).contains("推行全程网办");
        }

        @Test
        @DisplayName("新的确认之前，原有举措继续有效")
        void confirmedOneStaysInForceUntilTheNewOneIsConfirmed() {
            assertThat(titlesInForce()).containsExactly("推行全程网办");

            draft(POLICE, "推行一窗通办");
            assertThat(titlesInForce()).containsExactly("推行全程网办");

            confirm();
            assertThat(titlesInForce()).containsExactly("推行一窗通办");
        }

        @Test
        @DisplayName("修订没有完成的，原有举措照旧有效")
        void confirmedOneOutlivesARevisionThatNobodyMade() {
            workday.at("2026-11-23T09:00");
            workday.runDueJobs();
            workday.at("2026-11-24T00:00");
            workday.runDueJobs();

            assertThat(breakdown().state()).isEqualTo(BreakdownState.MISSING);
            assertThat(titlesInForce()).containsExactly("推行全程网办");
        }
    }

    private void openQuarter(String quarter) {
        workday.start(OFFICE, "quarterlyCycle", Map.of("quarter", quarter));
        workday.runDueJobs();
    }

    private void start(String user, String item, String unit) {
        workday.start(user, KEY, Map.of("itemId", item, "unitName", unit));
    }

    private void draft(String user, String... titles) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String title : titles) {
            rows.add(row(title, "2027-06-30"));
        }
        workday.submit(user, task(DRAFT), Map.of("measures", JsonVariable.of(rows)));
        workday.runDueJobs();
    }

    private void confirm() {
        workday.submit(LEAD, task(CONFIRM), Map.of("measuresDecision", "confirm"));
        workday.runDueJobs();
    }

    @SafeVarargs
    private static Map<String, Object> rows(Map<String, Object>... rows) {
        return Map.of("measures", JsonVariable.of(List.of(rows)));
    }

    private static Map<String, Object> row(String title, String dueOn) {
        return Map.of("title", title, "dueOn", dueOn, "owner", "李明", "ownerPhone", "0871-63130000");
    }

    /** The first measure is done, the others are behind. */
    private void report(String obligation) {
        List<Map<String, Object>> measures = new ArrayList<>();
        for (Map<String, Object> row : workday.rows(obligation, "measures")) {
            row.put("status", measures.isEmpty() ? "done" : "behind");
            row.put("note", "已上线");
            measures.add(row);
        }
        Map<String, Object> target = workday.rows(obligation, "targets").get(0);
        target.put("value", 0.75);
        Map<String, Object> input = new LinkedHashMap<>(Map.of(
                "progressStatus", "onSchedule",
                "progress", "本季度完成窗口整合，企业开办全程网办。",
                "nextSteps", "下一季度推广到全部街道。",
                "drafter", "李明",
                "drafterPhone", "0871-63130000",
                "signedBy", "王芳",
                "signerRole", "deputy"));
        input.put("measures", JsonVariable.of(measures));
        input.put("targets", JsonVariable.of(List.of(target)));
        workday.submit(POLICE, workday.task(obligation, "userTask_fillReport"), input);
    }

    private Task task(String definitionKey) {
        return workday.task(ID.toString(), definitionKey);
    }

    private Object variable(String taskKey, String name) {
        return workday.shown(ID.toString(), name);
    }

    private BreakdownSnapshot breakdown() {
        return stored.get(ID).loaded();
    }

    private List<String> titlesInForce() {
        return breakdowns.measuresInForce(ID).stream().map(Measure::title).toList();
    }

    private List<String> told(String key) {
        return jdbc.sql("select user_id from notice where notice_key like ? order by id")
                .param(key + ID + "%")
                .query(String.class)
                .list();
    }

    private List<String> reminders() {
        return jdbc.sql("select notice_key, subject, user_id from notice where notice_key like ?"
                        + " order by notice_key, user_id")
                .param("reminder:measures:" + ID + ":%")
                .query((row, number) -> LocalDate.parse(
                                row.getString("notice_key").substring(("reminder:measures:" + ID + ":").length()))
                        + " " + row.getString("subject").substring(1, 3) + " " + row.getString("user_id"))
                .list();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
