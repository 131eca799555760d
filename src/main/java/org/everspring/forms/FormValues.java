package org.everspring.forms;

import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What a task's form shows or begins with, read from the tables each time that somebody opens the form, and again when its
 * answers are checked: no process variable carries it from one task to the next. A bean of a module serves one form
 * of one process; it asks {@code MatterKey} for the matter of the task.
 *
 * <p>What is served goes before a process variable of the same name, so that instances which still have the copies of an
 * older model show the same. A draft that somebody has saved goes before what is served.
 */
public interface FormValues {

    /** The key of the process. The same form in another one, of an owner's own, shows that process's variables. */
    String process();

    /** The form's id, as a model's {@code camunda:formRef} has it. */
    String form();

    /**
     * @return by the keys of the form's fields: texts, numbers, truth values, or lists of rows (maps or records). A key that is
     *     left out is the process's variable; a null is empty, whatever the process has
     */
    Map<String, Object> of(DelegateTask task);

    /** Serves one form of one process. */
    static FormValues of(String process, String form, Function<DelegateTask, Map<String, Object>> values) {
        return new FormValues() {
            @Override
            public String process() {
                return process;
            }

            @Override
            public String form() {
                return form;
            }

            @Override
            public Map<String, Object> of(DelegateTask task) {
                return values.apply(task);
            }
        };
    }
}
