package org.everspring.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.everspring.engine.FullName;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/**
 * Who is signed in at Camunda's web applications in the same browser: one login for Tasklist and for our own pages.
 */
@Component
public class SignedInStaff {

    /** Where Camunda's web applications keep the login; their constant is not public. */
    private static final String SESSION_ATTRIBUTE = "authenticatedUser";

    private final ProcessEngine processEngine;
    private final IdentityService identities;
    private final EngineAccess engine;
    private final Plan plan;

    SignedInStaff(ProcessEngine processEngine, IdentityService identities, EngineAccess engine, Plan plan) {
        this.processEngine = processEngine;
        this.identities = identities;
        this.engine = engine;
        this.plan = plan;
    }

    /**
     * Groups are read each time, so that a right that was taken away is gone at once. Never opens a session.
     *
     * @return empty when nobody is signed in, or when the account has been deleted since
     */
    public Optional<StaffMember> find(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(SESSION_ATTRIBUTE) instanceof Authentications logins)) {
            return Optional.empty();
        }
        var login = logins.getAuthenticationForProcessEngine(processEngine.getName());
        return login == null ? Optional.empty() : find(login.getIdentityId());
    }

    /**
     * Whose account the call of another system bears. The engine forgets it thereby: what our own pages and interfaces do
     * is decided by their own rules and not by the rights that the engine gives to a person.
     *
     * @return empty when the engine has let nobody in
     */
    public Optional<StaffMember> takeCaller() {
        var caller = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        return caller == null ? Optional.empty() : find(caller.getUserId());
    }

    private Optional<StaffMember> find(String userId) {
        return engine.unchecked(() -> Optional.ofNullable(
                        identities.createUserQuery().userId(userId).singleResult())
                .map(this::staffMember));
    }

    private StaffMember staffMember(User user) {
        var groups = identities.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        return new StaffMember(
                user.getId(), FullName.of(user), plan.unitsAmong(groups), groups.contains(Groups.CAMUNDA_ADMIN));
    }
}
