package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("决策表可用的写法")
class FeelGuardTest {

    private final FeelGuard guard = new FeelGuard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result",
                "100",
                "-2",
                "max(0, 90 - 5 * min(timesReturned, 3))",
                "if timesReturned > 2 and lateWorkingDays = 0 then 10 else 20 / 3",
                "decimal(100 - lateWorkingDays * 1.5, 2)",
                "max([0, 100 - timesReturned])",
                "(lateWorkingDays + timesReturned) * (2 + 3)",
                "date(\"2026-01-01\") < @\"2026-12-31\"",
                "date(dueOn).year",
                "\"((((((((((((((\"",
                ""
            })
    @DisplayName("可以：取值、四则运算、条件判断、常用函数")
    void allowsExpressions(String text) {
        guard.expression(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "\"accepted\"",
                "\"good\",\"none\"",
                "not(\"missing\")",
                "not(\"missing\",\"none\")",
                "<= 0",
                "< 10",
                "> 1",
                ">= 5",
                "[1..2]",
                "(1..2]",
                "]1..2[",
                "[80..90)",
                "true",
                "false",
                "not(true)",
                "null",
                "[1..2],[4..5],7",
                "? > 2 and ? < 9",
                "lateWorkingDays",
                "-2",
                "> timesReturned"
            })
    @DisplayName("条件可以：相等、列举、否定、比较、区间")
    void allowsConditions(String text) {
        guard.condition(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1..100000000 return i",
                "some i in 1..100000000 satisfies i = 2",
                "every i in [1, 2] satisfies i = 2",
                "function(x) x + 1",
                "{ f: function(x) f(x), y: f(1) }.y",
                "9 ** 9 ** 9",
                "matches(result, \"(a+)+$\")",
                "replace(result, \"a\", \"b\")",
                "split(result, \"a\")",
                "now()",
                "today()",
                "random number()",
                "get or else(result, 2)",
                "[1, 2, 3][item > 1]",
                "{ a: 1 }",
                "number(\"1e60000000\")"
            })
    @DisplayName("不可以：循环、乘方、自定义函数、正则、当前时间和随机")
    void refusesWhatCouldRunForHoursOrNotGiveTheSameTwice(String text) {
        assertThatThrownBy(() -> guard.expression(text))
                .isInstanceOf(FeelFaultException.class)
                .hasMessageContaining("决策表不支持的");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decimal(1 / 3, 100000000)",
                "decimal(1 / 3, digits)",
                "round up(1 / 3, 41)",
                "decimal(n: 1, scale: 99999999)",
                "12345678901234567890123456789012345678901",
                "floor(1e60000000)"
            })
    @DisplayName("不可以：算不完的位数")
    void refusesEndlessDigits(String text) {
        assertThatThrownBy(() -> guard.expression(text)).isInstanceOf(FeelFaultException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${result}",
                "#{result}",
                "100 +",
                "result == 'a'",
                "new java.io.File(\"x\")",
                "a; b",
                "function(x) external { java: { class: \"java.lang.System\", method signature: \"exit(int)\" } }"
            })
    @DisplayName("不是FEEL的，指出原文")
    void refusesWhatIsNoFeel(String text) {
        assertThatThrownBy(() -> guard.expression(text))
                .isInstanceOf(FeelFaultException.class)
                .hasMessageEndingWith("不是有效的 FEEL 表达式");
    }

    @Test
    @DisplayName("嵌套过深或过长的，不解析就退回")
    void refusesWhatWouldKeepTheParserBusy() {
        assertThatThrownBy(() -> guard.expression("(".repeat(9) + "1" + ")".repeat(9)))
                .hasMessageContaining("括号嵌套过深");
        assertThatThrownBy(() -> guard.expression("1" + " + 1".repeat(250))).hasMessageContaining("最多1000个字符");
        guard.expression("(".repeat(8) + "1" + ")".repeat(8));
    }

    @Test
    @DisplayName("列出所用的数据，字符串里的不算")
    void namesWhatIsAskedFor() {
        assertThat(guard.expression("max(0, points - 5 * min(timesReturned, count([late])))"))
                .containsExactly("late", "points", "timesReturned");
        assertThat(guard.expression("\"quality\"")).isEmpty();
        assertThat(guard.expression("a.b")).containsExactly("a.b");
        assertThat(guard.condition("> limit, \"x\"")).containsExactly("limit");
    }
}
