package org.everspring.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What a task's form shows or begins with, read from the tables each time that somebody opens the form, and again when its
 * answers are checked: no process variable carries it from one task to the next. A bean of a module serves the forms of one
 * process; it asks {@code MatterKey} for the matter of the task.
 *
 * <p>What is served goes before a process variable of the same name, so that instances which still have the copies of an
 * older model show the same. A draft that somebody has saved goes before what is served.
 */
public interface FormValues {

    /** The key of the process. The same form in another one, of an owner's own, shows that process's variables. */
    String process();

    /** The forms' ids, as a model's {@code camunda:formRef} has them. */
    Set<String> forms();

    /**
     * @param form one of {@link #forms}
     * @return by the keys of the form's fields: texts, numbers, truth values, or lists of rows (maps or records). A key that is
     *     left out is the process's variable; a null is empty, whatever the process has
     */
    Map<String, Object> of(String form, DelegateTask task);

    /**
     * What the form begins with besides, in fields that whoever fills it in is free to change: asked for when the form is shown,
     * and not again when its answers are checked. As {@link #of} otherwise, and before it.
     */
    default Map<String, Object> beginning(String form, DelegateTask task) {
        return Map.of();
    }

    /** Those of a process; {@link Serving#with} says which forms. */
    static <M> Serving<M> of(String process, Function<DelegateTask, M> matter) {
        return new Serving<>(process, matter, Map.of(), Map.of());
    }

    /** @param matter what the values of every form are made of, got by the task */
    record Serving<M>(
            String process,
            Function<DelegateTask, M> matter,
            Map<String, Function<M, Map<String, Object>>> values,
            Map<String, Function<M, Map<String, Object>>> beginnings)
            implements FormValues {

        public Serving<M> with(String form, Function<M, Map<String, Object>> shown) {
            return new Serving<>(process, matter, more(values, form, shown), beginnings);
        }

        /** @param form one that there is a {@link #with} for */
        public Serving<M> beginning(String form, Function<M, Map<String, Object>> known) {
            return new Serving<>(process, matter, values, more(beginnings, form, known));
        }

        private static <M> Map<String, Function<M, Map<String, Object>>> more(
                Map<String, Function<M, Map<String, Object>>> there,
                String form,
                Function<M, Map<String, Object>> shown) {
            Map<String, Function<M, Map<String, Object>>> more = new HashMap<>(there);
            more.put(form, shown);
            return more;
        }

        @Override
        public Map<String, Object> beginning(String form, DelegateTask task) {
            Function<M, Map<String, Object>> known = beginnings.get(form);
            return known == null ? Map.of() : known.apply(matter.apply(task));
        }

        @Override
        public Set<String> forms() {
            return values.keySet();
        }

        @Override
        public Map<String, Object> of(String form, DelegateTask task) {
            return Objects.requireNonNull(values.get(form), form).apply(matter.apply(task));
        }
    }
}
