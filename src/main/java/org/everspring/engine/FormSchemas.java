package org.everspring.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.everspring.InvalidInputException;

/** The schemas of the deployed Camunda Forms. A form definition never changes, so each is read once. */
final class FormSchemas {

    private final ObjectMapper json;
    private final OfferedOptions options;
    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();

    FormSchemas(ObjectMapper json, OfferedOptions options) {
        this.json = json;
        this.options = options;
    }

    /** The schema of the form that the data refers to; a task without a form takes no input at all. */
    FormSchema of(FormData data) {
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
