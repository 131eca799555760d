package org.everspring.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.everspring.access.AccountPasswords;
import org.everspring.access.DemonstrationAccount;
import org.everspring.access.DemonstrationSettings;
import org.everspring.access.StaffRole;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the accounts for trying the system out, and takes them away. An account is known as one of these by its mail
 * address; any other account is left alone, also when it has the same id.
 */
@Component
class DemonstrationStaff {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationStaff.class);

    /** Camunda's administration page refuses an account without a last name. */
    private static final String NO_LAST_NAME = " ";

    private final IdentityService identities;
    private final DemonstrationSettings settings;
    private final AccountPasswords.Shared password;

    DemonstrationStaff(IdentityService identities, AccountPasswords passwords, DemonstrationSettings settings) {
        this.identities = identities;
        this.settings = settings;
        this.password = passwords.shared(settings.password());
    }

    /** @return how many accounts were written or deleted */
    int provide(List<Unit> units) {
        if (identities.isReadOnly()) {
            return 0;
        }
        var wanted = settings.enabled() ? wanted(units) : Map.<String, Wanted>of();
        if (settings.enabled()) {
            log.warn(
                    "{} demonstration accounts with one published password exist: not for production"
                            + " (everspring.demonstration.enabled=false takes them away)",
                    wanted.size());
        }
        return removeAllBut(wanted) + keep(wanted);
    }

    private static Map<String, Wanted> wanted(List<Unit> units) {
        var wanted = new LinkedHashMap<String, Wanted>();
        for (var unit : units) {
            for (var role : UnitRole.values()) {
                var account = DemonstrationAccount.of(unit, role);
                wanted.put(
                        account.userId(), new Wanted(account, List.of(unit.id().value(), role.code())));
            }
        }
        for (var role : StaffRole.values()) {
            var account = DemonstrationAccount.of(role);
            wanted.put(account.userId(), new Wanted(account, List.of(role.groupId())));
        }
        return wanted;
    }

    private int removeAllBut(Map<String, Wanted> wanted) {
        var surplus =
                identities.createUserQuery().userEmailLike("%@" + DemonstrationAccount.MAIL_DOMAIN).list().stream()
                        .map(User::getId)
                        .filter(id -> !wanted.containsKey(id))
                        .toList();
        surplus.forEach(identities::deleteUser);
        if (!surplus.isEmpty()) {
            log.warn("Removed {} demonstration accounts", surplus.size());
        }
        return surplus.size();
    }

    private int keep(Map<String, Wanted> wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        var missing = new LinkedHashMap<>(wanted);
        var changes = 0;
        for (var user : identities
                .createUserQuery()
                .userIdIn(wanted.keySet().toArray(String[]::new))
                .list()) {
            changes += restorePassword(user, Objects.requireNonNull(missing.remove(user.getId())));
        }
        missing.values().forEach(this::create);
        return changes + missing.size();
    }

    /** The start page promises this password to everybody, whatever somebody has made of it in between. */
    private int restorePassword(User user, Wanted wanted) {
        if (!wanted.account().email().equals(user.getEmail()) || password.isThatOf(user)) {
            return 0;
        }
        password.give(user);
        identities.saveUser(user);
        return 1;
    }

    private void create(Wanted wanted) {
        var account = wanted.account();
        var user = identities.newUser(account.userId());
        user.setFirstName(account.name());
        user.setLastName(NO_LAST_NAME);
        user.setEmail(account.email());
        password.give(user);
        identities.saveUser(user);
        wanted.groups().forEach(group -> identities.createMembership(account.userId(), group));
    }

    private record Wanted(DemonstrationAccount account, List<String> groups) {}
}
