package org.everspring.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.everspring.kernel.InvalidInputException;

/**
 * Whose instance it is: the matter's id is the business key of its process instance. No model can hand in another one, as
 * it could with a variable.
 *
 * @param read makes the typed id of the stored text
 */
public record MatterKey<T>(Function<String, T> read) {

    public static <T> MatterKey<T> matterKey(Function<String, T> read) {
        return new MatterKey<>(read);
    }

    /** @throws InvalidInputException when the instance has no business key, or that of something else */
    public T from(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        if (key == null) {
            throw new InvalidInputException("这个流程实例没有业务编号，不能办理任何事项；请由系统或启动表单发起流程。");
        }
        return read.apply(key);
    }

    /** @throws InvalidInputException as {@link #from(DelegateExecution)} */
    public T from(DelegateTask task) {
        return from(task.getExecution());
    }
}
