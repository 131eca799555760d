package org.everspring.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("业务编号")
class BusinessKeyTest {

    private static final Quarter QUARTER = new Quarter(2026, 4);
    private static final ItemId ITEM = ItemId.of("2.10");
    private static final UnitId UNIT = UnitId.of("fagaiwei");

    static Object[][] keys() {
        return new Object[][] {
            {"2026Q4", new QuarterKey(QUARTER)},
            {"2026Q4:2.10", new SummaryId(QUARTER, ITEM)},
            {"2026Q4:2.10:fagaiwei", new ObligationId(QUARTER, ITEM, UNIT)},
            {"measures:2.10:fagaiwei", new BreakdownId(ITEM, UNIT)},
            {"IMP-2026-0001", new ProblemId("IMP-2026-0001")},
            {"EXP-2026-12345", new ExperienceId("EXP-2026-12345")},
            {"INS-2026-0001", new InstructionId("INS-2026-0001")},
            {"2026", new AssessmentYear(2026)},
            {"2026:fagaiwei", new ConfirmationId(2026, 1, UNIT)},
            {"2026:fagaiwei:3", new ConfirmationId(2026, 3, UNIT)}
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    @DisplayName("每种编号读出来与写下的相同")
    void readsWhatItWrites(String text, BusinessKey key) {
        assertThat(BusinessKey.parse(text)).isEqualTo(key);
        assertThat(key).hasToString(text);
    }

    @Test
    @DisplayName("每种编号都能读")
    void readsEveryKind() {
        assertThat(Arrays.stream(keys()).<Object>map(key -> key[1].getClass()))
                .containsOnly((Object[]) BusinessKey.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "OWN-2026-0001",
                "2026Q5",
                "2026q4",
                "1926",
                "2026Q4:",
                "2026Q4:2.1:",
                "2026Q4:2.1:leader",
                "2026Q4:2.1:fagaiwei:2",
                "Q4:2.1",
                "IMP-2026-001",
                "measures:2.1",
                " 2026Q4:2.1"
            })
    @DisplayName("其他文字不是业务编号")
    void findsNoOther(String text) {
        assertThat(BusinessKey.find(text)).isEmpty();
        assertThatThrownBy(() -> BusinessKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
