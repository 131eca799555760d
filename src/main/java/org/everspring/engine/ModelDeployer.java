package org.everspring.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Deploys the build's models and forms at the start, each file as a deployment of its own that bears the file's name.
 * Camunda compares a file with the last deployment of the same name and source, so an unchanged file deploys nothing,
 * whatever a process owner has deployed from Camunda Modeler in the meantime; a changed file deploys only itself. Where
 * both have changed, the owner's version stays and the log says so.
 */
@Component
public class ModelDeployer implements SmartInitializingSingleton {

    /** As the deployment's source. */
    public static final String SOURCE = "EverSpring build";

    private static final List<String> PATTERNS =
            List.of("classpath*:forms/*.form", "classpath*:processes/*.dmn", "classpath*:processes/*.bpmn");
    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final ResourcePatternResolver resources;

    ModelDeployer(
            RepositoryService repository, ProcessEngineConfigurationImpl engine, ResourcePatternResolver resources) {
        this.repository = repository;
        this.engine = engine;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String pattern : PATTERNS) {
            try {
                for (Resource model : resources.getResources(pattern)) {
                    log.info(
                            "Model {}: {}",
                            model.getFilename(),
                            deploy(model.getFilename(), model.getContentAsByteArray()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the models of " + pattern, e);
            }
        }
    }

    /** Returns what was done, in words for the log. */
    String deploy(String file, byte[] content) {
        Deployment built = lastOfBuild(file);
        if (built != null && sameContent(built, file, content)) {
            return "unchanged";
        }
        Deployment inForce = inForce(file);
        if (inForce != null && !SOURCE.equals(inForce.getSource())) {
            return "changed in the build, but '" + inForce.getName() + "' of " + inForce.getDeploymentTime()
                    + ", deployed by a process owner, stays in force; deploy the build's file from Camunda Modeler to"
                    + " replace it";
        }
        repository
                .createDeployment()
                .name(file)
                .source(SOURCE)
                .enableDuplicateFiltering(true)
                .addInputStream(file, new ByteArrayInputStream(content))
                .deploy();
        return built == null ? "deployed" : "deployed again, the file has changed";
    }

    private Deployment lastOfBuild(String file) {
        return repository
                .createDeploymentQuery()
                .deploymentName(file)
                .deploymentSource(SOURCE)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The deployment of the newest version of the file's definition, whoever made it; null when there is none. */
    private Deployment inForce(String file) {
        String id = deploymentIdInForce(file);
        return id == null
                ? null
                : repository.createDeploymentQuery().deploymentId(id).singleResult();
    }

    private String deploymentIdInForce(String file) {
        String name = file.substring(0, file.lastIndexOf('.'));
        if (file.endsWith(".form")) {
            CamundaFormDefinition form = engine.getCommandExecutorTxRequired()
                    .execute(new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(name, "latest"), null));
            return form == null ? null : form.getDeploymentId();
        }
        String key = camelCase(name);
        ResourceDefinition definition = file.endsWith(".bpmn")
                ? repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult()
                : repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult();
        return definition == null ? null : definition.getDeploymentId();
    }

    /** A model's file name is its key in kebab case. */
    private static String camelCase(String kebab) {
        String[] words = kebab.split("-");
        return words[0]
                + Arrays.stream(words).skip(1).map(StringUtils::capitalize).collect(Collectors.joining());
    }

    private boolean sameContent(Deployment deployment, String file, byte[] content) {
        try (InputStream stored = repository.getResourceAsStream(deployment.getId(), file)) {
            return Arrays.equals(stored.readAllBytes(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the deployed " + file, e);
        }
    }
}
