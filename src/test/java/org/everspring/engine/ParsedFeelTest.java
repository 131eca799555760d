package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camundajar.impl.scala.util.Either;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("决策表的单元格只解析一次，结果与引擎自己的相同")
class ParsedFeelTest {

    private static final VariableContext VARIABLES = Variables.fromMap(values()).asVariableContext();

    private final Counting parser = new Counting();
    private final GuardedFeel feel = new GuardedFeel(new FeelGuard(() -> parser));
    private final FeelEngine ofEngine = new ScalaFeelEngineFactory(List.of()).createInstance();

    private static final class Counting extends org.camunda.feel.FeelEngine {

        private final List<String> parsed = new ArrayList<>();

        private Counting() {
            super(
                    FunctionProvider.EmptyFunctionProvider$.MODULE$,
                    ValueMapper.defaultValueMapper(),
                    new org.camunda.feel.FeelEngine.Configuration(false),
                    FeelEngineClock.SystemClock$.MODULE$);
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            parsed.add(text);
            return super.parseExpression(text);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            parsed.add(text);
            return super.parseUnaryTests(text);
        }
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("days", 2);
        values.put("score", 91.25);
        values.put("level", "优");
        values.put("due", LocalDate.of(2027, 3, 31));
        values.put("nothing", null);
        values.put("scores", List.of(60, 75.5, 90));
        return values;
    }

    @Test
    @DisplayName("一千次计算，每种文字解析一次")
    void parsesEachTextOnce() {
        for (int i = 0; i < 1_000; i++) {
            feel.evaluateSimpleExpression("days + 1", VARIABLES);
            feel.evaluateSimpleUnaryTests("> 1", "days", VARIABLES);
            // The same text is another thing as a condition.
            feel.evaluateSimpleExpression("2", VARIABLES);
            feel.evaluateSimpleUnaryTests("2", "days", VARIABLES);
        }

        assertThat(parser.parsed).containsExactly("days + 1", "> 1", "2", "2");
    }

    @Test
    @DisplayName("记住的文字有上限")
    void forgetsBeyondABound() {
        for (int i = 0; i < 5_001; i++) {
            feel.evaluateSimpleExpression("days + " + i, VARIABLES);
        }
        feel.evaluateSimpleExpression("days + 5000", VARIABLES);
        feel.evaluateSimpleExpression("days + 0", VARIABLES);

        assertThat(parser.parsed).hasSize(5_002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "days",
                "days + score * 2",
                "0.1 + 0.2",
                "score / 3",
                "1 / 0",
                "decimal(score / 3, 2)",
                "if score >= 90 then \"优\" else \"良\"",
                "if nothing = null then 0 else nothing",
                "unknown",
                "unknown + 1",
                "days + level",
                "level + \"秀\"",
                "max(scores)",
                "mean(scores)",
                "count(scores)",
                "list contains(scores, 90)",
                "string length(level)",
                "date(\"2027-03-31\") = due",
                "due + duration(\"P1D\")",
                "day of week(due)",
                "string(due)",
                "days in [1..3]",
                "is defined(unknown)",
                "min(nothing)",
                "round half up(score, 1)",
                "substring(level, 9)",
                "days between 1 and 3",
                "-days",
                "not(days = 2)",
                "scores[1]"
            })
    @DisplayName("值相同")
    void givesTheSameValues(String text) {
        same(
                () -> feel.evaluateSimpleExpression(text, VARIABLES),
                () -> ofEngine.evaluateSimpleExpression(text, VARIABLES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "2",
                "< 2, > 5",
                "[1..3]",
                "not(2)",
                "\"优\"",
                "null",
                "cellInput = 2",
                "days > 1",
                "> unknown",
                "count(scores) > 2",
                "> level",
                " "
            })
    @DisplayName("条件相同")
    void holdsForTheSame(String text) {
        for (String input : List.of("days", "level", "nothing", "unknown")) {
            same(
                    () -> feel.evaluateSimpleUnaryTests(text, input, VARIABLES),
                    () -> ofEngine.evaluateSimpleUnaryTests(text, input, VARIABLES));
        }
    }

    @Test
    @DisplayName("不允许的写法每次都拒绝")
    void refusesAgain() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> feel.evaluateSimpleExpression("count(for i in 1..9 return i)", VARIABLES))
                    .isInstanceOf(FeelFaultException.class);
        }
    }

    private interface Evaluating {
        Object value();
    }

    /** The value, or the fault, where the guard lets it come so far. */
    private static void same(Evaluating ours, Evaluating theirs) {
        Object value = outcome(ours::value);
        if (value instanceof FeelFaultException) {
            return;
        }
        Object expected = outcome(theirs::value);
        if (expected instanceof FeelException fault) {
            assertThat(value)
                    .isInstanceOfSatisfying(
                            FeelException.class, thrown -> assertThat(thrown).hasMessage(fault.getMessage()));
        } else {
            assertThat(value).isEqualTo(expected);
        }
    }

    private static Object outcome(Evaluating evaluation) {
        try {
            return evaluation.value();
        } catch (RuntimeException e) {
            return e;
        }
    }
}
