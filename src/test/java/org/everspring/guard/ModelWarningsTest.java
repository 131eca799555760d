package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.modelling.OwnersDesk.shipped;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.ModelFault;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("可以部署但要提醒的")
class ModelWarningsTest {

    @Autowired
    private ModelGuard guard;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private Inspection inspect(ModelFile... files) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> guard.inspect(List.of(files))));
    }

    /** The only thing said of a shipped file with the changes. */
    private void warns(String element, String warning, String file, String... replacements) {
        Inspection inspection = inspect(file(file, changed(file, replacements)));

        assertThat(inspection.faults()).isEmpty();
        assertThat(inspection.warnings()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo(file);
            assertThat(found.element()).isEqualTo(element);
            assertThat(found.text()).contains(warning);
        });
    }

    private static String[] shippedFiles() {
        return Stream.of("processes", "forms")
                .flatMap(folder -> Stream.of(new File(folder).list()))
                .sorted()
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    @DisplayName("自带的模型和表单没有要提醒的")
    void nothingIsDoubtfulInWhatWeShip(String name) {
        Inspection inspection = inspect(file(name, shipped(name)));

        assertThat(inspection.faults()).isEmpty();
        assertThat(inspection.warnings()).isEmpty();
    }

    @Nested
    @DisplayName("流程模型")
    class Processes {

        @Test
        @DisplayName("判断网关的一条出口没有条件")
        void aFlowWithoutCondition() {
            warns(
                    "flow_reportReturned",
                    "没有条件",
                    "unit-report.bpmn",
                    "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${reviewDecision == 'return'}</bpmn:conditionExpression>",
                    "");
        }

        @Test
        @DisplayName("条件与表单没有的选项比较")
        void aConditionThatNoAnswerMeets() {
            Inspection inspection = inspect(file(
                    "unit-report.bpmn",
                    changed("unit-report.bpmn", "${reviewDecision == 'return'}", "${reviewDecision == 'returned'}")));

            assertThat(inspection.faults()).isEmpty();
            assertThat(inspection.warnings())
                    .extracting(ModelFault::element, ModelFault::text)
                    .satisfiesExactlyInAnyOrder(
                            flow -> assertThat(flow.toList())
                                    .satisfiesExactly(
                                            id -> assertThat(id).isEqualTo("flow_reportReturned"),
                                            text -> assertThat((String) text)
                                                    .contains("没有这个选项")
                                                    .endsWith("可选的有：accept、return")),
                            gateway -> assertThat(gateway.toList())
                                    .satisfiesExactly(
                                            id -> assertThat(id).isEqualTo("gateway_reportAccepted"),
                                            text -> assertThat((String) text)
                                                    .contains("reviewDecision=return）没有对应的出口")));
        }

        @Test
        @DisplayName("表单增加了选项，流程没有对应的出口")
        void anAnswerThatLeadsNowhere() {
            Inspection inspection = inspect(
                    file("unit-report.bpmn", shipped("unit-report.bpmn")),
                    file(
                            "decide-extension.form",
                            changed(
                                    "decide-extension.form",
                                    "\"value\": \"refuse\"",
                                    "\"value\": \"refuse\" }, { \"label\": \"转报\", \"value\": \"forward\"")));

            assertThat(inspection.warnings())
                    .satisfiesExactly(
                            found -> {
                                assertThat(found.element()).isEqualTo("gateway_extensionGranted");
                                assertThat(found.text()).contains("“转报”（extensionDecision=forward）没有对应的出口");
                            },
                            found -> {
                                assertThat(found.element()).isEqualTo("Field_extensionDecision");
                                assertThat(found.text()).contains("规则不认识选项“转报”（forward）");
                            });
        }

        @Test
        @DisplayName("变量没有来源")
        void aVariableThatNobodySupplies() {
            warns(
                    "userTask_fillReport",
                    "变量“unitID”没有来源",
                    "unit-report.bpmn",
                    "formRef=\"fill-report\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"${unitId}\"",
                    "formRef=\"fill-report\" camunda:formRefBinding=\"latest\" camunda:candidateGroups=\"${unitID}\"");
        }

        @Test
        @DisplayName("系统处理不见了")
        void aHandlerIsLost() {
            warns(
                    "event_reportSubmitted",
                    "${submitReportListener} 不见了",
                    "unit-report.bpmn",
                    "<camunda:executionListener delegateExpression=\"${submitReportListener}\" event=\"start\" />",
                    "");
        }

        @Test
        @DisplayName("改了流程标识")
        void theKeyIsRenamed() {
            Inspection inspection = inspect(file(
                    "my-report.bpmn",
                    changed("unit-report.bpmn", "process id=\"unitReport\"", "process id=\"unitReport2\"")));

            assertThat(inspection.warnings())
                    .extracting(ModelFault::text)
                    .anySatisfy(text -> assertThat(text).startsWith("流程标识由“unitReport”改成了“unitReport2”"));
        }

        @Test
        @DisplayName("改了消息的名称")
        void aMessageIsRenamed() {
            warns(
                    "unitReport",
                    "没有等待消息“reporting.reportWithdrawn”的事件",
                    "unit-report.bpmn",
                    "name=\"reporting.reportWithdrawn\"",
                    "name=\"reporting.withdrawn\"");
        }

        @Test
        @DisplayName("去掉了异步设置、重试周期")
        void aServiceTaskIsNoLongerRetried() {
            warns(
                    "serviceTask_acceptReport",
                    "没有设置异步",
                    "unit-report.bpmn",
                    "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${acceptReportDelegate}\"",
                    "camunda:delegateExpression=\"${acceptReportDelegate}\"");
        }

        @Test
        @DisplayName("人工任务变成了没有类型的任务")
        void aTaskWaitsForNobody() {
            Inspection inspection = inspect(file(
                    "measure-breakdown.bpmn",
                    shipped("measure-breakdown.bpmn")
                            .replaceFirst(
                                    "(?s)<bpmn:userTask (id=\"userTask_confirmMeasures\" name=\"[^\"]*\").*?<bpmn:incoming>",
                                    "<bpmn:task $1><bpmn:incoming>")
                            .replaceFirst("(?s)(<bpmn:task .*?)</bpmn:userTask>", "$1</bpmn:task>")));

            assertThat(inspection.faults()).isEmpty();
            assertThat(inspection.warnings())
                    .filteredOn(found -> "userTask_confirmMeasures".equals(found.element()))
                    .extracting(ModelFault::text)
                    .anySatisfy(text -> assertThat(text).startsWith("没有选择任务类型"))
                    .anySatisfy(text -> assertThat(text).startsWith("在现行版本中是人工任务"));
        }

        @Test
        @DisplayName("任务上的定时不见了")
        void aTimerIsLost() {
            Inspection inspection = inspect(file("unit-report.bpmn", without("event_reportDueSoon")));

            assertThat(inspection.faults()).isEmpty();
            assertThat(inspection.warnings())
                    .filteredOn(found -> "subProcess_reporting".equals(found.element()))
                    .extracting(ModelFault::text)
                    .anySatisfy(text -> assertThat(text).contains("定时事件“临近截止”（event_reportDueSoon）不见了"));
        }

        /** The shipped report without a boundary event and the flow from it. */
        private static String without(String event) {
            return shipped("unit-report.bpmn")
                    .replaceFirst("(?s)<bpmn:boundaryEvent id=\"" + event + "\".*?</bpmn:boundaryEvent>", "")
                    .replaceFirst("<bpmn:sequenceFlow id=\"[^\"]*\" sourceRef=\"" + event + "\"[^>]*/>", "")
                    .replaceFirst("<bpmn:incoming>flow_reportDueSoon</bpmn:incoming>", "")
                    .replaceFirst("(?s)<bpmn:association [^>]*" + event + "[^>]*/>", "")
                    .replaceFirst("(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"" + event + "\".*?</bpmndi:BPMNShape>", "")
                    .replaceFirst(
                            "(?s)<bpmndi:BPMNEdge [^>]*bpmnElement=\"flow_reportDueSoon\".*?</bpmndi:BPMNEdge>", "");
        }

        @Test
        @DisplayName("换了表单")
        void anotherForm() {
            warns(
                    "userTask_answerUrge",
                    "表单由“answer-urge”换成了“decide-extension”",
                    "unit-report.bpmn",
                    "camunda:formRef=\"answer-urge\"",
                    "camunda:formRef=\"decide-extension\"");
        }

        @Test
        @DisplayName("没有勾选可执行")
        void notExecutable() {
            warns("unitReport", "没有勾选“可执行”", "unit-report.bpmn", "isExecutable=\"true\"", "isExecutable=\"false\"");
        }

        @Test
        @DisplayName("人工任务没有候选组")
        void aTaskForNobody() {
            warns(
                    "userTask_reviewReport",
                    "没有候选组",
                    "unit-report.bpmn",
                    "camunda:candidateGroups=\"${leadUnitId}\" camunda:dueDate=\"${reviewDueAt}\"",
                    "camunda:dueDate=\"${reviewDueAt}\"");
        }
    }
}
