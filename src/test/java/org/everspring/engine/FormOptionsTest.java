package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@EngineTest
@DisplayName("打开表单时填入可选项")
class FormOptionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "choosing";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void undeploy() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("启动表单列出方案的重点任务和单位，任务列表和接口都一样")
    void startFormListsThePlansItemsAndUnits(FormGuardTest.Api api) throws IOException {
        RestClient police = api == FormGuardTest.Api.ENGINE_REST
                ? RestClient.basic(http, "gonganju.liaison")
                : RestClient.session(http, "gonganju.liaison");

        JsonNode form = JSON.readTree(police.get("/process-definition/key/measureBreakdown/deployed-start-form")
                .getBody());

        assertThat(field(form, "itemId").path("values"))
                .extracting(
                        option -> option.path("value").asText(),
                        option -> option.path("label").asText())
                .containsExactly(tuple("1.1", "1.1 企业开办"), tuple("1.2", "1.2 便利纳税"), tuple("1.3", "1.3 园区示范"));
        assertThat(field(form, "unitName").path("values"))
                .extracting(option -> option.path("label").asText())
                .containsExactly("市营商办", "市发展改革委", "市税务局", "市公安局", "五华区", "盘龙区", "安宁市");
        assertThat(form.toString()).doesNotContain("valuesKey");
    }

    @Test
    @DisplayName("任务表单的分组里也填入，流程变量给出的选项不动")
    void taskFormKeepsTheChoicesThatAVariableGives() throws IOException {
        String task = open(form -> form.camundaFormRef("triage-problem").camundaFormRefBinding("latest"));

        JsonNode served = JSON.readTree(forms.getDeployedTaskForm(task));

        assertThat(field(served, "triageItemId").path("values")).hasSize(3);
        assertThat(field(served, "triageItemId").has("valuesKey")).isFalse();
        assertThat(field(served, "assignedUnitId").path("values")).hasSize(7);
        assertThat(field(served, "mergeIntoId").path("valuesKey").asText()).isEqualTo("similarProblems");
        assertThat(field(served, "mergeIntoId").has("values")).isFalse();
    }

    /** A process of one task with the form. */
    private String open(UnaryOperator<UserTaskBuilder> form) {
        var model = form.apply(Bpmn.createExecutableProcess(KEY)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent()
                        .userTask())
                .endEvent()
                .done();
        deployments.add(repository
                .createDeployment()
                .addModelInstance(KEY + ".bpmn", model)
                .deploy()
                .getId());
        String instance = runtime.startProcessInstanceByKey(KEY).getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private static JsonNode field(JsonNode form, String key) {
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals(key)) {
                return component;
            }
            JsonNode inside = field(component, key);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
