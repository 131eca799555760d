package org.everspring.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.everspring.engine.FormDrafts;
import org.everspring.forms.AddedAnswers;
import org.everspring.forms.AddedAnswers.Answer;
import org.everspring.forms.FormAnswers;
import org.everspring.forms.FormContract;
import org.everspring.forms.JsonVariable;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What is submitted through forms: found right, and what the code knows nothing of kept with the matter. */
final class FormSubmissions {

    private final FormSchemas schemas;
    private final Map<String, FormContract> contracts;
    private final AddedAnswers added;
    private final ServedValues served;
    private final FormDrafts drafts;

    FormSubmissions(
            FormSchemas schemas,
            List<FormContract> contracts,
            AddedAnswers added,
            ServedValues served,
            FormDrafts drafts) {
        this.schemas = schemas;
        this.drafts = drafts;
        this.contracts =
                contracts.stream().collect(Collectors.toUnmodifiableMap(FormContract::form, Function.identity()));
        this.added = added;
        this.served = served;
    }

    /**
     * @return the variables to keep
     * @throws InvalidInputException when it is not what the form asks for
     */
    public VariableMap ofTask(FormData data, VariableMap submitted, TaskEntity task) {
        VariableMap shown = served.of(data, task);
        FormAnswers answers = schemas.read(data, submitted, task, OwnAnswers.of(task), shown);
        drafts.submitted(TaskPlaces.of(task));
        // What the tables have is not copied into the instance by whoever sends it back unchanged.
        answers.kept().keySet().removeIf(name -> shown.containsKey(name) && answers.onlyShows(name));
        FormContract contract = contractOf(data);
        if (contract == null || task.getExecution() == null) {
            return answers.kept();
        }
        List<Answer> besides = besides(contract, answers, task.hasVariable(contract.addedVariable()));
        if (!besides.isEmpty()) {
            keep(contract, task.getId(), subject(task.getExecution()), besides);
        }
        return answers.kept();
    }

    /** As {@link #ofTask}. The matter's id is known when the process has begun, so it is asked for at the end. */
    public VariableMap ofStart(FormData data, VariableMap submitted, ExecutionEntity instance) {
        FormAnswers answers = schemas.read(data, submitted, instance, Set.of(), Variables.createVariables());
        FormContract contract = contractOf(data);
        if (contract == null) {
            return answers.kept();
        }
        List<Answer> besides = besides(contract, answers, false);
        if (!besides.isEmpty()) {
            CommandContext context = Context.getCommandContext();
            String userId = context.getAuthenticatedUserId();
            context.getTransactionContext()
                    .addTransactionListener(
                            TransactionState.COMMITTING,
                            end -> added.keep(subject(instance), contract, instance.getId(), userId, besides));
        }
        return answers.kept();
    }

    private @Nullable FormContract contractOf(FormData data) {
        return data.getCamundaFormRef() == null || data.getCamundaFormRef().getKey() == null
                ? null
                : contracts.get(data.getCamundaFormRef().getKey());
    }

    private static List<Answer> besides(FormContract contract, FormAnswers answers, boolean earlierOnes) {
        List<Answer> besides = answers.besides(contract);
        if (!besides.isEmpty()) {
            answers.kept().putValueTyped(contract.addedVariable(), JsonVariable.of(besides));
        } else if (earlierOnes) {
            answers.kept().putValue(contract.addedVariable(), null);
        }
        return besides;
    }

    private void keep(FormContract contract, String task, String subject, List<Answer> besides) {
        added.keep(subject, contract, task, Context.getCommandContext().getAuthenticatedUserId(), besides);
    }

    private static String subject(ExecutionEntity execution) {
        return execution.getProcessBusinessKey() == null
                ? execution.getProcessInstanceId()
                : execution.getProcessBusinessKey();
    }
}
