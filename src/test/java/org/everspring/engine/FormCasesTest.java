package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Forms as Camunda Modeler deploys them, answered over REST as Tasklist answers them. */
@EngineTest
@DisplayName("流程负责人的表单：浏览器与服务器同样对待")
class FormCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases/forms");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    private RestClient owner;
    private RestClient clerk;

    @BeforeEach
    void signIn() {
        owner = RestClient.basic(http, "process-owner");
        clerk = RestClient.session(http, "shuiwuju.liaison");
    }

    @AfterEach
    void undeploy() {
        repository.createDeploymentQuery().deploymentSource("Camunda Modeler").list().stream()
                .filter(deployment -> deployment.getName().startsWith("case-"))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private ResponseEntity<String> deploy(String name) {
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("deployment-name", "case-" + name);
        parts.add("deployment-source", "Camunda Modeler");
        for (String extension : List.of(".form", ".bpmn")) {
            parts.add(name + extension, new FileSystemResource(CASES.resolve(name + extension)));
        }
        return owner.post("/deployment/create", parts);
    }

    private Task task(String name, Map<String, Object> variables) {
        assertThat(deploy(name).getStatusCode().value())
                .as(name + " is deployed")
                .isEqualTo(200);
        ProcessInstance instance = runtime.startProcessInstanceByKey("rules" + name, variables);
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private ResponseEntity<String> submit(Task task, Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Map<String, Object> typed = new HashMap<>();
            boolean structured = value instanceof Map || value instanceof List;
            typed.put("value", structured ? json(value) : value);
            if (structured) {
                typed.put("type", "Json");
            }
            variables.put(name, typed);
        });
        return clerk.post("/task/" + task.getId() + "/submit-form", Map.of("variables", variables));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> value(Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put("v", value);
        return values;
    }

    private void takes(String name, Object value) {
        assertThat(submit(task(name, Map.of()), value(value)).getStatusCode().value())
                .as(name + " takes " + value)
                .isEqualTo(204);
    }

    private void refuses(String name, Object value, String reason) {
        ResponseEntity<String> answer = submit(task(name, Map.of()), value(value));

        assertThat(answer.getBody()).as(name + " refuses " + value).contains(reason);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
    }

    @Test
    @DisplayName("以表达式写的上下限")
    void limitsByExpression() {
        takes("exprmin", 500);
        refuses("exprmin", 501, "“办件量”不能大于500");
        refuses("exprmin", -1, "“办件量”不能小于0");
        takes("exprlen", "一二三四五六七八九十");
        refuses("exprlen", "一二三四五六七八九十一", "“说明”最多10字，现有11字");
        refuses("exprlen", "一", "“说明”至少2字");
    }

    @Test
    @DisplayName("没有首尾符号的格式：含有即可")
    void aPatternThatAPartMatches() {
        takes("unanchored", "手机13888888888");
        refuses("unanchored", "12345", "“回访电话”格式不正确");
    }

    @Test
    @DisplayName("时间、不带时区的日期时间")
    void timesInTheFormatOfTheForm() {
        takes("time", "09:15+08:00");
        refuses("time", "25:15+08:00", "“走访时间”不是有效的时间");
        refuses("time", "09:15", "“走访时间”不是有效的时间");
        takes("datetime", "2026-12-01T09:15");
        refuses("datetime", "2026-12-01T09:15+08:00", "“走访日期”不是有效的日期");
        refuses("datetime", "2026-13-01T09:15", "“走访日期”不是有效的日期");
    }

    @Test
    @DisplayName("以文字保存的数字")
    void aNumberAsText() {
        takes("numstr", "1234567.89");
        refuses("numstr", "1.234", "“金额（万元）”最多保留2位小数");
        refuses("numstr", "很多", "“金额（万元）”应为数字");
        refuses("numstr", "1e60000000", "“金额（万元）”应为数字");
    }

    @Test
    @DisplayName("带路径的分组、带点的键")
    void pathsOfGroupsAndKeys() {
        assertThat(submit(task("pathgroup", Map.of()), Map.of("g", Map.of("v", "云南某公司")))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(submit(task("dotkey", Map.of()), Map.of("ent", Map.of("name", "云南某公司")))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(submit(task("dotkey", Map.of()), Map.of("ent", Map.of("other", "x")))
                        .getBody())
                .contains("表单中没有“ent.other”这一项");
        assertThat(submit(task("dotkey", Map.of()), Map.of("ent", "x")).getBody())
                .contains("“ent”的数据类型不正确");
    }

    @Test
    @DisplayName("值为数字的选项、以表达式给出的选项")
    void optionsOfNumbersAndByExpression() {
        takes("selnum", 2);
        refuses("selnum", 3, "“等级”不在可选范围内");
        takes("selfeel", "b");
        refuses("selfeel", "c", "“等级”不在可选范围内");
    }

    @Test
    @DisplayName("两个字段同一个键：浏览器打不开，部署时即拒绝")
    void twoFieldsOfOneKey() {
        ResponseEntity<String> answer = deploy("samekey");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("与“甲”用了同一个键“v”");
    }

    @Test
    @DisplayName("必须勾选的勾选框")
    void aBoxThatMustBeTicked() {
        takes("check", true);
        refuses("check", false, "“本人确认所填属实”为必填项");
    }

    @Test
    @DisplayName("电话和电子邮箱")
    void phoneAndEmail() {
        takes("phone", "+8613888888888");
        refuses("phone", "13888888888", "“手机”应为国际格式的电话号码");
        takes("email", "li.ming@km.gov.cn");
        refuses("email", "li.ming", "“邮箱”不是有效的电子邮箱");
    }

    @Test
    @DisplayName("只读的保持原样，改动不收也不报错")
    void readonlyKeepsItsValue() {
        Task task = task("readonly", Map.of("v", "原来的"));

        assertThat(submit(task, Map.of("v", "改了的", "w", "填写的")).getStatusCode().value())
                .isEqualTo(204);

        assertThat(lastValues(task)).contains(entry("v", "原来的"), entry("w", "填写的"));
    }

    private Map<String, Object> lastValues(Task task) {
        Map<String, Object> values = new HashMap<>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .list()
                .forEach(variable -> values.put(variable.getName(), variable.getValue()));
        return values;
    }

    @Test
    @DisplayName("每个样例都在这里")
    void noCaseIsForgotten() throws IOException {
        try (var files = Files.list(CASES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".form"))
                            .map(file -> file.replace(".form", "")))
                    .containsExactlyInAnyOrder(
                            "check",
                            "datetime",
                            "dotkey",
                            "email",
                            "exprlen",
                            "exprmin",
                            "numstr",
                            "pathgroup",
                            "phone",
                            "readonly",
                            "samekey",
                            "selfeel",
                            "selnum",
                            "time",
                            "unanchored");
        }
    }
}
