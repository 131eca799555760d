package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** 企业走访, the handbook's example of a process that an owner makes: from the files to the last notice. */
@EngineTest
@DisplayName("流程负责人自建的流程")
class OwnProcessTest {

    private static final Path FILES = Path.of("src/test/resources/cases/enterprise-visit");
    private static final String NAME = "企业走访";
    private static final String TYPED = "<APP> *a* ~~b~~ [c](http://d) # e {{f}} ${g}";

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
    private JdbcClient jdbc;

    @Autowired
    private Workday day;

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("provisioning")
    private SmartInitializingSingleton provisioning;

    @BeforeEach
    void onAWorkday() {
        day.at("2026-12-01T09:00");
    }

    @AfterEach
    void tidyUp() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    /** As Camunda Modeler sends them, its empty field for the tenant included. */
    private JsonNode deploy(Map<String, String> files) throws IOException {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", NAME);
        parts.add("deployment-source", "Camunda Modeler");
        parts.add("enable-duplicate-filtering", "true");
        parts.add("deploy-changed-only", "true");
        parts.add("tenant-id", "");
        files.forEach(
                (name, content) -> parts.add(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                }));
        return json(RestClient.basic(http, "process-owner").post("/deployment/create", parts));
    }

    private JsonNode deployExample(String... replacements) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (Path file : files()) {
            String content = Files.readString(file);
            for (int i = 0; i < replacements.length; i += 2) {
                content = content.replace(replacements[i], replacements[i + 1]);
            }
            all.put(file.getFileName().toString(), content);
        }
        return deploy(all);
    }

    private static JsonNode json(ResponseEntity<String> answer) throws IOException {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.getBody());
    }

    private List<String> startable(String user) throws IOException {
        return json(RestClient.session(http, user)
                        .get("/process-definition?startableInTasklist=true&startablePermissionCheck=true"
                                + "&active=true&latestVersion=true&maxResults=50"))
                .findValuesAsText("key");
    }

    private void submit(String user, String definitionKey, Map<String, Object> values) {
        Task task = tasks.createTaskQuery().taskDefinitionKey(definitionKey).singleResult();
        var answer = RestClient.session(http, user).post("/task/" + task.getId() + "/submit-form", variables(values));
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isIn(200, 204);
    }

    private static Map<String, Object> variables(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, Map.of("value", value)));
        return Map.of("variables", all);
    }

    private ResponseEntity<String> start(String user) {
        return RestClient.session(http, user)
                .post(
                        "/process-definition/key/enterpriseVisit/submit-form",
                        variables(Map.of("matter", TYPED, "appealKind", "tax")));
    }

    private List<String> told(String column) {
        return jdbc.sql("select " + column + " from notice where notice_key like 'own:%' order by id")
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("企业走访：部署、发起、待办、表格、定时、通知，从头到尾")
    void theExampleWorksFromEndToEnd() throws IOException {
        JsonNode deployed = deployExample();

        assertThat(deployed.path("warnings")).isEmpty();
        assertThat(deployed.path("tenantId").isNull()).isTrue();
        assertThat(startable("wuhuaqu.liaison")).contains("enterpriseVisit");

        var started = start("wuhuaqu.liaison");
        assertThat(started.getStatusCode().value()).as(started.getBody()).isEqualTo(200);
        day.runDueJobs();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("enterpriseVisit")
                        .singleResult()
                        .getBusinessKey())
                .isEqualTo("OWN-2026-0001");

        String desk =
                Browser.signedIn(environment, "wuhuaqu.liaison").get("/desk").text();
        assertThat(desk).contains(">登记走访情况<", ">企业走访<").contains("&lt;APP&gt; *a* ~~b~~ [c](http://d) # e {{f}} ${g}");
        assertThat(Browser.signedIn(environment, "gonganju.liaison")
                        .get("/desk")
                        .text())
                .doesNotContain("企业走访");

        submit("wuhuaqu.liaison", "userTask_recordVisit", Map.of("visitRecord", TYPED, "followUpDueOn", "2026-12-20"));
        assertThat(Browser.signedIn(environment, "shuiwuju.liaison")
                        .get("/desk")
                        .text())
                .contains(">企业走访<", ">办理企业诉求<", "12月20日");

        day.passUntil(LocalDateTime.parse("2026-12-07T10:00"));
        assertThat(told("subject")).containsExactly("【提醒】“" + TYPED + "”的诉求五日未办结");

        submit("shuiwuju.liaison", "userTask_followUp", Map.of("followUpResult", TYPED));
        day.runDueJobs();
        assertThat(told("body")).last().isEqualTo("办理结果：" + TYPED);
        assertThat(told("subject")).hasSize(2);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("enterpriseVisit")
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("重新启动后仍可发起；模型写明了发起单位的，只有这些单位能发起")
    void theRightFollowsTheModel() throws IOException {
        deployExample();
        provisioning.afterSingletonsInstantiated();
        assertThat(startable("wuhuaqu.liaison")).contains("enterpriseVisit");

        deployExample(
                "isExecutable=\"true\"", "isExecutable=\"true\" camunda:candidateStarterGroups=\"fagaiwei,shuiwuju\"");

        assertThat(startable("shuiwuju.liaison")).contains("enterpriseVisit");
        assertThat(startable("wuhuaqu.liaison")).doesNotContain("enterpriseVisit");
        assertThat(start("wuhuaqu.liaison").getStatusCode().value()).isEqualTo(403);
        provisioning.afterSingletonsInstantiated();
        assertThat(startable("shuiwuju.liaison")).contains("enterpriseVisit");
        assertThat(startable("wuhuaqu.liaison")).doesNotContain("enterpriseVisit");

        deployExample("isExecutable=\"true\"", "isExecutable=\"true\" camunda:isStartableInTasklist=\"false\"");

        assertThat(startable("shuiwuju.liaison")).doesNotContain("enterpriseVisit");
        assertThat(start("shuiwuju.liaison").getStatusCode().value()).isEqualTo(403);
    }

    @Test
    @DisplayName("用模板加的系统任务不用填写重试周期，出错后隔两分钟再试，最后成为异常")
    void retriesWhatNamesNoCycle() throws IOException {
        deployExample(
                "<camunda:inputParameter name=\"noticeUnit\">${unitId}",
                "<camunda:inputParameter name=\"noticeUnit\">nowhere");
        start("wuhuaqu.liaison");
        day.runDueJobs();
        submit("wuhuaqu.liaison", "userTask_recordVisit", Map.of("visitRecord", "很好", "followUpDueOn", "2026-12-20"));
        submit("shuiwuju.liaison", "userTask_followUp", Map.of("followUpResult", "已办"));
        Job job = management.createJobQuery().activityId("serviceTask_tellUnit").singleResult();

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("“nowhere”不存在");

        Job again = management.createJobQuery().jobId(job.getId()).singleResult();
        assertThat(again.getRetries()).isEqualTo(4);
        assertThat(again.getDuedate()).isNotNull();
        assertThat(again.getExceptionMessage()).contains("接收单位（noticeUnit）“nowhere”不存在，请填单位标识");
    }

    @Test
    @DisplayName("调用活动带上业务编号（Modeler 的勾选），子流程照常执行")
    void callsAnotherAndHandsItsBusinessKeyOn() throws IOException {
        deploy(Map.of("caller.bpmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://everspring.org/test">
                  <bpmn:process id="caller" name="调用" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="startEvent_begun" name="开始"/>
                    <bpmn:sequenceFlow id="flow_begun" sourceRef="startEvent_begun" targetRef="subProcess_work"/>
                    <bpmn:subProcess id="subProcess_work" name="办理">
                      <bpmn:startEvent id="startEvent_inner" name="开始办理"/>
                      <bpmn:sequenceFlow id="flow_inner" sourceRef="startEvent_inner" targetRef="callActivity_other"/>
                      <bpmn:callActivity id="callActivity_other" name="另一流程" calledElement="called"
                          camunda:modelerTemplate="org.example.call" camunda:modelerTemplateVersion="2"
                          camunda:modelerTemplateIcon="data:image/svg+xml,%3Csvg/%3E">
                        <bpmn:extensionElements>
                          <camunda:properties><camunda:property name="owner" value="营商办"/></camunda:properties>
                          <camunda:in businessKey="#{execution.processBusinessKey}"/>
                        </bpmn:extensionElements>
                      </bpmn:callActivity>
                      <bpmn:sequenceFlow id="flow_called" sourceRef="callActivity_other" targetRef="endEvent_inner"/>
                      <bpmn:endEvent id="endEvent_inner" name="办理完毕"/>
                    </bpmn:subProcess>
                    <bpmn:sequenceFlow id="flow_done" sourceRef="subProcess_work" targetRef="endEvent_done"/>
                    <bpmn:endEvent id="endEvent_done" name="结束"/>
                  </bpmn:process>
                </bpmn:definitions>
                """, "called.bpmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://everspring.org/test">
                  <bpmn:process id="called" name="被调用" isExecutable="true" camunda:historyTimeToLive="P30D"
                      camunda:isStartableInTasklist="false">
                    <bpmn:startEvent id="startEvent_begun" name="开始"/>
                    <bpmn:sequenceFlow id="flow_begun" sourceRef="startEvent_begun" targetRef="userTask_do"/>
                    <bpmn:userTask id="userTask_do" name="办理" camunda:candidateGroups="wuhuaqu"/>
                    <bpmn:sequenceFlow id="flow_done" sourceRef="userTask_do" targetRef="endEvent_done"/>
                    <bpmn:endEvent id="endEvent_done" name="结束"/>
                  </bpmn:process>
                </bpmn:definitions>
                """));

        runtime.startProcessInstanceByKey("caller", "OWN-2026-0007");

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("called")
                        .singleResult()
                        .getBusinessKey())
                .isEqualTo("OWN-2026-0007");
        tasks.complete(tasks.createTaskQuery()
                .taskDefinitionKey("userTask_do")
                .singleResult()
                .getId());
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("caller")
                        .count())
                .isZero();
    }
}
