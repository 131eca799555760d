package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.everspring.guard.ModelFile;
import org.everspring.guard.ModelGuard;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("决策表的单元格算不完也不占住系统")
class TableGuardTest {

    private static final String NAME = "算不完的决策表";
    private static final String LOOP = "count(for i in 1..200000 return i)";

    @Autowired
    private ModelGuard guard;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothing() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell-that-loops.dmn", "cell-deeply-nested.dmn"})
    @DisplayName("在运行系统上出过问题的表拒绝")
    void refusesWhatHasHurt(String file) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/cases/models", file));

        assertThat(inspect(content))
                .singleElement()
                .satisfies(fault -> assertThat(fault).containsAnyOf("决策表不支持的写法", "括号嵌套过深"));
    }

    @Test
    @DisplayName("单元格再多、再复杂，也不会检查个没完")
    void endsTheParsingOfALargeTable() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            rules.append("<rule id=\"r")
                    .append(i)
                    .append("\"><inputEntry id=\"i")
                    .append(i)
                    .append("\"><text></text></inputEntry><outputEntry id=\"o")
                    .append(i)
                    .append("\"><text>")
                    .append(i)
                    .append("=1")
                    .append(" and ((((((((1=1))))))))".repeat(40))
                    .append("</text></outputEntry></rule>");
        }
        long begun = System.nanoTime();

        inspect(table("1").replaceFirst("<rule.*</rule>", rules.toString()).getBytes(StandardCharsets.UTF_8));

        // Whether the time is spent depends on the machine; DmnRulesTest has what is said then.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    @DisplayName("运算太多的单元格不再解析")
    void refusesWhatIsTooComplex() {
        assertThat(inspect(table("1" + "+1".repeat(101)).getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("太复杂"));
        assertThat(inspect(table("1" + "+1".repeat(90)).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.omg.org/spec/DMN/20180521/MODEL/", "urn:other"})
    @DisplayName("别的版本命名空间里的内容同样检查")
    void refusesOtherNamespaces(String namespace) {
        String foreign = table("1").replace("<rule ", "<x:rule xmlns:x=\"" + namespace + "\"/><rule ");

        assertThat(inspect(foreign.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    @DisplayName("有规则以前部署的表：作业失败，事件单写明哪张表、第几条规则、哪一列")
    void endsWhatWasDeployedBefore() {
        deploy(table("1"));
        spoil("<text>1</text>", "<text>" + LOOP + "</text>");
        String instance = runtime.startProcessInstanceByKey("countingCells", Map.of("n", 1))
                .getId();
        var job = management.createJobQuery().processInstanceId(instance).singleResult();

        assertThatThrownBy(() -> management.executeJob(job.getId()));

        management.setJobRetries(job.getId(), 0);
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage())
                        .contains("决策表“数格子”（cellsOfOld）第1条规则的“结果”列", LOOP, "决策表不支持的写法（For）"));
        assertThatThrownBy(() -> decisions
                        .evaluateDecisionTableByKey("cellsOfOld")
                        .variables(Map.of("n", 1))
                        .evaluate())
                .hasStackTraceContaining("第1条规则的“结果”列");
    }

    @Test
    @DisplayName("以前部署的表，条件和输入列也一样")
    void namesConditionsAndColumns() {
        deploy(table("1"));
        spoil("<text>n</text>", "<text>sum(for i in 1..9 return i)</text>");

        assertThatThrownBy(() -> decisions
                        .evaluateDecisionTableByKey("cellsOfOld")
                        .variables(Map.of("n", 1))
                        .evaluate())
                .hasStackTraceContaining("输入列“数”的表达式");
    }

    @Test
    @DisplayName("部署的表读入一次，以后每次计算用同一张")
    void readsATableOnce() {
        deploy(table("1"));
        decisions
                .evaluateDecisionTableByKey("cellsOfOld")
                .variables(Map.of("n", 1))
                .evaluate();
        jdbc.sql("update ACT_GE_BYTEARRAY set BYTES_ = null where NAME_ like '%.dmn' and DEPLOYMENT_ID_ in"
                        + " (select ID_ from ACT_RE_DEPLOYMENT where NAME_ = :name)")
                .param("name", NAME)
                .update();

        assertThat(decisions
                        .evaluateDecisionTableByKey("cellsOfOld")
                        .variables(Map.of("n", 1))
                        .evaluate()
                        .getSingleEntry()
                        .toString())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", ","})
    @DisplayName("决策一层层拼接前一个决策的结果，占满内存以前停下")
    void endsResultsThatGrow(String joint) {
        StringBuilder chain = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            String before = i == 1 ? "n" : "chain" + (i - 1);
            String cell = String.join(joint, Collections.nCopies(90, before));
            chain.append("<decision id=\"chain%1$d\" name=\"chain%1$d\" camunda:historyTimeToLive=\"P400D\">"
                            .formatted(i))
                    .append("<variable id=\"v%1$d\" name=\"chain%1$d\"/>".formatted(i))
                    .append(i == 1 ? "" : "<informationRequirement><requiredDecision href=\"#" + before + "\"/>")
                    .append(i == 1 ? "" : "</informationRequirement>")
                    .append("<literalExpression id=\"l%d\"><text>%s</text></literalExpression></decision>"
                            .formatted(i, joint.equals(",") ? "[" + cell + "]" : cell));
        }
        deploy(table("1")
                .replaceFirst("(?s)<decision .*</decision>", chain.toString())
                .replace("cellsOfOld", "chain5"));

        assertThatThrownBy(() -> decisions
                        .evaluateDecisionByKey("chain5")
                        .variables(Map.of("n", "一段文字"))
                        .evaluate())
                .hasStackTraceContaining("结果太大");
    }

    @Test
    @DisplayName("一次决策计算超过四秒的停下")
    void endsAnEvaluationThatGoesOn() {
        GuardedFeel feel = new GuardedFeel(new FeelGuard());
        VariableContext nothing = Variables.emptyVariableContext();

        assertThatThrownBy(() -> feel.within(() -> {
                    while (true) {
                        // Not an expression: so many results would be too large before the time is over.
                        feel.evaluateSimpleUnaryTests("1", "n", nothing);
                    }
                }))
                .hasMessageContaining("计算超过4秒");
    }

    private void spoil(String cell, String by) {
        String deployment = repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .singleResult()
                .getId();
        byte[] spoilt = table("1").replace(cell, by).getBytes(StandardCharsets.UTF_8);
        assertThat(jdbc.sql(
                                "update ACT_GE_BYTEARRAY set BYTES_ = :bytes where DEPLOYMENT_ID_ = :id and NAME_ = 't.dmn'")
                        .param("bytes", spoilt)
                        .param("id", deployment)
                        .update())
                .isEqualTo(1);
        engine.getDeploymentCache().discardDecisionDefinitionCache();
        engine.getDeploymentCache().discardDecisionRequirementsDefinitionCache();
    }

    private List<String> inspect(byte[] table) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> guard.inspect(List.of(new ModelFile("t.dmn", table))).faults().stream()
                        .map(ModelFault::sentence)
                        .toList());
    }

    private void deploy(String table) {
        repository
                .createDeployment()
                .name(NAME)
                .addString("t.dmn", table)
                .addString("p.bpmn", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                          <bpmn:process id="countingCells" name="数" isExecutable="true" camunda:historyTimeToLive="P30D">
                            <bpmn:startEvent id="s"/>
                            <bpmn:businessRuleTask id="r" camunda:asyncBefore="true" camunda:decisionRef="%s"
                                camunda:mapDecisionResult="singleEntry" camunda:resultVariable="result"/>
                            <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="r"/>
                          </bpmn:process>
                        </bpmn:definitions>
                        """.formatted(table.contains("chain5") ? "chain5" : "cellsOfOld"))
                .deploy();
    }

    /** Of one column and one rule, whose answer is the cell. */
    static String table(String cell) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="cellsOfOld" name="数格子" camunda:historyTimeToLive="P400D">
                    <decisionTable id="t" hitPolicy="UNIQUE">
                      <input id="in" label="数"><inputExpression id="inx" typeRef="integer"><text>n</text></inputExpression></input>
                      <output id="out" label="结果" name="result" typeRef="integer"/>
                      <rule id="r1"><inputEntry id="i1"><text></text></inputEntry><outputEntry id="o1"><text>%s</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(cell);
    }
}
