package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("暂停和恢复流程")
class SuspensionsTest {

    private static final String PAGE = "/board/models/unitReport";

    @Autowired
    private Environment environment;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void everythingGoesOn() {
        repository
                .updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey("unitReport")
                .includeProcessInstances(true)
                .activate();
        repository
                .updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey("quarterlyCycle")
                .includeProcessInstances(true)
                .activate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-owner", "operator", "admin"})
    @DisplayName("流程负责人、运维人员和管理员都可以，实例、任务和作业一起停下，再一起恢复，有审计记录")
    void stopsAndGoesOn(String person) {
        desk.openQuarter();
        Browser browser = Browser.signedIn(environment, person);
        assertThat(browser.get(PAGE).text()).contains("暂停流程和运行中的实例").doesNotContain("恢复流程和运行中的实例");

        Browser.Page suspended = browser.post(PAGE + "/suspend", Map.of());

        assertThat(suspended.status()).isEqualTo(302);
        assertThat(browser.get(suspended.location()).text())
                .contains("已暂停。不再发起", "恢复流程和运行中的实例")
                .doesNotContain("暂停流程和运行中的实例");
        assertThat(browser.get("/board/models").text()).contains("已暂停");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("unitReport")
                        .active()
                        .count())
                .isZero();
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("unitReport")
                        .active()
                        .count())
                .isZero();
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("unitReport")
                        .active()
                        .count())
                .isZero();
        assertThat(browser.post(PAGE + "/suspend", Map.of()).text()).contains("已经暂停，没有改动");

        Browser.Page resumed = browser.post(PAGE + "/resume", Map.of());

        assertThat(browser.get(resumed.location()).text()).contains("已恢复。");
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("unitReport")
                        .suspended()
                        .count())
                .isZero();
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("unitReport")
                        .suspended()
                        .count())
                .isZero();
        assertThat(browser.post(PAGE + "/resume", Map.of()).status()).isEqualTo(422);
        assertThat(jdbc.sql(
                                "select count(*) from audit_event where user_id = :person and action in ('暂停流程', '恢复流程', '暂停流程定义', '恢复流程定义')")
                        .param("person", person)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
        assertThat(history.createUserOperationLogQuery()
                        .operationType(UserOperationLogEntry.OPERATION_TYPE_SUSPEND_PROCESS_DEFINITION)
                        .userId(person)
                        .count())
                .isPositive();
    }

    @Test
    @DisplayName("定时启动也停下；接口返回JSON")
    void stopsStartTimers() {
        ResponseEntity<String> suspended = post("process-owner", "/api/models/quarterlyCycle/suspend");

        assertThat(suspended.getBody()).contains("\"whole\":true", "\"versions\":[1]");
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("quarterlyCycle")
                        .active()
                        .count())
                .isZero();
        assertThat(post("process-owner", "/api/models/quarterlyCycle/suspend")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(post("operator", "/api/models/quarterlyCycle/resume").getBody())
                .contains("\"whole\":false", "\"versions\":[]");
        assertThat(post("operator", "/api/models/nothing/suspend")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fagaiwei.liaison", "yingshangban.liaison", "auditor", "user-administrator"})
    @DisplayName("其他人不能暂停和恢复，只能看的人看到状态")
    void isForOwnersAndOperators(String person) {
        Browser browser = Browser.signedIn(environment, person);

        // An auditor changes nothing on any page.
        int denied = person.equals("auditor") ? 403 : 404;
        assertThat(browser.post(PAGE + "/suspend", Map.of()).status()).isEqualTo(denied);
        assertThat(browser.post(PAGE + "/resume", Map.of()).status()).isEqualTo(denied);
        assertThat(post(person, "/api/models/unitReport/suspend")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(post(person, "/api/models/unitReport/resume").getStatusCode().value())
                .isEqualTo(403);
        if (person.equals("auditor")) {
            assertThat(browser.get(PAGE).text()).doesNotContain("暂停流程和运行中的实例");
            post("process-owner", "/api/models/unitReport/suspend");
            assertThat(browser.get(PAGE).text()).contains("已暂停。").doesNotContain("恢复流程和运行中的实例");
        }
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("unitReport")
                        .active()
                        .count())
                .isEqualTo(person.equals("auditor") ? 0 : 1);
    }

    private ResponseEntity<String> post(String person, String path) {
        return http.withBasicAuth(person, "EverSpring-2023").postForEntity(path, null, String.class);
    }
}
