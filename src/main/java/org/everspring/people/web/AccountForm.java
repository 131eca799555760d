package org.everspring.people.web;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffRole;
import org.everspring.people.Account;
import org.everspring.people.Memberships;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;

/** What was typed into a form of an account, as it was typed. */
record AccountForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable Set<String> units,
        @Nullable Set<String> duties,
        @Nullable Set<String> roles,
        @Nullable String reason,
        @Nullable String deputy,
        @Nullable String from,
        @Nullable String to) {

    static final AccountForm EMPTY = new AccountForm(null, null, null, null, null, null, null, null, null, null);

    /** The account as it is, where the form said nothing of its units and roles. */
    AccountForm orAsIn(Account account) {
        return units != null
                ? this
                : new AccountForm(
                        account.userId(),
                        account.name(),
                        account.email(),
                        account.units().stream().map(unit -> unit.id().value()).collect(Collectors.toSet()),
                        account.posts().stream().map(UnitRole::code).collect(Collectors.toSet()),
                        account.roles().stream().map(StaffRole::name).collect(Collectors.toSet()),
                        reason,
                        deputy,
                        from,
                        to);
    }

    Memberships memberships() {
        return new Memberships(filled(units), filled(duties), chosen());
    }

    private static Set<String> filled(@Nullable Collection<String> values) {
        return values == null
                ? Set.of()
                : values.stream().filter(value -> !value.isBlank()).collect(Collectors.toSet());
    }

    private Set<StaffRole> chosen() {
        return Stream.of(StaffRole.values())
                .filter(role -> filled(roles).contains(role.name()))
                .collect(Collectors.toSet());
    }
}
