package org.everspring.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/** The limits of the forms in force. */
@Component
class DeployedForms implements FormLimits, FormQuestions {

    private final ProcessEngine engine;
    private final OfferedOptions options;
    private final ObjectMapper json;

    DeployedForms(ProcessEngine engine, List<FormOptions> options, ObjectMapper json) {
        this.engine = engine;
        this.options = new OfferedOptions(options);
        this.json = json;
    }

    @Override
    public void check(String form, Map<String, ?> values) {
        List<String> faults = schema(form).faultsOf(values);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(String.join("；", faults) + "。");
        }
    }

    @Override
    public List<Question> left(String form, Map<String, ?> answered) {
        return schema(form).left(answered);
    }

    private FormSchema schema(String form) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> schema(context, form)));
    }

    private FormSchema schema(CommandContext context, String id) {
        CamundaFormDefinition form =
                new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(id, "latest"), null).execute(context);
        if (form == null) {
            throw new InvalidInputException("找不到表单“" + id + "”，请联系流程负责人部署该表单。");
        }
        try (InputStream content =
                new GetDeploymentResourceCmd(form.getDeploymentId(), form.getResourceName()).execute(context)) {
            return FormSchema.parse(json.readTree(content), options);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the form " + id, e);
        }
    }
}
