package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** What {@code POST /deployment/create} of both REST APIs answers, asked as Camunda Modeler does. */
@EngineTest
@DisplayName("部署的答复")
class DeploymentAnswerTest {

    private static final String NAME = "答复";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void tidyUp() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private enum Api {
        MODELER,
        WEBAPPS
    }

    private static Stream<Api> apis() {
        return Stream.of(Api.values());
    }

    private ResponseEntity<String> deploy(Api api, String name, String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", NAME);
        parts.add("deployment-source", "Camunda Modeler");
        parts.add("enable-duplicate-filtering", "true");
        parts.add("deploy-changed-only", "true");
        parts.add(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        RestClient owner = api == Api.MODELER
                ? RestClient.basic(http, "process-owner")
                : RestClient.session(http, "process-owner");
        return owner.post("/deployment/create", parts);
    }

    private static JsonNode json(ResponseEntity<String> answer) throws IOException {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.getBody());
    }

    @ParameterizedTest
    @MethodSource("apis")
    @DisplayName("带上要提醒的事项，原有的内容不变")
    void tellsTheWarnings(Api api) throws IOException {
        JsonNode answer = json(deploy(
                api,
                "unit-report.bpmn",
                changed("unit-report.bpmn", "camunda:candidateGroups=\"${leadUnitId}\"", "camunda:priority=\"50\"")));

        assertThat(answer.path("name").asText()).isEqualTo(NAME);
        assertThat(answer.path("deploymentTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
        assertThat(answer.path("deployedProcessDefinitions")).hasSize(1);
        assertThat(answer.path("warnings").findValuesAsText("element"))
                .containsExactly("userTask_reviewReport", "userTask_decideExtension");
        assertThat(answer.path("warnings").path(0).path("file").asText()).isEqualTo("unit-report.bpmn");
        assertThat(answer.path("warnings").path(0).path("message").asText())
                .startsWith("“审核报送内容”（userTask_reviewReport）：没有候选组");
    }

    @Test
    @DisplayName("提醒过的事项，审计记录一次")
    void theAuditHasThem() {
        deploy(
                Api.MODELER,
                "unit-report.bpmn",
                changed("unit-report.bpmn", "camunda:candidateGroups=\"${leadUnitId}\"", "camunda:priority=\"50\""));

        assertThat(jdbc.sql("select detail from audit_event where subject_name = 'unit-report.bpmn' order by id desc")
                        .query(String.class)
                        .list())
                .first()
                .asString()
                .containsOnlyOnce("请留意：“审核报送内容”（userTask_reviewReport）：没有候选组");
    }

    @ParameterizedTest
    @MethodSource("apis")
    @DisplayName("没有要提醒的，也说没有")
    void tellsThatThereAreNone(Api api) throws IOException {
        JsonNode answer = json(deploy(api, "answer-urge.form", shipped("answer-urge.form")));

        assertThat(answer.path("warnings").isArray()).isTrue();
        assertThat(answer.path("warnings")).isEmpty();
    }
}
