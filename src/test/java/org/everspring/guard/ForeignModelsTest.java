package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.modelling.OwnersDesk.shipped;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.ModelFault;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("其他产品的模型")
class ForeignModelsTest {

    @Autowired
    private ModelGuard guard;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private List<ModelFault> faults(String name, String content) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> guard.inspect(List.of(file(name, content))).faults()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"       | Camunda 8（Zeebe）
            xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud" | Camunda 8（Zeebe）
            xmlns:activiti="http://activiti.org/bpmn"               | Activiti
            xmlns:flowable="http://flowable.org/bpmn"               | Flowable
            xmlns:tns="http://www.jboss.org/drools"                 | jBPM（Drools）
            xmlns:signavio="http://www.signavio.com"                | Signavio
            """)
    @DisplayName("流程模型：一句话说明是什么、怎么办")
    void processesOfOtherEngines(String declaration, String engine) {
        List<ModelFault> faults = faults("other.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" %s targetNamespace="x">
                  <bpmn:process id="other" isExecutable="true">
                    <bpmn:startEvent id="a"/><bpmn:scriptTask id="b"/><bpmn:sendTask id="c"/><bpmn:serviceTask id="d"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(declaration));

        assertThat(faults)
                .singleElement()
                .extracting(ModelFault::text)
                .asString()
                .startsWith("这是 " + engine + " 的流程模型")
                .contains("Camunda 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xmlns:kie="http://www.drools.org/kie/dmn/1.2"            | Drools（Kie）
            xmlns:triso="http://www.trisotech.com/2015/triso/modeling" | Trisotech
            xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud" | Camunda 8（Zeebe）
            """)
    @DisplayName("决策表")
    void tablesOfOtherTools(String declaration, String engine) {
        List<ModelFault> faults = faults("other.dmn", """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" %s id="d" name="d" namespace="x">
                  <businessKnowledgeModel id="k" name="k"/>
                </definitions>
                """.formatted(declaration));

        assertThat(faults)
                .singleElement()
                .extracting(ModelFault::text)
                .asString()
                .startsWith("这是 " + engine + " 的决策表");
    }

    @Test
    @DisplayName("Camunda 8 的表单、CMMN 案例模型")
    void formsAndCases() {
        assertThat(faults("other.form", changed("answer-urge.form", "\"Camunda Platform\"", "\"Camunda Cloud\"")))
                .singleElement()
                .extracting(ModelFault::text)
                .asString()
                .startsWith("这是 Camunda 8 的表单");
        String caseModel = "<cmmn:definitions xmlns:cmmn=\"http://www.omg.org/spec/CMMN/20151109/MODEL\"/>";
        assertThat(faults("case.cmmn", caseModel))
                .singleElement()
                .extracting(ModelFault::text)
                .asString()
                .startsWith("这是 CMMN 案例模型");
        assertThat(faults("case.bpmn", caseModel))
                .singleElement()
                .extracting(ModelFault::text)
                .asString()
                .startsWith("这是 CMMN 案例模型");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                "http://www.omg.org/spec/DMN/20180521/MODEL/",
                "https://www.omg.org/spec/DMN/20191111/MODEL/",
                "https://www.omg.org/spec/DMN/20211108/MODEL/",
                "https://www.omg.org/spec/DMN/20230324/MODEL/"
            })
    @DisplayName("DMN 1.1 至 1.5 都能用，规则照样检查")
    void tablesOfAnyVersion(String namespace) {
        String table =
                shipped("assessment-grade.dmn").replace("https://www.omg.org/spec/DMN/20191111/MODEL/", namespace);

        assertThat(faults("assessment-grade.dmn", table)).isEmpty();
        assertThat(faults("assessment-grade.dmn", table.replace("<text>score</text>", "<text>score ==</text>")))
                .isNotEmpty();
    }

    @Test
    @DisplayName("Modeler 保存的表单带有版本标签和生成信息")
    void formsAsModelerSavesThem() {
        assertThat(faults(
                        "answer-urge.form",
                        changed(
                                "answer-urge.form",
                                "\"type\": \"default\"",
                                "\"type\": \"default\", \"versionTag\": \"1.2\", \"generated\": true")))
                .isEmpty();
    }
}
