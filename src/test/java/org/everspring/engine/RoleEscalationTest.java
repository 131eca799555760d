package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

@EngineTest
@DisplayName("任何角色都不能扩大自己的权限")
class RoleEscalationTest {

    private static final String OBLIGATION = "2026Q4:1.1:gonganju";
    private static final String PASSWORD = "EverSpring-2023";
    private static final String COLLEAGUE = "zhangsan";
    private static final String KEEPER = "user-administrator";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identities;

    /** Both of Camunda's REST APIs. */
    enum Api {
        ENGINE_REST,
        WEBAPP
    }

    private RestClient client(Api api, String user) {
        return api == Api.ENGINE_REST ? RestClient.basic(http, user) : RestClient.session(http, user);
    }

    @BeforeEach
    void colleague() {
        var colleague = identities.newUser(COLLEAGUE);
        colleague.setFirstName("张三");
        colleague.setLastName(" ");
        colleague.setPassword(PASSWORD);
        identities.saveUser(colleague);
    }

    @AfterEach
    void undo() {
        identities.clearAuthentication();
        identities.deleteUser(COLLEAGUE);
        identities.deleteMembership("auditor", "gonganju");
        engine.getManagementService().createJobQuery().active().list().stream()
                .filter(job -> job.getProcessDefinitionKey() == null)
                .forEach(job -> engine.getManagementService().deleteJob(job.getId()));
        engine.getRepositoryService().createDeploymentQuery().deploymentName("升级").list().stream()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    private static void assertRefused(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isBetween(400, 499);
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("用户管理员把人员编入单位，但不能编入系统管理类的组")
    void userAdministratorGivesNobodyASpecialRole(Api api) {
        RestClient keeper = client(api, KEEPER);

        for (String group : List.of("camunda-admin", "process-owner", KEEPER, "operator", "auditor")) {
            assertRefused(keeper.put("/group/" + group + "/members/" + COLLEAGUE, Map.of()));
            assertRefused(keeper.put("/group/" + group + "/members/" + KEEPER, Map.of()));
        }

        assertThat(groupsOf(COLLEAGUE)).isEmpty();
        assertThat(keeper.put("/group/fagaiwei/members/" + COLLEAGUE, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(groupsOf(COLLEAGUE)).containsExactly("fagaiwei");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("用户管理员不能经接口改任何他人的口令和资料，不能把人编入办公室和领导小组，也不能给自己加单位")
    void userAdministratorDoesNotTouchSpecialAccounts(Api api) {
        RestClient keeper = client(api, KEEPER);

        for (String account : List.of("admin", "process-owner", "operator", "auditor", "gonganju.liaison")) {
            assertRefused(keeper.put(
                    "/user/" + account + "/credentials",
                    Map.of("password", "Taken-over-2023", "authenticatedUserPassword", PASSWORD)));
            assertRefused(keeper.put(
                    "/user/" + account + "/profile",
                    Map.of("id", account, "firstName", "甲", "lastName", " ", "email", "a@office.test")));
            if (!account.equals("gonganju.liaison")) {
                assertRefused(keeper.put("/group/fagaiwei/members/" + account, Map.of()));
            }
            assertThat(identities.checkPassword(account, PASSWORD)).as(account).isTrue();
        }
        assertRefused(keeper.put("/group/fagaiwei/members/" + KEEPER, Map.of()));
        for (String unit : List.of("yingshangban", "lingdaoxiaozu")) {
            assertRefused(keeper.put("/group/" + unit + "/members/" + COLLEAGUE, Map.of()));
        }
        assertThat(groupsOf(COLLEAGUE)).isEmpty();

        assertThat(groupsOf(KEEPER)).containsExactly(KEEPER);
    }

    @ParameterizedTest
    @ValueSource(strings = {KEEPER, "process-owner", "operator", "auditor", "gonganju.liaison", "yingshangban.leader"})
    @DisplayName("除系统管理员外，无人能授权、建组、删除账号或核对他人口令")
    void nobodyGrantsRights(String user) {
        for (Api api : Api.values()) {
            RestClient client = client(api, user);

            assertRefused(client.post(
                    "/authorization/create",
                    Map.of(
                            "type",
                            1,
                            "permissions",
                            List.of("ALL"),
                            "userId",
                            user,
                            "resourceType",
                            5,
                            "resourceId",
                            "*")));
            assertRefused(client.post("/group/create", Map.of("id", "mine", "name", "我的组", "type", "UNIT")));
            assertRefused(client.post("/identity/verify", Map.of("username", "admin", "password", PASSWORD)));
        }
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .userIdIn(user)
                        .resourceType(5)
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("审计人员即使被编入单位，也不能办理任务")
    void auditorChangesNothingWhateverElseTheAccountIs() {
        desk.openQuarter();
        identities.createMembership("auditor", "gonganju");
        Task task = desk.task(OBLIGATION, ReportingDesk.FILL);

        for (Api api : Api.values()) {
            RestClient auditor = client(api, "auditor");
            assertThat(auditor.get("/task/" + task.getId()).getStatusCode().value())
                    .isEqualTo(200);
            assertRefused(auditor.post("/task/" + task.getId() + "/claim", Map.of("userId", "auditor")));
            assertRefused(auditor.post("/task/" + task.getId() + "/comment/create", Map.of("message", "意见")));
        }

        assertThat(desk.task(OBLIGATION, ReportingDesk.FILL).getAssignee()).isNull();
    }

    @Test
    @DisplayName("运维人员可重试作业，不能借此提前期限，也不能直接执行")
    void operatorLetsNoDateComeEarly() {
        desk.openQuarter();
        Task task = desk.task(OBLIGATION, ReportingDesk.FILL);
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .timers()
                .listPage(0, 1)
                .get(0);

        for (Api api : Api.values()) {
            RestClient operator = client(api, "operator");
            assertThat(operator.put("/job/" + timer.getId() + "/retries", Map.of("retries", 3))
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
            assertRefused(operator.put(
                    "/job/" + timer.getId() + "/retries",
                    Map.of("retries", 3, "dueDate", "2020-01-01T00:00:00.000+0800")));
            assertRefused(operator.put(
                    "/job-definition/" + timer.getJobDefinitionId() + "/retries",
                    Map.of("retries", 3, "dueDate", "2020-01-01T00:00:00.000+0800")));
            assertRefused(operator.post("/job/" + timer.getId() + "/execute", Map.of()));
        }

        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .jobId(timer.getId())
                        .singleResult()
                        .getDuedate())
                .isEqualTo(timer.getDuedate());
    }

    @Test
    @DisplayName("不属于任何流程的作业只归系统管理员")
    void jobsOfNoProcessBelongToAdministrators() {
        String cleanup = engine.getHistoryService().cleanUpHistoryAsync(true).getId();

        identities.setAuthentication("gonganju.liaison", List.of("gonganju", "liaison"));

        assertThatThrownBy(() -> engine.getManagementService().executeJob(cleanup))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> engine.getManagementService().deleteJob(cleanup))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> engine.getManagementService().setJobRetries(cleanup, 0))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("任务不能替别人认领")
    void taskIsClaimedForOneselfOnly() {
        desk.openQuarter();
        Task task = desk.task(OBLIGATION, ReportingDesk.FILL);

        for (Api api : Api.values()) {
            assertRefused(client(api, "gonganju.liaison")
                    .post("/task/" + task.getId() + "/claim", Map.of("userId", "panlongqu.liaison")));
            assertThat(client(api, "panlongqu.liaison")
                            .get("/task/" + task.getId())
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }
        // An administrator may; it gives the stranger no right on the task.
        identities.setAuthentication("admin", List.of("camunda-admin"));
        engine.getTaskService().setAssignee(task.getId(), "panlongqu.liaison");
        assertThat(client(Api.ENGINE_REST, "panlongqu.liaison")
                        .get("/task/" + task.getId())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("流程负责人可部署，但不能删除自己的部署，不能指定租户，不能把任务交给管理类的组")
    void processOwnerDeploysAndNoMore(Api api) throws IOException {
        RestClient owner = client(api, "process-owner");
        String table = Files.readString(Path.of("processes/reminder-policy.dmn"));
        String process = Files.readString(Path.of("processes/measure-breakdown.bpmn"))
                .replace("camunda:candidateGroups=\"${unitId}\"", "camunda:candidateGroups=\"process-owner\"");

        var deployed = owner.post("/deployment/create", deployment(null, "reminder-policy.dmn", table));

        assertThat(deployed.getStatusCode().value()).as(deployed.getBody()).isEqualTo(200);
        var id = engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("升级")
                .singleResult()
                .getId();
        assertThat(owner.delete("/deployment/" + id + "?cascade=true")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        identities.setAuthentication("process-owner", List.of("process-owner"));
        assertThatThrownBy(() -> engine.getRepositoryService().deleteDeployment(id, true))
                .isInstanceOf(AuthorizationException.class);
        identities.clearAuthentication();
        assertThat(owner.post("/deployment/create", deployment("kunming", "reminder-policy.dmn", table))
                        .getBody())
                .contains("租户");
        assertThat(process).contains("candidateGroups=\"process-owner\"");
        assertRefused(owner.post("/deployment/create", deployment(null, "measure-breakdown.bpmn", process)));
    }

    private static LinkedMultiValueMap<String, Object> deployment(String tenant, String name, String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "升级");
        if (tenant != null) {
            parts.add("tenant-id", tenant);
        }
        parts.add(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return parts;
    }

    @Test
    @DisplayName("市营商环境办只看不改：不能评论、上传附件、重启流程")
    void officeOnlyLooks() {
        desk.openQuarter();
        Task task = desk.task(OBLIGATION, ReportingDesk.FILL);

        for (Api api : Api.values()) {
            RestClient office = client(api, "yingshangban.liaison");
            assertThat(office.get("/task/" + task.getId()).getStatusCode().value())
                    .isEqualTo(200);
            assertRefused(office.post("/task/" + task.getId() + "/comment/create", Map.of("message", "意见")));
            assertRefused(office.post("/task/" + task.getId() + "/claim", Map.of("userId", "yingshangban.liaison")));
            assertRefused(office.post(
                    "/process-definition/" + task.getProcessDefinitionId() + "/restart",
                    Map.of(
                            "processInstanceIds",
                            List.of(task.getProcessInstanceId()),
                            "instructions",
                            List.of(Map.of("type", "startBeforeActivity", "activityId", ReportingDesk.FILL)))));
        }

        assertThat(engine.getTaskService().getTaskComments(task.getId())).isEmpty();
    }
}
