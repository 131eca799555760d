package org.everspring.engine.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.NullValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * What a form's answers are local to: in the diagram a user task has an input parameter without a value for each of them.
 * Camunda would write all of these down, empty, for every task that begins, thirteen for each report of a quarter. Here they
 * come into being when somebody answers; until then the form shows nothing of that name that the process may have.
 *
 * <p>What the task hands on as an output parameter is left to Camunda: a task that is taken back hands it on, too, and needs
 * to find it.
 */
final class OwnAnswers {

    private static final String DECLARED = "ownAnswers";

    private OwnAnswers() {}

    static void declare(ActivityImpl activity, IoMapping mapping) {
        if (!(activity.getActivityBehavior() instanceof UserTaskActivityBehavior) || !activity.isScope()) {
            return;
        }
        Set<String> handedOn =
                mapping.getOutputParameters().stream().map(IoParameter::getName).collect(Collectors.toSet());
        List<InputParameter> empty = mapping.getInputParameters().stream()
                .filter(parameter -> parameter.getValueProvider() instanceof NullValueProvider)
                .toList();
        activity.setProperty(
                DECLARED, empty.stream().map(IoParameter::getName).collect(Collectors.toUnmodifiableSet()));
        List<InputParameter> atOnce = mapping.getInputParameters().stream()
                .filter(parameter -> !empty.contains(parameter) || handedOn.contains(parameter.getName()))
                .collect(Collectors.toList());
        mapping.setInputParameters(atOnce);
    }

    /** The names of what is the task's own. */
    @SuppressWarnings("unchecked")
    static Set<String> of(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        Object declared = execution == null || execution.getActivity() == null
                ? null
                : execution.getActivity().getProperty(DECLARED);
        return declared == null ? Set.of() : (Set<String>) declared;
    }

    /** Before the answers are kept: each finds its own place, and what is left out hides what the process has. */
    static void begin(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        of(task).stream()
                .filter(name -> !execution.hasVariableLocal(name))
                .forEach(name -> execution.setVariableLocal(name, null));
    }
}
