package org.everspring.people;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.everspring.notification.Person;
import org.everspring.notification.Recipient;
import org.everspring.notification.Recipients;
import org.springframework.stereotype.Component;

/**
 * Whoever is in the unit's group and in the role's group. It asks the identity service and no table, so that accounts
 * may come from a directory; two short queries for each recipient.
 */
@Component
class GroupRecipients implements Recipients {

    private final IdentityService identities;
    private final EngineAccess engine;

    GroupRecipients(IdentityService identities, EngineAccess engine) {
        this.identities = identities;
        this.engine = engine;
    }

    @Override
    public List<Person> of(Recipient recipient) {
        return engine.unchecked(() -> {
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
            return identities
                    .createUserQuery()
                    .userIdIn(colleagues)
                    .memberOfGroup(RoleGroup.of(recipient.role()).id())
                    .orderByUserId()
                    .asc()
                    .list()
                    .stream()
                    .map(user -> new Person(user.getId(), FullName.of(user), user.getEmail()))
                    .toList();
        });
    }
}
