package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.calendar.Quarter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("流程变量")
class ProcessVariableTest {

    private static final ProcessVariable<Quarter> QUARTER = ProcessVariable.variable("quarter", Quarter::parse);

    private final VariableScope scope = mock(VariableScope.class);

    @BeforeEach
    void scopeHasAName() {
        when(scope.getVariableScopeKey()).thenReturn("execution");
    }

    @Test
    @DisplayName("读出的值带有类型")
    void readsTheTypedValue() {
        when(scope.getVariable("quarter")).thenReturn("2026Q4");

        assertThat(QUARTER.from(scope)).isEqualTo(new Quarter(2026, 4));
        assertThat(QUARTER.find(scope)).contains(new Quarter(2026, 4));
        assertThat(ProcessVariable.text("quarter").from(scope)).isEqualTo("2026Q4");
    }

    @Test
    @DisplayName("不是文字的值按其文字形式读取")
    void readsWhatIsNoTextByItsText() {
        when(scope.getVariable("quarter")).thenReturn(20264);

        assertThat(ProcessVariable.text("quarter").from(scope)).isEqualTo("20264");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    @DisplayName("没有值或空白视同没有")
    void takesABlankForMissing(String value) {
        when(scope.getVariable("quarter")).thenReturn(value);

        assertThat(QUARTER.find(scope)).isEmpty();
    }

    @Test
    @DisplayName("必须有而没有时，指出变量名和所在位置")
    void namesTheVariableThatTheDiagramForgot() {
        assertThatThrownBy(() -> QUARTER.from(scope))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("quarter", "execution", "diagram");
    }

    @Test
    @DisplayName("读不懂的值不会被默默当作没有")
    void doesNotHideAValueThatIsNoQuarter() {
        when(scope.getVariable("quarter")).thenReturn("2026Q5");

        assertThatThrownBy(() -> QUARTER.find(scope)).hasMessageContaining("2026Q5");
    }
}
