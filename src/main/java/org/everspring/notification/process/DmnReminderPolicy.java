package org.everspring.notification.process;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.everspring.notification.Addressee;
import org.everspring.notification.Duty;
import org.everspring.notification.Reminder;
import org.everspring.notification.ReminderPolicy;
import org.springframework.stereotype.Component;

@Component
class DmnReminderPolicy implements ReminderPolicy {

    private static final String DECISION = "reminderPolicy";

    private final DecisionService decisions;

    DmnReminderPolicy(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<Reminder> reminderFor(Duty duty, int workingDaysLeft) {
        DmnDecisionRuleResult rule = decisions
                .evaluateDecisionTableByKey(DECISION, Map.of("duty", duty.code(), "workingDaysLeft", workingDaysLeft))
                .getSingleResult();
        return rule == null
                ? Optional.empty()
                : Optional.of(
                        new Reminder(text(rule, "level"), addressees(text(rule, "recipients")), text(rule, "message")));
    }

    private static String text(DmnDecisionRuleResult rule, String output) {
        Object value = rule.getEntry(output);
        if (value == null) {
            throw new IllegalStateException("决策表“提醒与督办规则”命中的规则缺少输出“" + output + "”。");
        }
        return value.toString();
    }

    private static Set<Addressee> addressees(String codes) {
        Set<Addressee> addressees = EnumSet.noneOf(Addressee.class);
        Arrays.stream(codes.split("[,，]")).map(String::strip).map(Addressee::of).forEach(addressees::add);
        return addressees;
    }
}
