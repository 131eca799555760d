package org.everspring.notification.process;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.jobs.OfTransaction;
import org.everspring.notification.Addressee;
import org.everspring.notification.Duty;
import org.everspring.notification.Reminder;
import org.everspring.notification.ReminderPolicy;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision table, each combination once a version: FEEL is parsed anew at every evaluation, and an opening
 * asks for some seventy days. A version never changes, so an answer holds as long as the version is the latest.
 */
@Component
class DmnReminderPolicy implements ReminderPolicy {

    private final DecisionService decisions;
    private final RepositoryService repository;
    /** The same for a whole transaction, in which many may be reminded. */
    private final OfTransaction<Map<String, String>> latest = new OfTransaction<>(HashMap::new, asked -> {});

    private final Map<Question, Optional<Reminder>> answers = new ConcurrentHashMap<>();

    DmnReminderPolicy(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    private record Question(String definitionId, Duty duty, int workingDaysLeft) {}

    @Override
    public Optional<Reminder> reminderFor(Duty duty, int workingDaysLeft) {
        // Whoever asks the same meanwhile waits for the answer: a wave of reminders begins with as many as there are
        // threads.
        return answers.computeIfAbsent(new Question(latest(), duty, workingDaysLeft), this::evaluate);
    }

    private String latest() {
        return OfTransaction.isUnderWay()
                ? latest.get().computeIfAbsent(ReminderPolicyTable.KEY, this::latest)
                : latest(ReminderPolicyTable.KEY);
    }

    private String latest(String key) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private Optional<Reminder> evaluate(Question question) {
        DmnDecisionRuleResult rule = decisions
                .evaluateDecisionTableById(
                        question.definitionId(),
                        Map.of(
                                ReminderPolicyTable.DUTY, question.duty().code(),
                                ReminderPolicyTable.WORKING_DAYS_LEFT, question.workingDaysLeft()))
                .getSingleResult();
        return rule == null
                ? Optional.empty()
                : Optional.of(new Reminder(
                        text(rule, ReminderPolicyTable.LEVEL),
                        addressees(text(rule, ReminderPolicyTable.RECIPIENTS)),
                        text(rule, ReminderPolicyTable.MESSAGE)));
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
