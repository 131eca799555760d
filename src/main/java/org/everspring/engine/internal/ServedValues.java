package org.everspring.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.everspring.forms.FormValues;
import org.everspring.forms.JsonVariable;
import org.springframework.util.function.SingletonSupplier;

/** The values that the modules serve with forms. */
final class ServedValues {

    private final Supplier<Map<Place, FormValues>> byPlace;

    private record Place(String process, String form) {}

    /** @param served asked late: they read tables by services that the engine is made before */
    ServedValues(Supplier<Stream<FormValues>> served) {
        this.byPlace = SingletonSupplier.of(() -> served.get()
                .flatMap(values ->
                        values.forms().stream().map(form -> Map.entry(new Place(values.process(), form), values)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** None for a task of no process, and for a form that nobody serves values with. */
    VariableMap of(FormData data, TaskEntity task) {
        VariableMap values = Variables.createVariables();
        put(data, task, FormValues::of, values);
        return values;
    }

    /** Those of the form that the task has, as it is shown. */
    public VariableMap of(TaskEntity task) {
        VariableMap values = Variables.createVariables();
        if (task.getTaskDefinition() != null) {
            FormData data = task.getTaskDefinition().getTaskFormHandler().createTaskForm(task);
            put(data, task, FormValues::beginning, values);
            put(data, task, FormValues::of, values);
        }
        return values;
    }

    private interface Question {
        Map<String, Object> ask(FormValues served, String form, TaskEntity task);
    }

    private void put(FormData data, TaskEntity task, Question question, VariableMap values) {
        if (data.getCamundaFormRef() == null || task.getExecution() == null) {
            return;
        }
        Place place = new Place(
                task.getProcessDefinition().getKey(), data.getCamundaFormRef().getKey());
        FormValues served = byPlace.get().get(place);
        if (served != null) {
            question.ask(served, place.form(), task)
                    .forEach((name, value) ->
                            values.put(name, value instanceof List<?> rows ? JsonVariable.of(rows) : value));
        }
    }
}
