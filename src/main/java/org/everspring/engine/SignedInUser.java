package org.everspring.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who finishes a task: the person that is logged in, or the assignee where code finishes it for somebody. */
public final class SignedInUser {

    static final String NOBODY = "system";

    private SignedInUser() {}

    /** Who has brought the instance to this step; the system where nobody is logged in. */
    public static String of(DelegateExecution execution) {
        Authentication signedIn =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return signedIn == null ? NOBODY : signedIn.getUserId();
    }

    public static String of(DelegateTask task) {
        String user = task.getProcessEngineServices().getIdentityService().getCurrentAuthentication() == null
                ? task.getAssignee()
                : task.getProcessEngineServices()
                        .getIdentityService()
                        .getCurrentAuthentication()
                        .getUserId();
        return user == null ? NOBODY : user;
    }
}
