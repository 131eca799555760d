package org.everspring.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.everspring.kernel.InvalidInputException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notices reach people.
 *
 * @param relayInterval pause between two rounds of sending; 0 turns the rounds off
 * @param digestTimes times of day, Asia/Shanghai, at which digests go out; escalations go at once
 * @param from the sender of mails; with a mail server set, an address of this machine is warned of at the start and
 *     refused in production
 * @param baseUrl where staff reach the application, without a slash at the end: mails lead there; checked like the
 *     sender
 * @param firstRetry pause after the first failed attempt, at least a minute; it doubles with each further one
 * @param longestRetry the pause that is not doubled any more; a mail is tried at this interval until it gets through
 */
@Validated
@ConfigurationProperties("everspring.notification")
record NotificationSettings(
        @DefaultValue("10s") Duration relayInterval,
        @NotEmpty @DefaultValue({"09:30", "15:30"}) List<LocalTime> digestTimes,

        @NotBlank @Email @DefaultValue("everspring@localhost")
        String from,

        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("2m") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry) {

    NotificationSettings {
        digestTimes = digestTimes.stream().distinct().sorted().toList();
        if (relayInterval.isNegative()) {
            throw new InvalidInputException("设置everspring.notification.relay-interval不能为负数。");
        }
        // A shorter pause could end while the attempt is still under way.
        if (firstRetry.compareTo(Duration.ofMinutes(1)) < 0 || longestRetry.compareTo(firstRetry) < 0) {
            throw new InvalidInputException(
                    "设置everspring.notification有误：first-retry不少于1分钟，longest-retry不短于first-retry。");
        }
    }

    /** The pause after the attempt of that number, counted from 1. */
    Duration backOff(int attempt) {
        Duration pause = firstRetry;
        for (int number = 1; number < attempt && pause.compareTo(longestRetry) < 0; number++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
