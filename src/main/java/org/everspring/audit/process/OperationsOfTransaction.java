package org.everspring.audit.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.everspring.audit.AuditTrail;
import org.everspring.audit.AuditedAction;
import org.everspring.audit.AuditedPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What somebody does with the engine in one transaction is one line of the audit, written just before it commits: whoever
 * is taken out of the system loses memberships and rights along with the account.
 */
final class OperationsOfTransaction implements TransactionSynchronization {

    /** What mostly goes along with something else. */
    private static final Map<String, Integer> RANKS = Map.of(
            EntityTypes.AUTHORIZATION, 1,
            EntityTypes.IDENTITY_LINK, 2,
            EntityTypes.COMMENT, 2,
            EntityTypes.VARIABLE, 3);

    private final AuditTrail trail;
    private final List<Operation> operations = new ArrayList<>();

    private OperationsOfTransaction(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param name as people call it; may be null */
    record Subject(@Nullable String id, @Nullable String name) {}

    private record Change(@Nullable String before, @Nullable String after) {}

    /** @param subject null where only the changes tell it */
    private record Operation(
            String type,
            String entity,
            String userId,
            @Nullable Subject subject,
            String annotation,
            Map<String, Change> changes) {

        int rank() {
            return RANKS.getOrDefault(entity, 0);
        }

        /** Of two rights that are granted one after the other each has all of the properties. */
        boolean goesOnWith(UserOperationLogEntry event, @Nullable Subject other) {
            return type.equals(event.getOperationType())
                    && entity.equals(event.getEntityType())
                    && Objects.equals(subject, other)
                    && !changes.containsKey(event.getProperty());
        }

        Subject named() {
            if (subject != null) {
                return subject;
            }
            String person = Stream.of("userId", "groupId", "tenantId")
                    .map(this::after)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return EntityTypes.AUTHORIZATION.equals(entity)
                    ? new Subject(person == null ? "*" : person, after("resource") + "（" + after("resourceId") + "）")
                    : new Subject(person, after("groupId"));
        }

        private @Nullable String after(String property) {
            Change change = changes.get(property);
            return change == null ? null : change.after();
        }

        String words() {
            return OperationWords.action(type, entity) + (named().id() == null ? "" : "（" + named().id() + "）");
        }

        Stream<String> lines() {
            return Stream.concat(
                    changes.entrySet().stream()
                            .filter(change -> !Objects.equals(
                                    change.getValue().before(),
                                    change.getValue().after()))
                            .map(change -> line(change.getKey(), change.getValue())),
                    Stream.ofNullable(annotation).map(words -> "批注：" + words));
        }

        private static String line(String property, Change change) {
            String name = OperationWords.property(property) + "：";
            String after = change.after() == null ? "无" : change.after();
            return change.before() == null ? name + after : name + change.before() + " → " + after;
        }
    }

    static OperationsOfTransaction current(AuditTrail trail) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(OperationsOfTransaction.class::isInstance)
                .map(OperationsOfTransaction.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    OperationsOfTransaction first = new OperationsOfTransaction(trail);
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
    }

    /**
     * The engine tells of each changed property by itself.
     *
     * @param subject null where only the properties tell it
     */
    void add(UserOperationLogEntry event, @Nullable Subject subject) {
        Operation operation = operations.stream()
                .filter(known -> known.goesOnWith(event, subject))
                .findFirst()
                .orElseGet(() -> {
                    Operation first = new Operation(
                            event.getOperationType(),
                            event.getEntityType(),
                            event.getUserId(),
                            subject,
                            event.getAnnotation(),
                            new LinkedHashMap<>());
                    operations.add(first);
                    return first;
                });
        if (event.getProperty() != null) {
            operation.changes().put(event.getProperty(), new Change(event.getOrgValue(), event.getNewValue()));
        }
    }

    /** What there is to know of the operation besides. */
    void remark(UserOperationLogEntry event, String property, String words) {
        operations.stream()
                .filter(known -> known.type().equals(event.getOperationType())
                        && known.entity().equals(event.getEntityType()))
                .reduce((one, later) -> later)
                .ifPresent(operation -> operation.changes().put(property, new Change(null, words)));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        Operation main = operations.stream()
                .reduce((one, other) -> other.rank() < one.rank() ? other : one)
                .orElseThrow();
        trail.done(
                main.userId() == null ? AuditedPerson.SYSTEM : new AuditedPerson(main.userId(), null),
                new AuditedAction(
                        OperationWords.kind(main.entity()),
                        OperationWords.action(main.type(), main.entity()),
                        main.named().id(),
                        main.named().name(),
                        detail(main)));
    }

    private String detail(Operation main) {
        Map<String, Long> others = operations.stream()
                .filter(other -> other != main)
                .collect(Collectors.groupingBy(Operation::words, LinkedHashMap::new, Collectors.counting()));
        Stream<String> along = others.entrySet().stream()
                .map(other -> "同时：" + other.getKey() + (other.getValue() > 1 ? "，" + other.getValue() + "项" : ""));
        return Stream.concat(main.lines(), along).collect(Collectors.joining("\n"));
    }
}
