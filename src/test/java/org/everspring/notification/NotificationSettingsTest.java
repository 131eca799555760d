package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("通知设置")
class NotificationSettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(NotificationSettings.class)
    static class Settings {}

    @Test
    @DisplayName("不设也能用")
    void hasDefaults() {
        application.run(context -> {
            NotificationSettings settings = context.getBean(NotificationSettings.class);

            assertThat(settings.relayInterval()).isEqualTo(Duration.ofSeconds(10));
            assertThat(settings.digestTimes()).containsExactly(LocalTime.of(9, 30), LocalTime.of(15, 30));
            assertThat(settings.baseUrl()).hasToString("http://localhost:8080");
        });
    }

    @Test
    @DisplayName("时点写多个，次序和重复不论")
    void sortsTheDigestTimes() {
        application
                .withPropertyValues("everspring.notification.digest-times=16:00,08:30,16:00")
                .run(context -> assertThat(
                                context.getBean(NotificationSettings.class).digestTimes())
                        .containsExactly(LocalTime.of(8, 30), LocalTime.of(16, 0)));
    }

    @Test
    @DisplayName("重试间隔逐次加倍，不超过最长间隔")
    void doublesThePauseUpToTheLongest() {
        application.run(context -> {
            NotificationSettings settings = context.getBean(NotificationSettings.class);

            assertThat(settings.backOff(1)).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.backOff(2)).isEqualTo(Duration.ofMinutes(4));
            assertThat(settings.backOff(5)).isEqualTo(Duration.ofMinutes(32));
            assertThat(settings.backOff(6)).isEqualTo(Duration.ofHours(1));
            assertThat(settings.backOff(100_000)).isEqualTo(Duration.ofHours(1));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "relay-interval,-1s",
        "digest-times,25:00",
        "digest-times,''",
        "from,nobody",
        "first-retry,5s",
        "longest-retry,1m"
    })
    @DisplayName("写错时不启动")
    void refusesImpossibleValues(String setting, String value) {
        application
                .withPropertyValues("everspring.notification." + setting + "=" + value)
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("everspring.notification"));
    }
}
