package org.everspring.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Who finishes a task: the person that is logged in, or the assignee where code finishes it for somebody. */
public final class SignedInUser {

    static final String NOBODY = "system";

    private SignedInUser() {}

    /** Empty where the system itself is at work. */
    public static Optional<String> find(IdentityService identity) {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(signedIn -> signedIn.getUserId());
    }

    /** The ids of the groups that this person belongs to; none where the system itself is at work. */
    public static Set<String> groups(IdentityService identity) {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .map(signedIn -> signedIn.getGroupIds())
                .map((List<String> groups) -> Set.copyOf(groups))
                .orElse(Set.of());
    }

    /** Who has brought the instance to this step; the system where nobody is logged in. */
    public static String of(DelegateExecution execution) {
        return find(execution.getProcessEngineServices().getIdentityService()).orElse(NOBODY);
    }

    public static String of(DelegateTask task) {
        IdentityService identity = task.getProcessEngineServices().getIdentityService();
        String user = identity.getCurrentAuthentication() == null
                ? task.getAssignee()
                : find(identity).orElse(null);
        return user == null ? NOBODY : user;
    }
}
