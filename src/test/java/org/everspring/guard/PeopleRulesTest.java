package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.ModelFault;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("任务交给谁，按表达式算出的值判断")
class PeopleRulesTest {

    private static final String NAME = "交给谁";

    @Autowired
    private ModelGuard guard;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @AfterEach
    void leaveNothing() {
        identities.clearAuthentication();
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            camunda:assignee="${who}"                       | admin     | 办理人不能写死（“admin”）
            camunda:assignee="${who}"                       | ${other}  | -
            camunda:assignee="${'admin'}"                   | x         | 办理人不能写死（“admin”）
            camunda:assignee="${late ? 'admin' : drafter}"  | x         | 办理人不能写死（“admin”）
            camunda:assignee="${late == 'admin' ? a : b}"   | x         | -
            camunda:candidateGroups="${who}"                | camunda-admin | 候选组“camunda-admin”不存在
            camunda:candidateGroups="${who}"                | ${'process-owner'} | 候选组“process-owner”不存在
            camunda:candidateGroups="${who}"                | shuiwuju  | -
            camunda:candidateGroups="${'shuiwuju,nobody'}"  | x         | 候选组“nobody”不存在
            """)
    @DisplayName("绕道写死的人和组在部署前拒绝")
    void refusesWhatIsWrittenInARoundaboutWay(String attribute, String who, String fault) {
        List<String> faults = engine.getCommandExecutorTxRequired()
                .execute(context -> guard
                        .inspect(List.of(new ModelFile(
                                "a.bpmn", process(attribute, input(who)).getBytes(StandardCharsets.UTF_8))))
                        .faults()
                        .stream()
                        .map(ModelFault::sentence)
                        .toList());

        if (fault == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).anySatisfy(found -> assertThat(found).contains(fault));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "candidateGroups,camunda-admin,候选组“camunda-admin”不是单位",
        "candidateGroups,process-owner,候选组“process-owner”不是单位",
        "candidateGroups,nobody,候选组“nobody”不是单位",
        "assignee,process-owner,办理人“process-owner”不是任何单位的工作人员",
        "assignee,nobody,办理人“nobody”不是任何单位的工作人员"
    })
    @DisplayName("变量给出的组不是单位、人不是单位工作人员的，任务不建立，原因写明")
    void refusesWhatAVariableHolds(String attribute, String value, String reason) {
        deploy("camunda:" + attribute + "=\"${given}\"");

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("people", Map.of("given", value)))
                .hasStackTraceContaining(reason);
    }

    @Test
    @DisplayName("单位和单位的人可以，本人启动的可以交给本人")
    void takesUnitsAndTheirStaff() {
        deploy("camunda:candidateGroups=\"${given}\"");
        runtime.startProcessInstanceByKey("people", Map.of("given", "shuiwuju"));
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("people")
                        .taskCandidateGroup("shuiwuju")
                        .count())
                .isEqualTo(1);

        deploy("camunda:assignee=\"${given}\"");
        runtime.startProcessInstanceByKey("people", Map.of("given", "shuiwuju.liaison"));
        identities.setAuthenticatedUserId("process-owner");
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> runtime.startProcessInstanceByKey("people", Map.of("given", "process-owner"))));
        identities.clearAuthentication();
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("people")
                        .taskAssigneeIn("shuiwuju.liaison", "process-owner")
                        .count())
                .isEqualTo(2);
    }

    private void deploy(String attribute) {
        repository
                .createDeployment()
                .name(NAME)
                .addString("people.bpmn", process(attribute, ""))
                .deploy();
    }

    private static String input(String value) {
        return "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"who\">" + value
                + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>";
    }

    private static String process(String attribute, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <bpmn:process id="people" name="交给谁" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="s"/>
                    <bpmn:userTask id="t" name="办理" %s>%s</bpmn:userTask>
                    <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(attribute, content);
    }
}
