package org.everspring.engine.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.everspring.forms.FormAnswers;
import org.everspring.forms.FormSchema;
import org.everspring.forms.OfferedOptions;
import org.everspring.kernel.InvalidInputException;

/** The schemas of the deployed Camunda Forms. A form definition never changes, so each is read once. */
final class FormSchemas {

    private final ObjectMapper json;
    private final OfferedOptions options;
    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();

    FormSchemas(ObjectMapper json, OfferedOptions options) {
        this.json = json;
        this.options = options;
    }

    /**
     * @param submitted what somebody has sent with the form that the data refers to
     * @param scope where it will be kept
     * @param unanswered of what is in the scope, what the form does not begin with
     * @param served goes before the scope's own values
     * @throws InvalidInputException when it is not what the form asks for
     */
    FormAnswers read(
            FormData data, VariableMap submitted, VariableScope scope, Set<String> unanswered, VariableMap served) {
        FormSchema schema = of(data);
        ObjectNode known = json.createObjectNode();
        for (String name : schema.names()) {
            if (served.containsKey(name)) {
                known.set(name, known(served.getValueTyped(name)));
            } else if (!unanswered.contains(name) && scope.hasVariable(name)) {
                known.set(name, known(scope.getVariableTyped(name, false)));
            }
        }
        return schema.accept(submitted, known);
    }

    /**
     * What somebody has saved of the form that the data refers to, as far as he could have typed it there.
     *
     * @param known what the form would begin with
     */
    VariableMap resumed(FormData data, ObjectNode saved, VariableMap known) {
        FormSchema schema = of(data);
        ObjectNode shown = json.createObjectNode();
        schema.names().stream()
                .filter(known::containsKey)
                .forEach(name -> shown.set(name, known(known.getValueTyped(name))));
        return schema.resumed(saved, shown);
    }

    /** A variable of another kind than a form can hold is nothing to it. */
    private static JsonNode known(TypedValue value) {
        try {
            return FormSchema.json(value);
        } catch (InvalidInputException e) {
            return NullNode.instance;
        }
    }

    /** A task without a form takes no input at all. */
    private FormSchema of(FormData data) {
        CamundaFormRef ref = data.getCamundaFormRef();
        if (ref == null || ref.getKey() == null) {
            return FormSchema.EMPTY;
        }
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinition form =
                context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(ref, data.getDeploymentId()));
        if (form == null) {
            throw new InvalidInputException("找不到表单“" + ref.getKey() + "”，请联系流程负责人部署该表单后再提交。");
        }
        return byDefinition.computeIfAbsent(form.getId(), id -> read(context, form));
    }

    private FormSchema read(CommandContext context, CamundaFormDefinition form) {
        try (InputStream content = context.runWithoutAuthorization(
                new GetDeploymentResourceCmd(form.getDeploymentId(), form.getResourceName()))) {
            return FormSchema.parse(json.readTree(content), options);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the form " + form.getKey(), e);
        }
    }
}
