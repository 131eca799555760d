package org.everspring.access;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.authorization.Groups;
import org.everspring.access.LoginSettings.LocalPasswords;
import org.everspring.engine.MemberGroups;
import org.everspring.kernel.InvalidInputException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.stereotype.Component;

/**
 * The ways in. Whoever checks a login only says who it is: the account and its groups are always those of the identity
 * service.
 */
@Component
public class LoginWays {

    private final LocalPasswords local;
    private final boolean ldap;
    private final Map<String, String> providers;
    private final MemberGroups groups;

    LoginWays(LoginSettings settings, ObjectProvider<OAuth2ClientProperties> clients, MemberGroups groups) {
        this.ldap = settings.ldap().enabled();
        this.providers = new TreeMap<>();
        clients.ifAvailable(set -> set.getRegistration()
                .forEach((id, client) ->
                        providers.put(id, client.getClientName() == null ? id : client.getClientName())));
        this.local = settings.localPasswords() == null ? usual() : settings.localPasswords();
        this.groups = groups;
        if (local != LocalPasswords.EVERYBODY && !outside()) {
            throw new InvalidInputException("没有设置LDAP或者OIDC登录，everspring.login.local-passwords只能是everybody，否则谁也不能登录。");
        }
    }

    private LocalPasswords usual() {
        return outside() ? LocalPasswords.ADMINISTRATORS : LocalPasswords.EVERYBODY;
    }

    private boolean outside() {
        return ldap || !providers.isEmpty();
    }

    /** Whether a password that is kept here lets this account in. */
    boolean servesLocally(String userId) {
        return switch (local) {
            case EVERYBODY -> true;
            case ADMINISTRATORS -> groups.of(userId).contains(Groups.CAMUNDA_ADMIN);
            case NOBODY -> false;
        };
    }

    /** Whether there is any password to be typed on our own page. */
    public boolean byPassword() {
        return ldap || local != LocalPasswords.NOBODY;
    }

    /** Whether typing a password is only for administrators, so that the page leads others to a provider. */
    public boolean passwordForAdministratorsOnly() {
        return !ldap && local == LocalPasswords.ADMINISTRATORS;
    }

    /** The OIDC providers: the id of each registration, and its name for staff. */
    public Map<String, String> providers() {
        return Map.copyOf(providers);
    }
}
