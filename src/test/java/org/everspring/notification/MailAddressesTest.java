package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("邮件中的链接和发件人")
class MailAddressesTest {

    private static final String OURS = "https://ys.km.example";
    private static final String SENDER = "ys@km.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://ys.localhost",
                "http://127.0.0.1:8080",
                "http://127.1",
                "http://0.0.0.0:8080",
                "http://[::1]:8080",
                "http://[::]",
                "http://[::ffff:127.0.0.1]",
                "ys.km.example",
                "/desk"
            })
    @DisplayName("链接指向本机的，启动时提醒，正式运行时不启动")
    void linksToThisMachine(String address, CapturedOutput log) {
        check(address, SENDER, true, false);

        assertThat(log).contains("everspring.notification.base-url");
        assertThatThrownBy(() -> check(address, SENDER, true, true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("everspring.notification.base-url")
                .hasMessageContaining(address);
    }

    @Test
    @DisplayName("发件人在本机的，启动时提醒，正式运行时不启动")
    void senderOnThisMachine(CapturedOutput log) {
        check(OURS, "everspring@localhost", true, false);

        assertThat(log).contains("everspring.notification.from");
        assertThatThrownBy(() -> check(OURS, "everspring@localhost", true, true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("everspring.notification.from");
    }

    @Test
    @DisplayName("没有设置邮件服务器的，或者设置正确的，不提醒")
    void nothingToSay(CapturedOutput log) {
        check("http://localhost:8080", "everspring@localhost", false, true);
        check(OURS, SENDER, true, true);
        check("http://10.1.2.3:8080", SENDER, true, true);

        assertThat(log).doesNotContain("everspring.notification");
    }

    private static void check(String address, String from, boolean mails, boolean production) {
        new MailAddresses(
                new NotificationSettings(
                        Duration.ZERO,
                        List.of(LocalTime.NOON),
                        from,
                        URI.create(address),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1)),
                mails,
                production);
    }
}
