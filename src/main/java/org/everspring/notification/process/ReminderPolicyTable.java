package org.everspring.notification.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.engine.DecisionContract;
import org.everspring.notification.Addressee;
import org.everspring.notification.Duty;
import org.everspring.notification.Reminder;
import org.springframework.stereotype.Component;

/** Names that processes/reminder-policy.dmn and the code agree on. */
@Component
final class ReminderPolicyTable implements DecisionContract {

    static final String KEY = "reminderPolicy";
    static final String DUTY = "duty";
    static final String WORKING_DAYS_LEFT = "workingDaysLeft";
    static final String LEVEL = "level";
    static final String RECIPIENTS = "recipients";
    static final String MESSAGE = "message";

    /** In working days, about two months before and after a date. */
    private static final int FURTHEST = 45;

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return Arrays.stream(Duty.values())
                .flatMap(duty -> IntStream.rangeClosed(-FURTHEST, FURTHEST)
                        .mapToObj(days -> Map.of(DUTY, duty.code(), WORKING_DAYS_LEFT, days)));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                Output.oneOf(LEVEL, Reminder.LEVELS),
                Output.someOf(
                        RECIPIENTS,
                        Arrays.stream(Addressee.values()).map(Addressee::code).collect(Collectors.toSet())),
                Output.text(MESSAGE));
    }

    /** No rule is no reminder that day. */
    @Override
    public boolean answersEverything() {
        return false;
    }
}
