package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("接口提交的内容在服务器上检查")
class FormGuardTest {

    private static final String OBLIGATION = "2026Q4:1.1:gonganju";
    private static final String FILL = "userTask_fillReport";
    private static final String KEPT = "。所填内容未丢失，请修改后重新提交。";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Workday workday;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    private Task task;

    /** Both of Camunda's REST APIs. */
    enum Api {
        ENGINE_REST,
        WEBAPP
    }

    private RestClient client(Api api, String user) {
        return api == Api.ENGINE_REST ? RestClient.basic(http, user) : RestClient.session(http, user);
    }

    @BeforeEach
    void policeHasToReport() {
        workday.at("2026-12-01T09:00");
        workday.start("yingshangban.liaison", "quarterlyCycle", Map.of("quarter", "2026Q4"));
        workday.runDueJobs();
        task = workday.task(OBLIGATION, FILL);
    }

    record Case(String name, Consumer<Map<String, Object>> change, String message) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> badReports() {
        return Stream.of(
                new Case("目标值是文字", targets("\"半天\""), "“目标值完成情况”第1行“本季度完成值”应为数字" + KEPT),
                new Case("目标值为负", targets("-1"), "“目标值完成情况”第1行“本季度完成值”不能小于0" + KEPT),
                new Case("目标值无穷大", targets("1e400"), "“目标值完成情况”第1行“本季度完成值”不能大于1000000000000" + KEPT),
                new Case("目标值大得存不下", targets("1e15"), "“目标值完成情况”第1行“本季度完成值”不能大于1000000000000" + KEPT),
                new Case("指标行多出一项", targets("1, \"reached\": true"), "“目标值完成情况”第1行表单中没有“reached”这一项，不能提交" + KEPT),
                new Case("指标清单被清空", set("targets", "Json", "[]"), "“目标值完成情况”所列各行与最新内容不一致，请先复制已填内容，刷新页面后重新填写" + KEPT),
                new Case("两万字的推进情况", set("progress", "String", "字".repeat(20_000)), "“本季度推进情况”最多2000字，现有20000字" + KEPT),
                new Case("夹带流程变量", set("unitId", "String", "fagaiwei"), "表单中没有“unitId”这一项，不能提交" + KEPT),
                new Case("缺少必填项", fields -> fields.remove("nextSteps"), "“下一步打算”为必填项" + KEPT),
                new Case("必填项为空值", set("nextSteps", "Null", null), "“下一步打算”为必填项" + KEPT),
                new Case("没有的选项", set("progressStatus", "String", "finished"), "“总体进度”不在可选范围内" + KEPT),
                new Case(
                        "电话格式不对",
                        set("drafterPhone", "String", "请打手机号码"),
                        "“联系电话”格式不正确（手机或座机，可带区号、分机，可直接粘贴，例如 010-63130000）" + KEPT),
                new Case("数字代替文字", set("drafter", "Integer", 12), "“填报人”应为文字" + KEPT),
                new Case("JSON 代替选项", set("progressStatus", "Json", "\"ahead\""), "“总体进度”的数据类型不正确" + KEPT),
                new Case("JSON 损坏", set("targets", "Json", "[{"), "提交的数据不是有效的 JSON，请刷新页面后重新填写。"),
                new Case("零字符", set("progress", "String", "本季度完成窗口整合\0"), "“本季度推进情况”含有无法保存的字符" + KEPT),
                new Case("滞后而不说原因", set("progressStatus", "String", "behind"), "总体进度为“滞后”时，请在“困难问题”中说明原因。"),
                new Case(
                        "一项未填",
                        Map::clear,
                        "“总体进度”为必填项；“本季度推进情况”为必填项；“下一步打算”为必填项；“填报人”为必填项；“联系电话”为必填项；“审签领导”为必填项；“审签领导职务”为必填项" + KEPT));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("不合规的报送一律退回，任务、流程和数据都不变")
    void refusesABadReportAndLeavesEverythingAsItWas(Api api) {
        RestClient police = client(api, "gonganju.liaison");
        Map<String, Object> before = everything();

        assertThat(badReports()).allSatisfy(bad -> {
            Map<String, Object> fields = report();
            bad.change().accept(fields);
            for (String way : List.of("submit-form", "complete")) {
                var answer = police.post(path(way), Map.of("variables", fields));

                assertRefused(answer, 400, bad.message());
                assertThat(everything()).as(way).isEqualTo(before);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("空的请求同样退回")
    void refusesARequestWithoutFields(Api api) {
        Map<String, Object> before = everything();

        for (String way : List.of("submit-form", "complete")) {
            var answer = client(api, "gonganju.liaison").post(path(way), Map.of());

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(message(answer)).startsWith("“总体进度”为必填项").endsWith(KEPT);
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("合规的报送两种方式都可提交")
    void acceptsAGoodReportEitherWay(Api api) {
        Task other = workday.task("2026Q4:1.1:wuhuaqu", FILL);

        var submitted = client(api, "gonganju.liaison").post(path("submit-form"), Map.of("variables", report()));
        var completed = client(api, "wuhuaqu.leader")
                .post("/task/" + other.getId() + "/complete", Map.of("variables", report()));

        assertThat(submitted.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(completed.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(stateOf(OBLIGATION)).isEqualTo("SUBMITTED");
        assertThat(stateOf("2026Q4:1.1:wuhuaqu")).isEqualTo("SUBMITTED");
        assertThat(workday.task(OBLIGATION, "userTask_reviewReport")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("不能用错误、升级或带变量的退办绕过表单")
    void refusesTheWaysAroundTheForm(Api api) {
        RestClient police = client(api, "gonganju.liaison");
        tasks.delegateTask(task.getId(), "gonganju.liaison");
        var variables = Map.of("unitId", Map.of("value", "fagaiwei", "type", "String"));
        Map<String, Object> before = everything();

        var answers = List.of(
                police.post(path("bpmnError"), Map.of("errorCode", "REPORT_INVALID", "variables", variables)),
                police.post(path("bpmnError"), Map.of("errorCode", "REPORT_INVALID", "errorMessage", "x")),
                police.post(path("bpmnEscalation"), Map.of("escalationCode", "LATE", "variables", variables)),
                police.post(path("bpmnEscalation"), Map.of("escalationCode", "LATE")),
                police.post(path("resolve"), Map.of("variables", variables)));

        assertThat(answers).allSatisfy(answer -> assertRefused(answer, 400, "任务只能通过表单办理，不支持这种操作。"));
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("办理人不能直接改写任务和流程的变量")
    void refusesACandidateWhoWritesVariables(Api api) {
        RestClient police = client(api, "gonganju.liaison");
        var value = Map.of("value", "fagaiwei", "type", "String");
        String instance = "/process-instance/" + task.getProcessInstanceId();
        Map<String, Object> before = everything();

        var answers = List.of(
                police.put(path("variables/unitId"), value),
                police.put(path("localVariables/unitId"), value),
                police.post(path("variables"), Map.of("modifications", Map.of("unitId", value))),
                police.post(path("localVariables"), Map.of("modifications", Map.of("unitId", value))),
                police.put(instance + "/variables/unitId", value),
                police.post(instance + "/variables", Map.of("modifications", Map.of("unitId", value))));

        assertThat(answers).extracting(ResponseEntity::getStatusCode).containsOnly(HttpStatus.FORBIDDEN);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("其他单位的人员不能办理")
    void refusesAStranger(Api api) {
        Map<String, Object> before = everything();

        var answer = client(api, "shuiwuju.liaison").post(path("submit-form"), Map.of("variables", report()));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("已办结的任务再次提交，告知已由他人办结")
    void tellsTheSecondThatTheFirstHasFinished(Api api) {
        client(api, "gonganju.leader").post(path("submit-form"), Map.of("variables", report()));

        for (String way : List.of("submit-form", "complete")) {
            var second = client(api, "gonganju.liaison").post(path(way), Map.of("variables", report()));

            assertRefused(second, 409, "这项任务刚刚已由他人办结或发生变化，本次提交未生效。请刷新任务列表后再看。");
        }
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    @DisplayName("两人同时提交，一人成功，另一人得到中文提示，报送只有一份")
    void oneOfTwoAtOnceWinsAndTheOtherIsTold() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<ResponseEntity<String>>> both = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(2);
        for (Api api : Api.values()) {
            RestClient person = client(api, api == Api.WEBAPP ? "gonganju.liaison" : "gonganju.leader");
            both.add(people.submit(() -> {
                together.await();
                return person.post(path("submit-form"), Map.of("variables", report()));
            }));
        }
        List<ResponseEntity<String>> answers =
                List.of(both.get(0).get(), both.get(1).get());
        people.shutdown();

        assertThat(answers)
                .filteredOn(answer -> answer.getStatusCode().is2xxSuccessful())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.getStatusCode().is4xxClientError())
                .singleElement()
                .satisfies(answer -> assertThat(message(answer)).containsAnyOf("刚刚已由他人办结", "已经提交"));
        assertThat(reports()).isEqualTo(1);
        assertThat(noticesUnder("report-submitted:" + OBLIGATION)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("启动表单同样检查，不能夹带变量")
    void refusesABadStartForm(Api api) {
        long before = runtime.createProcessInstanceQuery().count();
        RestClient police = client(api, "gonganju.liaison");

        var injected = police.post(
                "/process-definition/key/measureBreakdown/submit-form",
                Map.of(
                        "variables",
                        Map.of(
                                "itemId", Map.of("value", "1.1", "type", "String"),
                                "unitName", Map.of("value", "gonganju", "type", "String"),
                                "leadUnitId", Map.of("value", "gonganju", "type", "String"))));
        var incomplete = police.post(
                "/process-definition/key/measureBreakdown/submit-form",
                Map.of("variables", Map.of("itemId", Map.of("value", "第一项", "type", "String"))));

        assertRefused(injected, 400, "表单中没有“leadUnitId”这一项，不能提交" + KEPT);
        assertRefused(incomplete, 400, "“重点任务”不在可选范围内；“责任单位”为必填项" + KEPT);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("不能绕过启动表单发起流程，也不能从中间一步发起")
    void refusesAStartPastTheForm(Api api) {
        long before = runtime.createProcessInstanceQuery().count();
        RestClient police = client(api, "gonganju.liaison");
        var variables = Map.of(
                "breakdownId", Map.of("value", "measures:1.1:gonganju", "type", "String"),
                "unitId", Map.of("value", "gonganju", "type", "String"),
                "leadUnitId", Map.of("value", "gonganju", "type", "String"));
        var inTheMiddle = List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_confirmMeasures"));

        var answers = List.of(
                police.post("/process-definition/key/measureBreakdown/start", Map.of("variables", variables)),
                police.post("/process-definition/key/measureBreakdown/start", Map.of()),
                police.post(
                        "/process-definition/key/measureBreakdown/start",
                        Map.of("variables", variables, "startInstructions", inTheMiddle, "skipCustomListeners", true)));

        assertThat(answers).allSatisfy(answer -> assertRefused(answer, 400, "“细化举措”只能在任务列表的“启动流程”中填表发起。"));
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    private String path(String way) {
        return "/task/" + task.getId() + "/" + way;
    }

    /** As Tasklist submits it. The second unit's form shows the same target. */
    private static Map<String, Object> report() {
        Map<String, Object> fields = new LinkedHashMap<>();
        set("progressStatus", "String", "onSchedule").accept(fields);
        set("progress", "String", "本季度完成窗口整合，企业开办全程网办。").accept(fields);
        set("nextSteps", "String", "下一季度推广到全部街道。").accept(fields);
        set("drafter", "String", "李明").accept(fields);
        set("drafterPhone", "String", "0871-63130000").accept(fields);
        set("signedBy", "String", "王芳").accept(fields);
        set("signerRole", "String", "deputy").accept(fields);
        targets("0.5").accept(fields);
        return fields;
    }

    private static Consumer<Map<String, Object>> targets(String value) {
        return set(
                "targets",
                "Json",
                "[{\"title\": \"开办时限\", \"goal\": \"≤ 0.5个工作日\", \"previousValue\": \"—\", \"value\": " + value + "}]");
    }

    private static Consumer<Map<String, Object>> set(String name, String type, Object value) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("value", value);
        typed.put("type", type);
        return fields -> fields.put(name, typed);
    }

    private static void assertRefused(ResponseEntity<String> answer, int status, String message) {
        assertThat(message(answer)).isEqualTo(message);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
    }

    private static String message(ResponseEntity<String> answer) {
        try {
            return JSON.readTree(answer.getBody()).path("message").asText();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new AssertionError("No JSON: " + answer, e);
        }
    }

    /** What a refusal must not touch. */
    private Map<String, Object> everything() {
        Map<String, Object> everything = new TreeMap<>();
        Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        everything.put("task", now.getTaskDefinitionKey() + " " + now.getAssignee() + " " + now.getDelegationState());
        everything.put("instances", runtime.createProcessInstanceQuery().count());
        runtime.createVariableInstanceQuery()
                .processInstanceIdIn(task.getProcessInstanceId())
                .disableCustomObjectDeserialization()
                .list()
                .forEach(variable -> everything.put("variable " + variable.getName(), "" + variable.getValue()));
        everything.put("obligation", stateOf(OBLIGATION));
        everything.put("reports", reports());
        everything.put("notices", noticesUnder(""));
        return everything;
    }

    private String stateOf(String obligation) {
        return jdbc.sql("select state from obligation where id = ?")
                .param(obligation)
                .query(String.class)
                .single();
    }

    private int reports() {
        return jdbc.sql("select count(*) from report").query(Integer.class).single();
    }

    private int noticesUnder(String key) {
        return jdbc.sql("select count(*) from notice where notice_key like ?")
                .param(key + "%")
                .query(Integer.class)
                .single();
    }
}
