package org.everspring.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.everspring.engine.DecisionContract;
import org.everspring.engine.DeploymentWarnings;
import org.everspring.engine.ModelFault;
import org.everspring.engine.ProcessContract;
import org.everspring.forms.ContractRules;
import org.everspring.forms.FormContract;
import org.everspring.forms.FormRules;
import org.everspring.guard.DeployedResources.ProcessFile;
import org.everspring.kernel.InvalidInputException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Looks at a new deployment before anything in it is parsed or run, and refuses it as a whole. A deployment that is there
 * already is not looked at again: a stricter rule must not stop what is running.
 */
@Component
public class ModelGuard extends AbstractProcessEnginePlugin implements Deployer {

    private static final int MOST_FILES = 20;
    private static final int LARGEST = 1024 * 1024;
    private static final int REMEMBERED = 100;

    private final ModelBeans beans;
    private final DeploymentWarnings warnings;
    private final List<ProcessContract> contracts;
    // Some of them ask the database, which the engine makes ready.
    private final ObjectProvider<DecisionContract> decisions;
    private final List<FormContract> formContracts;
    private final Map<String, Optional<ProcessFile>> read = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ProcessFile>> eldest) {
            return size() > REMEMBERED;
        }
    };
    private ProcessEngineConfigurationImpl engine;

    ModelGuard(
            ModelBeans beans,
            DeploymentWarnings warnings,
            List<ProcessContract> contracts,
            ObjectProvider<DecisionContract> decisions,
            List<FormContract> formContracts) {
        this.beans = beans;
        this.warnings = warnings;
        this.contracts = contracts;
        this.decisions = decisions;
        this.formContracts = formContracts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        engine = configuration;
        List<Deployer> before = new ArrayList<>(List.of(this));
        if (configuration.getCustomPreDeployers() != null) {
            before.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(before);
        List<CommandInterceptor> interceptors = new ArrayList<>();
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        interceptors.add(new UnparsableModels());
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            if (deployment.getTenantId() != null) {
                // A second process of the same key: from then on nobody could start either by its key.
                throw new InvalidInputException("部署不能指定租户（tenant-id），请去掉后重新部署。");
            }
            Inspection inspection = inspect(deployment.getResources().values().stream()
                    .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                    .toList());
            if (!inspection.faults().isEmpty()) {
                throw new RefusedModelsException(inspection, null);
            }
            warnings.add(deployment.getId(), inspection.warnings());
            // Not of a trial, of which nothing is kept.
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, context -> warnings.log(deployment.getId()));
        }
    }

    /**
     * Everything that a deployment of these files would be refused for, and what its owner would be warned of. To be asked
     * inside an engine command.
     */
    public synchronized Inspection inspect(List<ModelFile> files) {
        if (files.size() > MOST_FILES) {
            return new Inspection(
                    List.of(new ModelFault(null, null, null, "一次最多部署" + MOST_FILES + "个文件，本次有" + files.size() + "个")),
                    List.of());
        }
        DeployedModels known = new DeployedModels(engine, contracts, read);
        CallRules calls = new CallRules(known);
        List<Supplier<Faults>> checks =
                files.stream().map(file -> checkOf(file, known, calls)).toList();
        return Inspection.of(checks.stream().map(Supplier::get).toList());
    }

    /** What the file brings is known to all the others, so it is read before any of them is checked. */
    private Supplier<Faults> checkOf(ModelFile file, DeployedModels known, CallRules calls) {
        Faults faults = new Faults(file.name());
        if (file.content().length > LARGEST) {
            faults.add("文件超过1MB");
            return () -> faults;
        }
        try {
            return switch (extension(file.name())) {
                case "bpmn" -> {
                    Document model = ModelXml.read(file.content());
                    Optional<String> foreign = ForeignModels.sentence(model, "流程模型");
                    if (foreign.isPresent()) {
                        faults.add(foreign.get());
                        yield () -> faults;
                    }
                    if (Expressions.isTooMuch(model)) {
                        faults.add("表达式太多、太长，请简化，复杂的判断请用决策表");
                        yield () -> faults;
                    }
                    known.addProcesses(ids(model, "process"));
                    calls.add(model);
                    yield () -> {
                        new BpmnRules(beans, known).check(model, faults);
                        calls.check(model, faults);
                        BpmnWarnings.check(file.name(), model, known, beans, faults);
                        return faults;
                    };
                }
                case "dmn" -> {
                    Document model = ModelXml.read(file.content());
                    Optional<String> foreign = ForeignModels.sentence(model, "决策表");
                    if (foreign.isPresent()) {
                        faults.add(foreign.get());
                        yield () -> faults;
                    }
                    known.addDecisions(ids(model, "decision"));
                    yield () -> {
                        DmnRules.check(model, faults);
                        if (faults.found().isEmpty()) {
                            ModelXml.children(model.getDocumentElement()).stream()
                                    .filter(element -> "decision".equals(element.getLocalName()))
                                    .forEach(decision -> TableTrial.check(decision, contractOf(decision), faults));
                        }
                        return faults;
                    };
                }
                case "form" -> {
                    JsonNode form = FormFiles.read(file.content());
                    Optional<String> foreign = ForeignModels.sentence(form);
                    if (foreign.isPresent()) {
                        faults.add(foreign.get());
                        yield () -> faults;
                    }
                    known.addForm(form.path("id").asText(), form);
                    yield () -> {
                        FormRules.check(form, faults);
                        formContracts.stream()
                                .filter(contract ->
                                        contract.form().equals(form.path("id").asText()))
                                .forEach(contract -> ContractRules.check(form, contract, faults));
                        return faults;
                    };
                }
                case "cmmn" -> {
                    faults.add("这是 CMMN 案例模型，本系统不支持，请在 Camunda Modeler 中新建 Camunda 7 的流程图（BPMN）");
                    yield () -> faults;
                }
                default -> {
                    faults.add("只能部署流程（.bpmn）、决策表（.dmn）和表单（.form）文件");
                    yield () -> faults;
                }
            };
        } catch (InvalidInputException unreadable) {
            faults.add(unreadable.getMessage());
            return () -> faults;
        }
    }

    private Optional<DecisionContract> contractOf(Element decision) {
        return decisions.stream()
                .filter(contract -> contract.key().equals(decision.getAttribute("id")))
                .findFirst();
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
}
