package org.everspring.modelling.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.Deployment;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@EngineTest
@DisplayName("流程负责人的页面和接口")
class ModelPagesTest {

    private static final String PASSWORD = "EverSpring-2023";
    private static final String FILE = "unit-report.bpmn";

    @Autowired
    private Environment environment;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private ReportingDesk desk;

    private Set<String> shipped;

    @BeforeEach
    void shippedOnly() {
        shipped = repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
    }

    @AfterEach
    void tidyUp() {
        management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), true));
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("unitReport")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over", true));
        newDeployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private List<Deployment> newDeployments() {
        return repository.createDeploymentQuery().list().stream()
                .filter(deployment -> !shipped.contains(deployment.getId()))
                .toList();
    }

    private static String model() {
        try {
            return Files.readString(Path.of("processes", FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String renamed() {
        return model().replace("name=\"审核报送内容\"", "name=\"审核并评价报送\"");
    }

    private void deployRenamed() {
        repository
                .createDeployment()
                .name(FILE)
                .source("Camunda Modeler")
                .addString(FILE, renamed())
                .deploy();
    }

    private Browser owner() {
        return Browser.signedIn(environment, "admin");
    }

    private static String tryOut(Browser browser, String model) {
        HttpResponse<byte[]> answer =
                browser.upload("/board/models/dry-run", FILE, model.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("列出现行的流程、决策表和表单，能下载现行文件")
    void listsTheModels() {
        Browser owner = owner();

        Browser.Page page = owner.get("/board/models");
        HttpResponse<byte[]> file = owner.download("/board/models/unitReport/versions/1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("责任单位季度报送", "unitReport", "提醒与督办规则", "随系统发布")
                .contains("填报推进情况", "fill-report")
                .contains("试部署");
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(model());
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", FILE);
        assertThat(owner.download("/board/models/unitReport/versions/9").statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/board/models/nothing").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("试部署：页面写明不合要求的元素，或者运行中的实例能否迁移")
    void triesADeployment() {
        desk.openQuarter();
        Browser owner = owner();

        assertThat(tryOut(owner, model().replace("${leadUnitId}", "nobody")))
                .contains("不能部署", "“审核报送内容”（userTask_reviewReport）：候选组“nobody”不存在");
        assertThat(tryOut(owner, renamed())).contains("可以部署", "部署后为第2版", "4个");
        assertThat(tryOut(owner, model().replace("userTask_fillReport", "userTask_write")))
                .contains("“填报推进情况”（userTask_fillReport）有4个实例：新版本中没有这个环节");
        assertThat(newDeployments()).isEmpty();
        assertThat(owner.upload("/board/models/dry-run", "", new byte[0]).statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("部署之后在模型的页面上迁移，再回退")
    void migratesAndGoesBack() {
        desk.openQuarter();
        deployRenamed();
        Browser owner = owner();
        assertThat(owner.get("/board/models/unitReport").text())
                .contains("现行第<b>2</b>版", "把第1版的4个实例迁移到第2版", "回退到第1版", "Camunda Modeler部署");

        Browser.Page migrated = owner.post("/board/models/unitReport/migrate", Map.of("from", "1"));
        assertThat(migrated.status()).isEqualTo(302);
        assertThat(owner.get(migrated.location()).text())
                .contains("已开始把第1版的4个实例迁移到第2版")
                .contains("“责任单位季度报送”第1版的实例正在迁移到第2版：共4个，已完成0个");
        Browser.Page twice = owner.post("/board/models/unitReport/migrate", Map.of("from", "1"));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("正在迁移，请等它完成");

        Browser.Page back = owner.post("/board/models/unitReport/rollback", Map.of("from", "2", "to", "1"));
        assertThat(back.status()).isEqualTo(302);
        assertThat(owner.get(back.location()).text()).contains("第1版的内容重新部署为第3版", "现行第<b>3</b>版");
        assertThat(owner.post("/board/models/unitReport/rollback", Map.of("from", "2", "to", "1"))
                        .text())
                .contains("现行的已是第3版");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fagaiwei.liaison", "yingshangban.liaison", "fagaiwei.leader"})
    @DisplayName("没有部署权限的人看不到页面，什么也做不了，手册可以看")
    void isForOwnersOnly(String user) {
        deployRenamed();
        Browser browser = Browser.signedIn(environment, user);

        assertThat(browser.get("/board/models").status()).isEqualTo(404);
        assertThat(browser.get("/board/models/unitReport").status()).isEqualTo(404);
        assertThat(browser.download("/board/models/unitReport/versions/1").statusCode())
                .isEqualTo(404);
        assertThat(browser.upload("/board/models/dry-run", FILE, model().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/board/models/unitReport/migrate", Map.of("from", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(browser.post("/board/models/unitReport/rollback", Map.of("from", "2", "to", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(call(user, "/api/models/dry-run", file(FILE, renamed()))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        ResponseEntity<String> refused = call(user, "/api/models/unitReport/rollback?from=2", null);
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody()).contains("您没有部署模型的权限");
        assertThat(call(user, "/api/models/unitReport/migrate?from=1", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(newDeployments()).hasSize(1);
        assertThat(browser.get("/board/handbook").text()).contains("流程负责人操作手册", "您的账号没有部署权限");
    }

    @Test
    @DisplayName("只有部署权限、没有其他流程权限的人，也能试部署、迁移和回退；只有查阅权限的只能看")
    void theRightToDeployIsEnough() {
        desk.openQuarter();
        deployRenamed();
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId("gonganju.leader");
        right.setResource(Resources.DEPLOYMENT);
        right.setResourceId(Authorization.ANY);
        right.addPermission(Permissions.READ);
        authorizations.saveAuthorization(right);
        try {
            Browser reader = Browser.signedIn(environment, "gonganju.leader");
            assertThat(reader.get("/board/models/unitReport").text())
                    .contains("第1版", "4个")
                    .doesNotContain("回退到第1版", "迁移到第2版");
            assertThat(reader.get("/board/models").text()).doesNotContain("试部署");
            assertThat(reader.post("/board/models/unitReport/migrate", Map.of("from", "1"))
                            .status())
                    .isEqualTo(404);

            right.addPermission(Permissions.CREATE);
            authorizations.saveAuthorization(right);

            assertThat(tryOut(reader, renamed())).contains("可以部署");
            assertThat(call("gonganju.leader", "/api/models/unitReport/migrate?from=1", null)
                            .getBody())
                    .contains("\"instances\":4");
            assertThat(call("gonganju.leader", "/api/models/unitReport/rollback?from=2", null)
                            .getBody())
                    .contains("\"version\":3");
        } finally {
            authorizations.deleteAuthorization(right.getId());
        }
    }

    @Test
    @DisplayName("手册写明接口地址和自己的账号，提供全部元素模板")
    void handsOutTheTemplates() {
        Browser owner = owner();

        String page = owner.get("/board/handbook").text();
        String templates = new String(
                owner.download("/board/handbook/element-templates.json").body(), StandardCharsets.UTF_8);

        assertThat(page).contains("/engine-rest</code>", "<code>admin</code>").doesNotContain("您的账号没有部署权限");
        assertThat(templates)
                .contains("org.everspring.remindUnitDelegate", "org.everspring.userTask", "提醒责任单位")
                .startsWith("[");
        for (String picture : page.split("<img src=\"")) {
            if (picture.startsWith("/images/")) {
                assertThat(owner.download(picture.substring(0, picture.indexOf('"')))
                                .statusCode())
                        .as(picture.substring(0, picture.indexOf('"')))
                        .isEqualTo(200);
            }
        }
    }

    private ResponseEntity<String> call(String user, String path, MultiValueMap<String, Object> body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, PASSWORD);
        return http.postForEntity(path, new HttpEntity<>(body, headers), String.class);
    }

    /** As Camunda Modeler sends it. */
    private static MultiValueMap<String, Object> file(String name, String content) {
        MultiValueMap<String, Object> body = new LinkedMultiValueMap<>();
        body.add("deployment-name", name);
        body.add("deployment-source", "Camunda Modeler");
        body.add(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return body;
    }

    @Test
    @DisplayName("接口：试部署、迁移、回退，答复是 JSON")
    void answersScripts() {
        desk.openQuarter();

        assertThat(call("admin", "/api/models/dry-run", file(FILE, model().replace("${acceptReportDelegate}", "${x}")))
                        .getBody())
                .contains("\"deployable\":false", "\"element\":\"serviceTask_acceptReport\"", "\"label\":\"采纳报送\"");
        assertThat(call("admin", "/api/models/dry-run", file(FILE, renamed())).getBody())
                .contains("\"deployable\":true", "\"key\":\"unitReport\"", "\"version\":2", "\"migratable\":4");
        deployRenamed();
        assertThat(call("admin", "/api/models/unitReport/migrate?from=1", null).getBody())
                .contains("\"from\":1", "\"to\":2", "\"instances\":4");
        assertThat(call("admin", "/api/models/unitReport/migrate?from=1", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(call("admin", "/api/models/unitReport/rollback?from=2", null).getBody())
                .contains("\"to\":1", "\"version\":3");
        assertThat(call("admin", "/api/models/unitReport/rollback?from=2", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(call("admin", "/api/models/nothing/rollback?from=2", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(call("admin", "/api/models/dry-run", new LinkedMultiValueMap<>())
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }
}
