package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.everspring.engine.InputRefusedException;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@EngineTest
@DisplayName("部署前检查模型")
class ModelGuardTest {

    private static final String NAME = "检查用模型";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @AfterEach
    void leaveNothing() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private DeploymentBuilder deployment() {
        return repository.createDeployment().name(NAME);
    }

    /** A process with one user task and one service task around what is put in. */
    private static String process(String ofTheTask, String inTheTask, String ofTheService, String more) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://everspring.org/test">
                  <bpmn:process id="guardTest" name="检查" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="startEvent_begun" name="开始"/>
                    <bpmn:sequenceFlow id="flow_begun" sourceRef="startEvent_begun" targetRef="userTask_fill"/>
                    <bpmn:userTask id="userTask_fill" name="填写" camunda:formRef="fill-report"
                        camunda:formRefBinding="latest" %s>%s</bpmn:userTask>
                    <bpmn:sequenceFlow id="flow_filled" sourceRef="userTask_fill" targetRef="serviceTask_tell"/>
                    <bpmn:serviceTask id="serviceTask_tell" name="告知" camunda:asyncBefore="true" %s/>
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(ofTheTask, inTheTask, ofTheService, more);
    }

    private static final String DELEGATE = "camunda:delegateExpression=\"${tellNobodyDelegate}\"";

    @Nested
    @DisplayName("可以部署的")
    class Allowed {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "camunda:candidateGroups=\"${unitId}\" camunda:dueDate=\"${dueAt}\"",
                    "camunda:candidateGroups=\"fagaiwei, wuhuaqu\"",
                    "camunda:assignee=\"${empty drafter ? currentUser() : drafter}\"",
                    "camunda:priority=\"${urgent and count &gt;= 3 ? 80 : 50}\""
                })
        @DisplayName("流程变量、比较、已有的单位和函数")
        void variablesAndGroups(String attributes) {
            deployment()
                    .addString("guard-test.bpmn", process(attributes, "", DELEGATE, ""))
                    .deploy();

            assertThat(repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("guardTest")
                            .count())
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("引用同批部署的表单")
        void formOfTheSameDeployment() {
            deployment()
                    .addString(
                            "guard-test.bpmn",
                            process("", "", DELEGATE, "").replace("\"fill-report\"", "\"guard-test\""))
                    .addString(
                            "guard-test.form",
                            "{\"id\":\"guard-test\",\"type\":\"default\",\"components\":[],\"schemaVersion\":16}")
                    .deploy();
        }
    }

    @Nested
    @DisplayName("拒绝时写明元素和改法")
    class Refused {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                camunda:class="org.x.Evil"              | “告知”（serviceTask_tell）：不能使用属性“camunda:class”：系统任务和监听器只能用委托表达式
                camunda:expression="${x}"               | 不能使用属性“camunda:expression”：系统任务和监听器只能用委托表达式
                camunda:type="external"                 | 不能使用属性“camunda:type”
                camunda:delegateExpression="${dataSource}" | “${dataSource}”不是可用的系统任务，可用的有：
                camunda:delegateExpression="${remindUnitDelegate.x}" | 不是可用的系统任务
                camunda:delegateExpression="${reviewReportListener}" | “${reviewReportListener}”不是可用的系统任务
                camunda:delegateExpression="${acceptReportDelegate}" | “${acceptReportDelegate}”只能用于流程“unitReport”，不能用于流程“guardTest”，可用的有：${
                id2="x"                                 | “告知”（serviceTask_tell）：没有选择委托
                """)
        @DisplayName("系统任务")
        void serviceTasks(String attribute, String message) {
            refuses(process("", "", attribute, ""), message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                camunda:candidateUsers="admin"         | “填写”（userTask_fill）：不能使用属性“camunda:candidateUsers”：请用候选组
                camunda:candidateGroups="nobody"       | “填写”（userTask_fill）：候选组“nobody”不存在
                camunda:assignee="admin"               | “填写”（userTask_fill）：办理人不能写死
                camunda:dueDate="${dateTime().plusDays(1)}" | 不能调用方法或读取属性
                camunda:dueDate="${execution.id}"      | 不能调用方法或读取属性
                camunda:dueDate="${execution}"         | 不能使用“execution”
                camunda:dueDate="${quarterOpenings}"   | 不能使用“quarterOpenings”
                camunda:dueDate="${identityService}"   | 不能使用“identityService”
                camunda:dueDate="${a[0]}"              | 不能调用方法或读取属性
                camunda:dueDate="${XML(a)}"            | 不能使用函数XML
                camunda:dueDate="${a"                  | 写法有误
                camunda:formKey="embedded:x.html"      | 不能使用属性“camunda:formKey”：请用表单
                """)
        @DisplayName("用户任务")
        void userTasks(String attribute, String message) {
            refuses(process(attribute, "", DELEGATE, ""), message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                <camunda:taskListener event="create" class="Evil"/> | “填写”（userTask_fill）：不能使用属性“class”
                <camunda:taskListener event="create" expression="${x}"/> | 不能使用属性“expression”
                <camunda:taskListener event="create" delegateExpression="${remindUnitDelegate}"/> | 不是可用的任务监听器
                <camunda:taskListener event="create"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:taskListener> | 不允许任何脚本
                <camunda:executionListener event="end" delegateExpression="${x}"/> | 不是可用的流程监听器
                <camunda:taskListener event="create" delegateExpression="${reviewReportListener}"/> | “${reviewReportListener}”只能用于流程“unitReport”，不能用于流程“guardTest”；这个流程没有可用的任务监听器
                <camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="juel">1</camunda:script></camunda:inputParameter></camunda:inputOutput> | 不允许任何脚本
                <camunda:inputOutput><camunda:inputParameter name="a">${b.c}</camunda:inputParameter></camunda:inputOutput> | 不能调用方法或读取属性
                <camunda:formData><camunda:formField id="a"/></camunda:formData> | 请用表单（formRef）
                <camunda:field name="a"><camunda:string>1</camunda:string></camunda:field> | 不允许字段注入
                <camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector> | 不允许连接器
                """)
        @DisplayName("扩展元素")
        void extensions(String extension, String message) {
            refuses(
                    process("", "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>", DELEGATE, ""),
                    message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                timeDuration | PT59S                | 有误或短于1分钟
                timeDuration | PT0.001S             | 有误或短于1分钟
                timeDuration | soon                 | 有误或短于1分钟
                timeDuration | PT1M                 |
                timeDuration | P1D                  |
                timeCycle    | R/PT30S              | 有误或短于1分钟
                timeCycle    | R3/P0D               | 有误或短于1分钟
                timeCycle    | * * * * * ?          | 有误或短于1分钟
                timeCycle    | 0/5 * * * * ?        | 有误或短于1分钟
                timeCycle    | 0,30 * * * * ?       | 有误或短于1分钟
                timeCycle    | R3/PT1M              |
                timeCycle    | 0 0 9 * * ?          |
                timeCycle    | ${overdueCycle}      |
                """)
        @DisplayName("短于一分钟的定时")
        void timers(String kind, String text, String message) {
            String timer = """
                    <bpmn:boundaryEvent id="event_due" name="到期" cancelActivity="false" attachedToRef="userTask_fill">
                      <bpmn:timerEventDefinition id="timer_due"><bpmn:%1$s>%2$s</bpmn:%1$s></bpmn:timerEventDefinition>
                    </bpmn:boundaryEvent>
                    """.formatted(kind, text);
            if (message == null) {
                deployment()
                        .addString("guard-test.bpmn", process("", "", DELEGATE, timer))
                        .deploy();
            } else {
                refuses(process("", "", DELEGATE, timer), message);
            }
        }

        @Test
        @DisplayName("没有历史保留期、引用不存在的表单、流程和决策表")
        void missingThings() {
            String good = process("", "", DELEGATE, "");
            refuses(good.replace("camunda:historyTimeToLive=\"P30D\"", ""), "“检查”（guardTest）：没有填写历史保留期");
            refuses(good.replace("\"fill-report\"", "\"fill-nothing\""), "“填写”（userTask_fill）：引用的表单“fill-nothing”不存在");
            refuses(
                    process(
                            "",
                            "",
                            DELEGATE,
                            "<bpmn:callActivity id=\"call_x\" name=\"调用\" calledElement=\"nothing\"/>"),
                    "“调用”（call_x）：调用的流程“nothing”不存在");
            refuses(
                    process(
                            "",
                            "",
                            DELEGATE,
                            "<bpmn:businessRuleTask id=\"rule_x\" name=\"查表\" camunda:decisionRef=\"nothing\"/>"),
                    "“查表”（rule_x）：引用的决策表“nothing”不存在");
            refuses(
                    process("", "", DELEGATE, "<bpmn:scriptTask id=\"s\" name=\"脚本\"/>"),
                    "“脚本”（s）：不能使用“bpmn:scriptTask”：不允许任何脚本");
        }

        @Test
        @DisplayName("系统为事项启动的流程不能被调用，启动时间也各归各的流程")
        void processesOfMattersAreNotCalled() {
            refuses(
                    process(
                            "",
                            "",
                            DELEGATE,
                            "<bpmn:callActivity id=\"call_x\" name=\"调用\" calledElement=\"unitReport\"/>"),
                    "“调用”（call_x）：流程“unitReport”由系统为每个事项启动，不能由其他流程调用");
            refuses(process("", "", DELEGATE, """
                            <bpmn:startEvent id="startEvent_timer" name="定时"><bpmn:timerEventDefinition id="timer_x">
                            <bpmn:timeCycle>${quarterOpenings.nextCycle()}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
                            """), "timer_x：“${quarterOpenings.nextCycle()}”只能用于流程“quarterlyCycle”");
        }

        @ParameterizedTest
        @CsvSource({"forged-acceptance,acceptReportDelegate", "forged-missing,recordMissingDelegate"})
        @DisplayName("别的流程的系统任务，即使带上事项编号")
        void forgedSteps(String file, String bean) throws IOException {
            refuses(
                    new ClassPathResource("cases/models/" + file + ".bpmn").getContentAsString(StandardCharsets.UTF_8),
                    "“登记”（step）：“${" + bean + "}”只能用于流程“unitReport”，不能用于流程“" + file.replace("-", "") + "”");
        }

        @Test
        @DisplayName("多处不合格一次说全")
        void tellsEverythingAtOnce() {
            refuses(
                    process("camunda:assignee=\"admin\"", "", "camunda:class=\"x\"", ""),
                    "“填写”（userTask_fill）：办理人不能写死",
                    "“告知”（serviceTask_tell）：没有选择委托",
                    "“告知”（serviceTask_tell）：不能使用属性“camunda:class”");
        }

        @Test
        @DisplayName("其他类型、过大、过多的文件")
        void files() {
            refusesFile("evil.js", "1", "只能部署流程（.bpmn）、决策表（.dmn）和表单（.form）文件");
            refusesFile("evil.bpmn20.xml", process("", "", DELEGATE, ""), "只能部署流程");
            refusesFile("big.form", "\"" + "x".repeat(1024 * 1024) + "\"", "超过1MB");
            DeploymentBuilder many = deployment();
            IntStream.range(0, 21)
                    .forEach(i -> many.addString(
                            "f" + i + ".form", "{\"id\":\"f" + i + "\",\"type\":\"default\",\"components\":[]}"));
            assertThatThrownBy(many::deploy)
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("一次最多部署20个文件");
        }

        @Test
        @DisplayName("决策表中写坏的单元格和其他语言")
        void decisionTables() {
            String good = """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                        xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
                      <decision id="guardTable" name="检查表" camunda:historyTimeToLive="P30D">
                        <decisionTable id="t">
                          <input id="i" label="天数"><inputExpression id="e" typeRef="integer"><text>days</text></inputExpression></input>
                          <output id="o" label="结果" name="result" typeRef="string"/>
                          <rule id="r"><inputEntry id="c1"><text>[1..3]</text></inputEntry><outputEntry id="c2"><text>"好"</text></outputEntry></rule>
                        </decisionTable>
                      </decision>
                    </definitions>
                    """;
            deployment().addString("guard-table.dmn", good).deploy();

            refusesFile("guard-table.dmn", good.replace("[1..3]", "[1.."), "c1：“[1..”不是有效的 FEEL 表达式");
            refusesFile("guard-table.dmn", good.replace("\"好\"", "“好”"), "不是有效的 FEEL 表达式");
            refusesFile(
                    "guard-table.dmn",
                    good.replace("id=\"c1\"", "id=\"c1\" expressionLanguage=\"groovy\""),
                    "表达式语言只能是 FEEL，不能是“groovy”");
            refusesFile(
                    "guard-table.dmn",
                    good.replace("camunda:historyTimeToLive=\"P30D\"", ""),
                    "“检查表”（guardTable）：没有填写历史保留期");
        }

        @Test
        @DisplayName("引擎自己不能解析的，也用中文说明")
        void whatTheEngineCannotParse() {
            refuses(
                    process("", "", DELEGATE, "")
                            .replace("targetRef=\"serviceTask_tell\"", "targetRef=\"serviceTask_nowhere\""),
                    "flow_filled：引擎不能解析，请用 Camunda Modeler 打开检查");
            refusesFile("guard-table.dmn", """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                        xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
                      <decision id="guardTable" name="检查表" camunda:historyTimeToLive="P30D">
                        <informationRequirement id="r"><requiredDecision href="#guardTable"/></informationRequirement>
                        <literalExpression id="e"><text>1</text></literalExpression>
                      </decision>
                    </definitions>
                    """, "引擎不能解析");
        }

        private void refuses(String model, String... messages) {
            refusesFile("guard-test.bpmn", model, messages);
        }

        private void refusesFile(String file, String content, String... messages) {
            assertThatThrownBy(() -> deployment().addString(file, content).deploy())
                    .isInstanceOfSatisfying(InputRefusedException.class, refusal -> {
                        assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
                        assertThat(refusal.getMessage()).contains("没有部署").contains(messages);
                    });
        }
    }

    @Nested
    @DisplayName("表达式即使混进来也做不了什么")
    class Sandbox {

        /** What an expression gives in a running process, past the check on deployment. */
        private Object evaluate(String expression) {
            deployment()
                    .addString("guard-test.bpmn", process("", "", DELEGATE, ""))
                    .deploy();
            ProcessInstance instance = runtime.startProcessInstanceByKey("guardTest", Map.of("name", "昆明", "count", 3));
            ExpressionManager expressions = engine.getExpressionManager();
            return engine.getCommandExecutorTxRequired().execute(context -> {
                ExecutionEntity execution = context.getExecutionManager().findExecutionById(instance.getId());
                return expressions.createExpression(expression).getValue(execution);
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "${''.getClass().forName('java.lang.Runtime')}",
                    "${name.class}",
                    "${name.getClass()}",
                    "${name['class']}",
                    "${execution.processEngineServices}",
                    "${runtimeService}",
                    "${dataSource.connection}",
                    "${environment}",
                    "${quarterOpenings.toString()}",
                    "${remindUnitDelegate.execute(execution)}",
                    "${name.concat('x')}"
                })
        @DisplayName("不能到达类、引擎服务和其他对象")
        void reachesNothing(String expression) {
            assertThatThrownBy(() -> evaluate(expression))
                    .isInstanceOfAny(ProcessEngineException.class, InputRefusedException.class);
        }

        @Test
        @DisplayName("流程变量、比较和启动时间可用")
        void readsVariables() {
            assertThat(evaluate("${name == '昆明' and count > 2}")).isEqualTo(true);
        }

        @Test
        @DisplayName("别的流程的系统任务不可用，检查之前部署的模型也一样")
        void reachesNoBeanOfAnotherProcess() {
            assertThatThrownBy(() -> evaluate("${acceptReportDelegate}"))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("“acceptReportDelegate”只能用于流程“unitReport”，不能用于流程“guardTest”");
        }

        @Test
        @DisplayName("启动时间可用")
        void asksForTheStartTime() {
            Object next = engine.getCommandExecutorTxRequired()
                    .execute(context -> engine.getExpressionManager()
                            .createExpression("${quarterOpenings.nextCycle()}")
                            .getValue(StartProcessVariableScope.getSharedInstance()));

            assertThat(next).asString().startsWith("0 0 9 ");
        }
    }
}
