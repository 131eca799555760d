package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.FeelEngine;
import org.everspring.engine.ModelFault;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Past the check on deployment: what a script or a FEEL function of another language could still do. */
@EngineTest
@DisplayName("脚本和外部函数")
public class NoScriptsTest {

    private static final String MARK = "everspring.test.owned";

    /** FEEL can only call functions whose parameters are no objects. */
    private static final String EXTERNAL = "{ call: function(number) external { java: { class: \""
            + NoScriptsTest.class.getName() + "\", method signature: \"reach(int)\" } }, result: call(7) }.result";

    private static volatile int reached;

    /** What no table may call. */
    public static int reach(int number) {
        reached = number;
        return number;
    }

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @AfterEach
    void leaveNothing() {
        System.clearProperty(MARK);
        reached = 0;
    }

    private static String decision(String language, String expression) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
                  <decision id="scripted" name="检查" camunda:historyTimeToLive="P30D">
                    <variable id="v" name="result"/>
                    <literalExpression id="e" %s><text><![CDATA[%s]]></text></literalExpression>
                  </decision>
                </definitions>
                """.formatted(language, expression);
    }

    private Object evaluate(String decision) {
        DmnEngine dmn = engine.getDmnEngine();
        return engine.getCommandExecutorTxRequired().execute(context -> {
            DmnDecision parsed = dmn.parseDecisions(new ByteArrayInputStream(decision.getBytes(StandardCharsets.UTF_8)))
                    .get(0);
            return dmn.evaluateDecision(
                            parsed, Variables.fromMap(Map.of("days", 3)).asVariableContext())
                    .getSingleEntry();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "ecmascript", "groovy", "python", "ruby", "jruby"})
    @DisplayName("引擎不提供任何脚本语言")
    void noLanguageHasAnEngine(String language) {
        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired()
                        .execute(context -> engine.getScriptingEngines().getScriptEngineForLanguage(language)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "python"})
    @DisplayName("决策表中的脚本不执行")
    void scriptsOfTablesDoNotRun(String language) {
        assertThatThrownBy(() -> evaluate(decision("expressionLanguage=\"" + language + "\"", "1 + 1")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("决策表中的 JUEL 表达式到不了类")
    void juelOfTablesReachesNoClass() {
        String attack = "${''.getClass().forName('java.lang.System').setProperty('" + MARK + "', 'yes')}";

        assertThatThrownBy(() -> evaluate(decision("expressionLanguage=\"juel\"", attack)))
                .isInstanceOf(RuntimeException.class);
        assertThat(System.getProperty(MARK)).isNull();
    }

    @Test
    @DisplayName("FEEL 照常计算")
    void feelWorks() {
        assertThat(evaluate(decision("", "if days > 2 then \"晚\" else \"准时\""))).isEqualTo("晚");
    }

    @Test
    @DisplayName("FEEL 的外部函数不执行")
    void externalFunctionsDoNotRun() {
        FeelEngine open = new FeelEngine.Builder().enableExternalFunctions(true).build();
        assertThat(open.evalExpression(EXTERNAL, Map.of()).isRight()).isTrue();
        assertThat(reached).as("the call arrives where it is let").isEqualTo(7);
        reached = 0;

        assertThatThrownBy(() -> evaluate(decision("", EXTERNAL))).hasMessageContaining("不是有效的 FEEL 表达式");
        assertThat(reached).isZero();
    }

    @Test
    @DisplayName("含外部函数的决策表不能部署，并写明单元格")
    void externalFunctionsAreRefused() {
        Faults faults = new Faults("external.dmn");

        DmnRules.check(ModelXml.read(decision("", EXTERNAL).getBytes(StandardCharsets.UTF_8)), faults);

        assertThat(faults.found())
                .extracting(ModelFault::element, ModelFault::text)
                .singleElement()
                .satisfies(fault -> {
                    List<Object> parts = fault.toList();
                    assertThat(parts.get(0)).isEqualTo("e");
                    assertThat(parts.get(1)).asString().contains("不是有效的 FEEL 表达式");
                });
    }
}
