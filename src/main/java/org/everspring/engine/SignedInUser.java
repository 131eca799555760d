package org.everspring.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** Who finishes a task: the person that is logged in, or the assignee where code finishes it for somebody. */
public final class SignedInUser {

    static final String NOBODY = "system";

    private SignedInUser() {}

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
