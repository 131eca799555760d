package org.everspring.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionService;

@EngineTest
@DisplayName("各类值的显示")
class ShownTest {

    @Autowired
    private Shown shown;

    @Autowired
    @Qualifier("mvcConversionService")
    private ConversionService pages;

    static Object[][] values() {
        return new Object[][] {
            {Duty.REPORT, "季度报送"},
            {UnitId.of("gonganju"), "市公安局"},
            // A unit that has left the plan.
            {UnitId.of("liangshiju"), "liangshiju"},
            {new Quarter(2026, 4), "2026年第四季度"},
            {new Deadline(LocalDate.of(2026, 12, 20)), "2026年12月20日（周日）24时"},
            {LocalDate.of(2026, 12, 20), "2026年12月20日"},
            {OffsetDateTime.parse("2026-12-20T16:30:00Z"), "2026年12月21日 00:30"},
            {ProblemId.parse("IMP-2026-0001"), "IMP-2026-0001"},
            {"甲{乙}", "甲{乙}"},
            {3, "3"}
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    @DisplayName("通知和页面写法相同")
    void isTheSameInNoticesAndOnPages(Object value, String text) {
        assertThat(shown.text(value)).isEqualTo(text);
        assertThat(pages.convert(value, String.class)).isEqualTo(text);
    }
}
