package org.everspring.modelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.everspring.jobs.InstanceDates;
import org.jspecify.annotations.Nullable;

/**
 * What a task that waits takes over from its new version, which the engine's migration leaves as it was: what it is called,
 * who may do it, by when. Whoever has claimed it keeps it.
 */
final class WaitingTasks {

    private WaitingTasks() {}

    /** What would change, in words without full stop; none when the two describe the task alike. */
    static List<String> differences(TaskDefinition before, TaskDefinition after) {
        List<String> differences = new ArrayList<>();
        if (differ(before.getNameExpression(), after.getNameExpression())) {
            differences.add("名称改为“" + text(after.getNameExpression()) + "”");
        }
        if (differ(before.getDescriptionExpression(), after.getDescriptionExpression())) {
            differences.add("说明改变");
        }
        String groups = texts(after.getCandidateGroupIdExpressions());
        if (!texts(before.getCandidateGroupIdExpressions()).equals(groups)) {
            differences.add("候选组由" + orNone(texts(before.getCandidateGroupIdExpressions())) + "改为" + orNone(groups));
        }
        String users = texts(after.getCandidateUserIdExpressions());
        if (!texts(before.getCandidateUserIdExpressions()).equals(users)) {
            differences.add("候选人由" + orNone(texts(before.getCandidateUserIdExpressions())) + "改为" + orNone(users));
        }
        if (differ(before.getDueDateExpression(), after.getDueDateExpression())) {
            differences.add("期限改按" + orNone(text(after.getDueDateExpression())) + "计算");
        }
        if (differ(before.getPriorityExpression(), after.getPriorityExpression())) {
            differences.add("优先级改为" + orNone(text(after.getPriorityExpression())));
        }
        if (!form(before).equals(form(after))) {
            differences.add("表单由" + orNone(form(before)) + "改为" + orNone(form(after)));
        }
        return differences;
    }

    /** Once or again, with the same end. */
    static void follow(TaskEntity task, TaskDefinition before, TaskDefinition after) {
        if (differences(before, after).isEmpty()) {
            return;
        }
        if (differ(before.getNameExpression(), after.getNameExpression())) {
            task.setName(value(after.getNameExpression(), task));
        }
        if (differ(before.getDescriptionExpression(), after.getDescriptionExpression())) {
            task.setDescription(value(after.getDescriptionExpression(), task));
        }
        if (differ(before.getPriorityExpression(), after.getPriorityExpression())) {
            String priority = value(after.getPriorityExpression(), task);
            task.setPriority(priority == null ? 50 : Integer.parseInt(priority));
        }
        if (differ(before.getDueDateExpression(), after.getDueDateExpression())) {
            if (after.getDueDateExpression() == null) {
                task.setDueDate(null);
            } else {
                InstanceDates.dueAnew(task, after.getDueDateExpression());
            }
        }
        Set<String> oldGroups = candidates(before.getCandidateGroupIdExpressions(), task);
        Set<String> newGroups = candidates(after.getCandidateGroupIdExpressions(), task);
        without(oldGroups, newGroups).forEach(group -> remove(task, group));
        without(newGroups, groupsOf(task)).forEach(task::addCandidateGroup);
        Set<String> oldUsers = candidates(before.getCandidateUserIdExpressions(), task);
        Set<String> newUsers = candidates(after.getCandidateUserIdExpressions(), task);
        without(oldUsers, newUsers).forEach(task::deleteCandidateUser);
        without(newUsers, oldUsers).forEach(task::addCandidateUser);
        task.triggerUpdateEvent();
    }

    /** The engine would leave the group the right to the task that it has given with it. */
    private static void remove(TaskEntity task, String group) {
        task.deleteCandidateGroup(group);
        AuthorizationManager rights = Context.getCommandContext().getAuthorizationManager();
        AuthorizationEntity right = rights.findAuthorizationByGroupIdAndResourceId(
                Authorization.AUTH_TYPE_GRANT, group, Resources.TASK, task.getId());
        if (right != null) {
            rights.delete(right);
        }
    }

    private static Set<String> groupsOf(TaskEntity task) {
        return task.getCandidates().stream()
                .map(link -> link.getGroupId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> candidates(Set<Expression> expressions, TaskEntity task) {
        return expressions.stream()
                .map(expression -> expression.getValue(task))
                .flatMap(value -> value instanceof Collection<?> many
                        ? many.stream().map(String::valueOf)
                        : value == null
                                ? Stream.empty()
                                : Arrays.stream(value.toString().split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static @Nullable String value(Expression expression, TaskEntity task) {
        Object value = expression == null ? null : expression.getValue(task);
        return value == null ? null : value.toString();
    }

    private static boolean differ(Expression before, Expression after) {
        return !Objects.equals(text(before), text(after));
    }

    private static String text(Expression expression) {
        return expression == null ? "" : expression.getExpressionText();
    }

    private static String texts(Set<Expression> expressions) {
        return expressions.stream().map(WaitingTasks::text).sorted().collect(Collectors.joining(","));
    }

    private static String form(TaskDefinition task) {
        return task.getCamundaFormDefinitionKey() != null
                ? text(task.getCamundaFormDefinitionKey())
                : text(task.getFormKey());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "（无）" : text;
    }
}
