package org.everspring.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.everspring.access.DisabledAccounts;
import org.everspring.access.RoleGroup;
import org.everspring.access.StaffRole;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Recipients;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever is in the unit's group and in the role's group, or the one person of the unit that is named. It asks the identity service and no table, so that accounts
 * may come from a directory; four short queries for each recipient.
 */
@Component
class GroupRecipients implements Recipients {

    private final IdentityService identities;
    private final EngineAccess engine;

    private final DisabledAccounts disabled;
    private final DeputyPeriods deputies;

    GroupRecipients(
            IdentityService identities, EngineAccess engine, DisabledAccounts disabled, DeputyPeriods deputies) {
        this.identities = identities;
        this.engine = engine;
        this.disabled = disabled;
        this.deputies = deputies;
    }

    /** Asked once a transaction: a batch of a quarter's opening tells the same units of many items. */
    @Override
    public List<Person> of(Recipient recipient) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return ask(recipient);
        }
        var known = (Asked) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Asked(this);
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(known);
        }
        return known.persons.computeIfAbsent(recipient, this::ask);
    }

    /** What one transaction has asked; suspended with it and forgotten at its end. */
    private static final class Asked implements TransactionSynchronization {

        private final Map<Recipient, List<Person>> persons = new HashMap<>();
        private final Object owner;

        private Asked(Object owner) {
            this.owner = owner;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(owner);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(owner, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(owner);
        }
    }

    @Override
    public List<Person> operators() {
        return engine.unchecked(() -> Stream.of(StaffRole.OPERATOR, StaffRole.ADMINISTRATOR)
                .flatMap(role -> persons(identities.createUserQuery().memberOfGroup(role.groupId())).stream())
                .distinct()
                .toList());
    }

    private List<Person> ask(Recipient recipient) {
        return engine.unchecked(() -> recipient.role() == null ? named(recipient) : inRole(recipient));
    }

    private List<Person> named(Recipient recipient) {
        return persons(identities
                .createUserQuery()
                .userId(recipient.userId())
                .memberOfGroup(recipient.unit().value()));
    }

    private List<Person> inRole(Recipient recipient) {
        var colleagues = identities
                .createUserQuery()
                .memberOfGroup(recipient.unit().value())
                .list()
                .stream()
                .map(User::getId)
                .toArray(String[]::new);
        if (colleagues.length == 0) {
            return List.of();
        }
        return persons(identities
                .createUserQuery()
                .userIdIn(colleagues)
                .memberOfGroup(RoleGroup.of(recipient.role()).id()));
    }

    /** Nobody whose account is disabled; in absence the deputy besides, for the own eyes stay open. */
    private List<Person> persons(UserQuery query) {
        var told = new TreeMap<String, User>();
        query.list().forEach(user -> told.put(user.getId(), user));
        told.keySet().removeAll(disabled.among(told.keySet()));
        var deputyIds = deputies.deputiesOf(told.keySet());
        if (!deputyIds.isEmpty()) {
            identities
                    .createUserQuery()
                    .userIdIn(deputyIds.toArray(String[]::new))
                    .list()
                    .forEach(user -> told.put(user.getId(), user));
        }
        return told.values().stream()
                .map(user -> new Person(user.getId(), FullName.of(user), user.getEmail()))
                .toList();
    }
}
