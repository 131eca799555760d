package org.everspring.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.audit.AuditEntry;
import org.everspring.audit.AuditEvent;
import org.everspring.audit.AuditEvents;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditSearch;
import org.everspring.evidence.SampleFiles;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.matter.ObligationId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@EngineTest
@DisplayName("审计记录的来源")
class AuditTrailTest {

    private static final String PASSWORD = "EverSpring-2023";
    private static final String CLERK = "wuhuaqu.liaison";
    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private AuditEvents events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Workday workday;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping pages;

    @BeforeEach
    void today() {
        workday.at("2026-12-01T09:00");
    }

    private List<AuditEvent> written() {
        return events
                .find(
                        new AuditSearch(
                                Instant.parse("2000-01-01T00:00:00Z"),
                                Instant.parse("2100-01-01T00:00:00Z"),
                                null,
                                null,
                                null,
                                null),
                        null,
                        100)
                .stream()
                .map(AuditEntry::event)
                .toList();
    }

    /** What has led to where the test begins. */
    private void forget() {
        jdbc.sql("delete from audit_event").update();
    }

    private AuditEvent only() {
        assertThat(written()).hasSize(1);
        return written().get(0);
    }

    private void isOf(AuditEvent event, AuditKind kind, String action, AuditResult result) {
        assertThat(event.audited().kind()).isEqualTo(kind);
        assertThat(event.audited().action()).isEqualTo(action);
        assertThat(event.result()).isEqualTo(result);
        assertThat(event.at()).isEqualTo(Instant.parse("2026-12-01T01:00:00Z"));
    }

    private void isBy(AuditEvent event, String userId, String name) {
        assertThat(event.person().userId()).isEqualTo(userId);
        assertThat(event.person().name()).isEqualTo(name);
        assertThat(event.address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    private ResponseEntity<String> rest(String user, HttpMethod method, String path, Object body) {
        return http.withBasicAuth(user, PASSWORD)
                .exchange("/engine-rest" + path, method, new HttpEntity<>(body), String.class);
    }

    @Nested
    @DisplayName("登录与退出")
    class Logins {

        @Test
        @DisplayName("登录和退出各一条，口令不在其中")
        void comesAndGoes() {
            Browser browser = Browser.signedIn(environment, CLERK);
            isOf(only(), AuditKind.LOGIN, "登录", AuditResult.DONE);
            isBy(only(), CLERK, "五华区联络员");
            assertThat(only().toString()).doesNotContain(PASSWORD);

            browser.post("/logout", Map.of());

            assertThat(written()).hasSize(2);
            isOf(written().get(0), AuditKind.LOGIN, "退出", AuditResult.DONE);
            isBy(written().get(0), CLERK, "五华区联络员");
        }

        @Test
        @DisplayName("口令不正确：一条，写明账号和原因，不写口令")
        void aWrongPassword() {
            Browser.of(environment).post("/login", Map.of("username", CLERK, "password", "wrong-secret"));

            isOf(only(), AuditKind.LOGIN, "登录", AuditResult.REFUSED);
            isBy(only(), CLERK, "五华区联络员");
            assertThat(only().reason()).isEqualTo("账号或口令不正确");
            assertThat(only().toString()).doesNotContain("wrong-secret");
        }

        @Test
        @DisplayName("没有的账号照样记下")
        void anUnknownAccount() {
            Browser.of(environment).post("/login", Map.of("username", "nobody'--", "password", "x"));

            isOf(only(), AuditKind.LOGIN, "登录", AuditResult.REFUSED);
            isBy(only(), "nobody'--", null);
        }

        @Test
        @DisplayName("接口口令不正确：一条；口令正确的读取没有记录")
        void anInterface() {
            http.withBasicAuth(CLERK, "wrong").getForEntity("/engine-rest/task", String.class);
            isOf(only(), AuditKind.LOGIN, "登录", AuditResult.REFUSED);

            rest(CLERK, HttpMethod.GET, "/task", null);
            rest(CLERK, HttpMethod.POST, "/task/count", Map.of());

            assertThat(written()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("任务")
    class Tasks {

        private Task task;

        @BeforeEach
        void aUnitHasATask() {
            desk.openQuarter();
            forget();
            task = desk.task(REPORT, ReportingDesk.FILL);
        }

        @Test
        @DisplayName("认领：一条，写明业务编号、任务名称和办理人")
        void isClaimed() {
            rest(CLERK, HttpMethod.POST, "/task/" + task.getId() + "/claim", Map.of("userId", CLERK));

            AuditEvent claimed = only();
            isOf(claimed, AuditKind.TASK, "领办任务", AuditResult.DONE);
            isBy(claimed, CLERK, "五华区联络员");
            assertThat(claimed.audited().subject()).isEqualTo(REPORT.toString());
            assertThat(claimed.audited().subjectName()).isEqualTo(task.getName());
            assertThat(claimed.audited().detail()).isEqualTo("办理人：" + CLERK);
            assertThat(claimed.request()).isEqualTo("POST /engine-rest/task/" + task.getId() + "/claim");
        }

        @Test
        @DisplayName("办结：一条，流程由此变更的业务状态另有一条")
        void isCompleted() {
            workday.submit(CLERK, task, desk.fields(REPORT, Inputs.report()));

            assertThat(written())
                    .extracting(event -> event.audited().kind())
                    .containsExactlyInAnyOrder(AuditKind.TASK, AuditKind.STATE);
            AuditEvent completed = written().stream()
                    .filter(event -> event.audited().kind() == AuditKind.TASK)
                    .findFirst()
                    .orElseThrow();
            isOf(completed, AuditKind.TASK, "办结任务", AuditResult.DONE);
            assertThat(completed.person().userId()).isEqualTo(CLERK);
            assertThat(completed.audited().subject()).isEqualTo(REPORT.toString());
            assertThat(completed.audited().subjectName()).isEqualTo(task.getName());
            assertThat(completed.audited().detail()).isEqualTo("已结束：false → true");
        }

        @Test
        @DisplayName("表单不合要求被拒绝：没有成功的记录，有一条写明原因的拒绝记录")
        void aRefusedFormLeavesItsRefusal() {
            ResponseEntity<String> answer = rest(
                    CLERK, HttpMethod.POST, "/task/" + task.getId() + "/submit-form", Map.of("variables", Map.of()));

            assertThat(answer.getStatusCode().value()).isEqualTo(400);
            isOf(only(), AuditKind.TASK, "办结任务", AuditResult.REFUSED);
            isBy(only(), CLERK, "五华区联络员");
            assertThat(only().reason())
                    .isNotBlank()
                    .matches(reason -> answer.getBody().contains(reason.substring(0, 8)));
        }

        @Test
        @DisplayName("没有权限：一条，写明缺少的权限")
        void anotherUnitsTask() {
            ResponseEntity<String> answer = rest(
                    "panlongqu.liaison",
                    HttpMethod.POST,
                    "/task/" + task.getId() + "/claim",
                    Map.of("userId", "panlongqu.liaison"));

            assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
            isOf(only(), AuditKind.TASK, "领办任务", AuditResult.REFUSED);
            isBy(only(), "panlongqu.liaison", "盘龙区联络员");
            assertThat(only().reason()).startsWith("没有权限：");
        }

        @Test
        @DisplayName("回滚的操作不留成功的记录")
        void whatIsUndoneLeavesNothing() {
            assertThatThrownBy(() -> new TransactionTemplate(transactions)
                            .executeWithoutResult(status -> workday.as(CLERK, () -> {
                                tasks.claim(task.getId(), CLERK);
                                throw new IllegalStateException("crash");
                            })))
                    .hasMessage("crash");

            assertThat(tasks.createTaskQuery()
                            .taskId(task.getId())
                            .taskUnassigned()
                            .count())
                    .isOne();
            assertThat(written()).isEmpty();
        }
    }

    @Nested
    @DisplayName("账号、权限和部署")
    class Administration {

        @AfterEach
        void leaveNothing() {
            identities.deleteUser("audit-test");
            repository
                    .createDeploymentQuery()
                    .deploymentName("audit-test")
                    .list()
                    .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        }

        @Test
        @DisplayName("新建用户、加入用户组、授予和收回权限、删除用户各一条")
        void accountsAndRights() {
            rest(
                    "admin",
                    HttpMethod.POST,
                    "/user/create",
                    Map.of(
                            "profile", Map.of("id", "audit-test", "firstName", "审计甲", "lastName", ""),
                            "credentials", Map.of("password", "Sd8!kfj2-Lqpw")));
            AuditEvent created = only();
            isOf(created, AuditKind.ACCOUNT, "新建用户", AuditResult.DONE);
            isBy(created, "admin", created.person().name());
            assertThat(created.audited().subject()).isEqualTo("audit-test");
            assertThat(created.toString()).doesNotContain("kfj2");

            rest("admin", HttpMethod.PUT, "/group/wuhuaqu/members/audit-test", null);
            assertThat(written()).hasSize(2);
            isOf(written().get(0), AuditKind.ACCOUNT, "加入用户组", AuditResult.DONE);
            assertThat(written().get(0).audited().subject()).isEqualTo("audit-test");
            assertThat(written().get(0).audited().subjectName()).isEqualTo("wuhuaqu");

            rest(
                    "admin",
                    HttpMethod.POST,
                    "/authorization/create",
                    Map.of(
                            "type",
                            1,
                            "permissions",
                            List.of("READ"),
                            "userId",
                            "audit-test",
                            "resourceType",
                            7,
                            "resourceId",
                            "*"));
            assertThat(written()).hasSize(3);
            isOf(written().get(0), AuditKind.RIGHT, "授予权限", AuditResult.DONE);
            assertThat(written().get(0).audited().subject()).isEqualTo("audit-test");
            assertThat(written().get(0).audited().detail()).contains("权限：READ", "对象：Task", "对象标识：*");

            String right = authorizations
                    .createAuthorizationQuery()
                    .userIdIn("audit-test")
                    .resourceType(7)
                    .singleResult()
                    .getId();
            rest("admin", HttpMethod.DELETE, "/authorization/" + right, null);
            assertThat(written()).hasSize(4);
            isOf(written().get(0), AuditKind.RIGHT, "收回权限", AuditResult.DONE);

            rest("admin", HttpMethod.DELETE, "/user/audit-test", null);
            assertThat(written()).hasSize(5);
            isOf(written().get(0), AuditKind.ACCOUNT, "删除用户", AuditResult.DONE);
        }

        @Test
        @DisplayName("部署一条；被检查拒绝的部署也有一条，写明检查的原话")
        void deployments() {
            deploy("""
                    {"id": "audit-test", "type": "default", "schemaVersion": 16, "components": []}""");
            isOf(only(), AuditKind.MODEL, "部署流程或表单", AuditResult.DONE);
            assertThat(only().audited().subjectName()).isEqualTo("audit-test.form");

            ResponseEntity<String> answer = deploy("no form at all");

            assertThat(answer.getStatusCode().value()).isEqualTo(400);
            assertThat(written()).hasSize(2);
            isOf(written().get(0), AuditKind.MODEL, "部署流程或表单", AuditResult.REFUSED);
            assertThat(written().get(0).reason()).contains("audit-test.form");
        }

        private ResponseEntity<String> deploy(String form) {
            MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
            parts.add("deployment-name", "audit-test");
            parts.add("data", new ByteArrayResource(form.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public String getFilename() {
                    return "audit-test.form";
                }
            });
            return rest("admin", HttpMethod.POST, "/deployment/create", parts);
        }

        @Test
        @DisplayName("引擎自己不记的操作按答复记一条")
        void whatTheEngineDoesNotLog() {
            desk.openQuarter();
            forget();
            Task task = desk.task(REPORT, ReportingDesk.FILL);

            ResponseEntity<String> answer = rest(
                    "admin", HttpMethod.POST, "/task/" + task.getId() + "/comment/create", Map.of("message", "请尽快"));

            assertThat(answer.getStatusCode().is2xxSuccessful()).isTrue();
            isOf(only(), AuditKind.TASK, "添加意见", AuditResult.DONE);
            isBy(only(), "admin", only().person().name());
        }
    }

    @Nested
    @DisplayName("自有页面和接口")
    class Pages {

        private Browser clerk;

        @BeforeEach
        void openQuarterAndSignIn() {
            desk.openQuarter();
            clerk = Browser.signedIn(environment, CLERK);
            forget();
        }

        @Test
        @DisplayName("办理成功：一条")
        void somethingIsDone() {
            var answer = clerk.post(
                    "/desk/obligations/" + REPORT + "/extension", Map.of("until", "2026-12-23", "reason", "数据待核"));

            assertThat(answer.status()).isEqualTo(302);
            isOf(only(), AuditKind.PAGE, "申请延期", AuditResult.DONE);
            isBy(only(), CLERK, "五华区联络员");
            assertThat(only().audited().subject()).isEqualTo(REPORT.toString());
        }

        @Test
        @DisplayName("被拒绝：一条，写明页面所示的原因")
        void somethingIsRefused() {
            var answer = clerk.post("/desk/obligations/" + REPORT + "/withdraw", Map.of());

            assertThat(answer.status()).isEqualTo(422);
            isOf(only(), AuditKind.PAGE, "撤回报送", AuditResult.REFUSED);
            assertThat(only().reason()).contains("只有待审核的报送可以撤回");
        }

        @Test
        @DisplayName("只看页面：没有记录")
        void readingIsNotWritten() {
            clerk.get("/desk");
            clerk.get("/board/assessment");
            clerk.get("/camunda/app/tasklist/default/");

            assertThat(written()).isEmpty();
        }

        @Test
        @DisplayName("佐证材料的上传、下载和删除各一条，不收的文件一条并写明原因")
        void evidence() {
            Task task = desk.task(REPORT, ReportingDesk.FILL);
            String path = "/desk/tasks/" + task.getId() + "/evidence";
            var stored = clerk.upload(path, "a.pdf", SampleFiles.pdf());
            assertThat(stored.statusCode()).isEqualTo(201);
            isOf(only(), AuditKind.EVIDENCE, "上传佐证材料", AuditResult.DONE);

            String id = new String(stored.body(), StandardCharsets.UTF_8).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            assertThat(clerk.download("/desk/evidence/" + id).statusCode()).isEqualTo(200);
            isOf(written().get(0), AuditKind.EVIDENCE, "下载佐证材料", AuditResult.DONE);
            assertThat(written().get(0).audited().subject()).isEqualTo(id);

            assertThat(clerk.upload(path, "b.exe", new byte[] {'M', 'Z'}).statusCode())
                    .isEqualTo(400);
            isOf(written().get(0), AuditKind.EVIDENCE, "上传佐证材料", AuditResult.REFUSED);
            assertThat(written().get(0).reason()).contains("b.exe");

            assertThat(clerk.delete("/desk/evidence/" + id).statusCode()).isEqualTo(204);
            isOf(written().get(0), AuditKind.EVIDENCE, "删除佐证材料", AuditResult.DONE);
            assertThat(written()).hasSize(4);
        }

        @Test
        @DisplayName("其他网站代发的表单：一条拒绝记录")
        void anotherSitesForm() {
            var answer = clerk.post(
                    "/desk/obligations/" + REPORT + "/withdraw", Map.of(), Map.of("Origin", "http://evil.example"));

            assertThat(answer.status()).isEqualTo(403);
            isOf(only(), AuditKind.PAGE, "撤回报送", AuditResult.REFUSED);
        }

        @Test
        @DisplayName("网页接口缺少令牌：一条拒绝记录")
        void withoutAToken() {
            var answer = clerk.post("/camunda/api/engine/engine/default/task/1/claim", Map.of());

            assertThat(answer.status()).isEqualTo(403);
            isOf(only(), AuditKind.TASK, "领办任务", AuditResult.REFUSED);
            isBy(only(), CLERK, "五华区联络员");
        }

        @Test
        @DisplayName("未登录的提交和试图新建管理员：各一条拒绝记录")
        void strangers() {
            Browser stranger = Browser.of(environment);
            stranger.post("/desk/obligations/" + REPORT + "/withdraw", Map.of());
            assertThat(only().person()).isNull();
            isOf(only(), AuditKind.PAGE, "撤回报送", AuditResult.REFUSED);

            stranger.post("/camunda/api/admin/setup/default/user/create", Map.of());

            assertThat(written()).hasSize(2);
            assertThat(written().get(0).result()).isEqualTo(AuditResult.REFUSED);
            assertThat(written().get(0).request()).isEqualTo("POST /camunda/api/admin/setup/default/user/create");
        }

        @Test
        @DisplayName("每个会改动数据的页面和接口都注明审计操作")
        void everyHandlerThatChangesSomethingIsAudited() {
            var silent = pages.getHandlerMethods().entrySet().stream()
                    .filter(handler ->
                            handler.getValue().getBeanType().getName().startsWith("org.everspring."))
                    .filter(handler -> handler.getKey().getMethodsCondition().getMethods().stream()
                            .anyMatch(method -> !RequestActions.SAFE.contains(method.name())))
                    .filter(handler -> !handler.getValue().hasMethodAnnotation(Audited.class))
                    .map(handler -> handler.getValue().toString());

            assertThat(silent).isEmpty();
        }
    }

    @Test
    @DisplayName("先后认领两项任务，各有一条")
    void everyTransactionHasItsOwn() {
        desk.openQuarter();
        forget();
        List<ObligationId> reports = List.of(REPORT, ObligationId.parse("2026Q4:1.2:wuhuaqu"));

        reports.forEach(report -> workday.as(
                CLERK, () -> tasks.claim(desk.task(report, ReportingDesk.FILL).getId(), CLERK)));

        assertThat(written())
                .extracting(event -> event.audited().subject())
                .containsExactly("2026Q4:1.2:wuhuaqu", REPORT.toString());
    }
}
