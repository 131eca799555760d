package org.everspring.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.everspring.engine.ProcessContract;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed, and what one deployment adds to it. Asked in the system's own name: who deploys need not have the right
 * to read everything.
 */
final class DeployedModels implements DeployedResources {

    private final ProcessEngineConfigurationImpl engine;
    private final List<ProcessContract> contracts;
    private final Map<String, JsonNode> forms = new HashMap<>();
    private final Set<String> decisions = new HashSet<>();
    private final Set<String> processes = new HashSet<>();
    private final Map<String, Optional<ProcessFile>> read;
    private @Nullable Map<String, ProcessFile> inForce;

    /** @param read what was read before, by the definition, which never changes; one deployment uses it at a time */
    DeployedModels(
            ProcessEngineConfigurationImpl engine,
            List<ProcessContract> contracts,
            Map<String, Optional<ProcessFile>> read) {
        this.engine = engine;
        this.contracts = contracts;
        this.read = read;
    }

    void addForm(String id, JsonNode content) {
        forms.put(id, content);
    }

    void addDecisions(List<String> keys) {
        decisions.addAll(keys);
    }

    void addProcesses(List<String> keys) {
        processes.addAll(keys);
    }

    @Override
    public boolean form(String id) {
        return forms.containsKey(id) || deployedForm(id) != null;
    }

    @Override
    public Optional<JsonNode> formContent(String id) {
        if (!forms.containsKey(id)) {
            CamundaFormDefinition form = deployedForm(id);
            if (form == null) {
                return Optional.empty();
            }
            forms.put(id, FormFiles.read(content(form.getDeploymentId(), form.getResourceName())));
        }
        return Optional.of(forms.get(id));
    }

    private static @Nullable CamundaFormDefinition deployedForm(String id) {
        return Context.getCommandContext()
                .runWithoutAuthorization(new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(id, "latest"), null));
    }

    @Override
    public boolean decision(String key) {
        return decisions.contains(key)
                || unchecked(() -> repository()
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .count())
                        > 0;
    }

    @Override
    public boolean process(String key) {
        return processes.contains(key)
                || unchecked(() -> repository()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .count())
                        > 0;
    }

    @Override
    public Optional<ProcessFile> processInForce(String key) {
        return Optional.ofNullable(inForce().get(key));
    }

    @Override
    public Collection<ProcessFile> processesInForce() {
        return inForce().values();
    }

    private Map<String, ProcessFile> inForce() {
        Map<String, ProcessFile> known = inForce;
        if (known == null) {
            Map<String, ProcessFile> found = new LinkedHashMap<>();
            unchecked(() -> repository()
                            .createProcessDefinitionQuery()
                            .latestVersion()
                            .withoutTenantId()
                            .list())
                    .forEach(definition -> read.computeIfAbsent(definition.getId(), id -> read(definition))
                            .ifPresent(file -> found.put(file.key(), file)));
            known = found;
            inForce = known;
        }
        return known;
    }

    /** Empty for one that was deployed before the guard could read it so strictly. */
    private Optional<ProcessFile> read(ProcessDefinition definition) {
        String resource = definition.getResourceName();
        try {
            return Optional.of(new ProcessFile(
                    definition.getKey(),
                    resource.substring(resource.lastIndexOf('/') + 1),
                    ModelXml.read(content(definition.getDeploymentId(), resource))));
        } catch (InvalidInputException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ProcessContract> contract(String processKey) {
        return contracts.stream()
                .filter(contract -> contract.key().equals(processKey))
                .findFirst();
    }

    @Override
    public boolean group(String id) {
        return unchecked(() -> engine.getIdentityService()
                        .createGroupQuery()
                        .groupId(id)
                        // Work is a unit's; a model does not hand it to who deploys or watches.
                        .groupType("UNIT")
                        .count())
                > 0;
    }

    private byte[] content(String deployment, String resource) {
        return unchecked(() -> {
            try (InputStream content = repository().getResourceAsStream(deployment, resource)) {
                return content.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private RepositoryService repository() {
        return engine.getRepositoryService();
    }

    private static <T> T unchecked(Callable<T> question) {
        return Context.getCommandContext().runWithoutAuthorization(question);
    }
}
