package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.everspring.kernel.ListPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

@DisplayName("期限设置")
class DeadlineSettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(CalendarModule.class);

    @EnableConfigurationProperties({CalendarSettings.class, DeadlineSettings.class})
    @Import({CalendarConfiguration.class, PublishedDays.class, DeadlinePolicy.class, NothingTakenOver.class})
    static class CalendarModule {}

    /** Nobody has taken over any days: those of the build are in force. */
    static class NothingTakenOver implements CalendarEditions {

        @Override
        public long last() {
            return 0;
        }

        @Override
        public List<CalendarEdition> all() {
            return List.of();
        }

        @Override
        public ListPage<CalendarEdition> page(int page) {
            return ListPage.of(List.of(), page, 1);
        }

        @Override
        public boolean add(CalendarEdition edition) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    @DisplayName("什么都不设，就是方案的日期和自带的节假日")
    void defaultsToThePlan() {
        application.run(context -> {
            assertThat(context.getBean(DeadlineSettings.class)).isEqualTo(DeadlineSettings.ofThePlan());
            assertThat(context.getBean(WorkCalendar.class).covers(2026)).isTrue();
        });
    }

    @Test
    @DisplayName("按季度写明的日期生效，键的大小写不论")
    void readsTheDatesOfAQuarter() {
        application
                .withPropertyValues(
                        "everspring.reporting.shift=next",
                        "everspring.reporting.overrides.2026q4.report-due-on=2026-12-18",
                        "everspring.reporting.overrides.2026q4.summary-due-on=2026-12-24")
                .run(context -> {
                    DeadlinePolicy policy = context.getBean(DeadlinePolicy.class);

                    assertThat(policy.datesOf(Quarter.parse("2026Q4")).reportDueOn())
                            .isEqualTo("2026-12-18");
                    assertThat(policy.datesOf(Quarter.parse("2025Q4")).reportDueOn())
                            .isEqualTo("2025-12-22");
                });
    }

    @Nested
    @DisplayName("写错时不启动")
    class Refused {

        @ParameterizedTest
        @CsvSource({"report-day,0", "summary-day,29", "shift,later", "report-day,25"})
        @DisplayName("日期超限、挪动方式不识、报送不早于汇总")
        void refusesImpossibleDays(String setting, String value) {
            application
                    .withPropertyValues("everspring.reporting." + setting + "=" + value)
                    .run(context ->
                            assertThat(context.getStartupFailure()).hasStackTraceContaining("everspring.reporting"));
        }

        @ParameterizedTest
        @CsvSource({
            "2026Q4,2026-11-20,2026-12-25,日期应在2026年12月内",
            "2026Q4,2026-12-20,2027-01-02,日期应在2026年12月内",
            "2026Q4,2026-12-25,2026-12-25,责任单位报送日应早于牵头单位汇总日",
            "2026Q4,2026-12-25,,report-due-on和summary-due-on都要写明",
            "2026Q5,2026-12-20,2026-12-25,不是有效的季度"
        })
        @DisplayName("写明的日期不在季末月、先后颠倒、缺一个、季度写错")
        void refusesImpossibleOverrides(String quarter, String reportDueOn, String summaryDueOn, String message) {
            String key = "everspring.reporting.overrides." + quarter;
            ApplicationContextRunner overridden = application.withPropertyValues(key + ".report-due-on=" + reportDueOn);

            (summaryDueOn == null ? overridden : overridden.withPropertyValues(key + ".summary-due-on=" + summaryDueOn))
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageContaining("everspring.reporting.overrides")
                            .hasMessageContaining(message));
        }
    }
}
