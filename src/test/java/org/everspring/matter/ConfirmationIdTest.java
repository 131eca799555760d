package org.everspring.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("得分确认的编号")
class ConfirmationIdTest {

    @Test
    @DisplayName("第一轮不写轮次，第二轮起写在最后")
    void readsWhatItWrites() {
        ConfirmationId first = new ConfirmationId(2026, 1, UnitId.of("fagaiwei"));
        ConfirmationId twelfth = new ConfirmationId(2026, 12, UnitId.of("fagaiwei"));

        assertThat(first).hasToString("2026:fagaiwei");
        assertThat(twelfth).hasToString("2026:fagaiwei:12");
        assertThat(ConfirmationId.parse("2026:fagaiwei")).isEqualTo(first);
        assertThat(ConfirmationId.parse("2026:fagaiwei:12")).isEqualTo(twelfth);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026Q4:1.1:wuhuaqu",
                "2026:fagaiwei:1",
                "2026:fagaiwei:0",
                "2026:fagaiwei:02",
                "2026:FAGAIWEI",
                "2026:f",
                "2026:leader",
                "EXP-2026-0001",
                "measures:1.1:wuhuaqu",
                " 2026:fagaiwei"
            })
    @DisplayName("其他编号都不是")
    void findsNoOther(String text) {
        assertThat(ConfirmationId.find(text)).isEmpty();
        assertThatThrownBy(() -> ConfirmationId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("轮次从一开始")
    void roundsCountFromOne() {
        UnitId unit = UnitId.of("fagaiwei");

        assertThatThrownBy(() -> new ConfirmationId(2026, 0, unit)).isInstanceOf(IllegalArgumentException.class);
    }
}
