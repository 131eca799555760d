package org.everspring.engine.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.everspring.InvalidInputException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/**
 * Looks at a new deployment before anything in it is parsed or run, and refuses it as a whole. A deployment that is there
 * already is not looked at again: a stricter rule must not stop what is running.
 */
@Component
class ModelGuard extends AbstractProcessEnginePlugin implements Deployer {

    private static final int MOST_FILES = 20;
    private static final int LARGEST = 1024 * 1024;

    private final ModelBeans beans;
    private ProcessEngineConfigurationImpl engine;

    ModelGuard(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        engine = configuration;
        List<Deployer> before = new ArrayList<>(List.of(this));
        if (configuration.getCustomPreDeployers() != null) {
            before.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(before);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            check(deployment.getResources().values());
        }
    }

    private void check(Collection<ResourceEntity> files) {
        if (files.size() > MOST_FILES) {
            throw new InvalidInputException("一次最多部署" + MOST_FILES + "个文件，本次有" + files.size() + "个，没有部署。");
        }
        Deployed known = new Deployed(engine);
        List<Runnable> checks = files.stream().map(file -> checkOf(file, known)).toList();
        checks.forEach(Runnable::run);
    }

    /** What the file brings is known to all the others, so it is read before any of them is checked. */
    private Runnable checkOf(ResourceEntity file, Deployed known) {
        String name = file.getName();
        byte[] content = file.getBytes();
        if (content.length > LARGEST) {
            throw new InvalidInputException("文件“" + name + "”超过1MB，没有部署。");
        }
        Faults faults = new Faults(name);
        return switch (extension(name)) {
            case "bpmn" -> {
                Document model = ModelXml.read(name, content);
                ids(model, "process").forEach(known.processes::add);
                yield () -> {
                    new BpmnRules(beans, known).check(model, faults);
                    faults.refuse();
                };
            }
            case "dmn" -> {
                Document model = ModelXml.read(name, content);
                ids(model, "decision").forEach(known.decisions::add);
                yield () -> {
                    DmnRules.check(model, faults);
                    faults.refuse();
                };
            }
            case "form" -> {
                JsonNode form = FormRules.read(name, content);
                known.forms.add(form.path("id").asText());
                yield () -> {
                    FormRules.check(form, faults);
                    faults.refuse();
                };
            }
            default -> throw new InvalidInputException("文件“" + name + "”没有部署：只能部署流程（.bpmn）、决策表（.dmn）和表单（.form）文件。");
        };
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<String> ids(Document model, String element) {
        List<String> ids = new ArrayList<>();
        ModelXml.each(model.getDocumentElement(), found -> {
            if (element.equals(found.getLocalName())) {
                ids.add(found.getAttribute("id"));
            }
        });
        return ids;
    }

    /** Asked in the system's own name: who deploys need not have the right to read everything. */
    private static final class Deployed implements Known {

        private final Set<String> forms = new HashSet<>();
        private final Set<String> decisions = new HashSet<>();
        private final Set<String> processes = new HashSet<>();
        private final ProcessEngineConfigurationImpl engine;

        Deployed(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public boolean form(String id) {
            CommandContext context = Context.getCommandContext();
            return forms.contains(id)
                    || context.runWithoutAuthorization(
                                    new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(id, "latest"), null))
                            != null;
        }

        @Override
        public boolean decision(String key) {
            return decisions.contains(key)
                    || Context.getCommandContext()
                                    .runWithoutAuthorization(() -> engine.getRepositoryService()
                                            .createDecisionDefinitionQuery()
                                            .decisionDefinitionKey(key)
                                            .count())
                            > 0;
        }

        @Override
        public boolean process(String key) {
            return processes.contains(key)
                    || Context.getCommandContext()
                                    .runWithoutAuthorization(() -> engine.getRepositoryService()
                                            .createProcessDefinitionQuery()
                                            .processDefinitionKey(key)
                                            .count())
                            > 0;
        }

        @Override
        public boolean group(String id) {
            return Context.getCommandContext()
                            .runWithoutAuthorization(() -> engine.getIdentityService()
                                    .createGroupQuery()
                                    .groupId(id)
                                    .count())
                    > 0;
        }
    }
}
