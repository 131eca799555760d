package org.everspring.engine.internal;

import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;

/** A submission that can say which task it is for. */
final class TaskFormSubmission extends SubmitTaskFormCmd {

    TaskFormSubmission(
            String taskId, Map<String, Object> properties, boolean returnVariables, boolean deserializeValues) {
        super(taskId, properties, returnVariables, deserializeValues);
    }

    String taskId() {
        return taskId;
    }
}
