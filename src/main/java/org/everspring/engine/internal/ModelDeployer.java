package org.everspring.engine.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.DeploymentResourceNotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Deploys the build's models and forms at the start, each file as a deployment of its own that bears the file's name.
 * Camunda compares a file with the last deployment of the same name and source, so an unchanged file deploys nothing,
 * whatever a process owner has deployed from Camunda Modeler in the meantime; a changed file deploys only itself. Where
 * both have changed, the owner's version stays and the log says so; unless it is, letter for letter, what some build has brought:
 * who puts that back wants the build's again, and gets it.
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
    private final JdbcClient jdbc;

    ModelDeployer(
            RepositoryService repository,
            ProcessEngineConfigurationImpl engine,
            ResourcePatternResolver resources,
            JdbcClient jdbc) {
        this.repository = repository;
        this.engine = engine;
        this.resources = resources;
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, byte[]> lastShipped = lastShipped();
        for (String pattern : PATTERNS) {
            try {
                for (Resource model : resources.getResources(pattern)) {
                    byte[] content = model.getContentAsByteArray();
                    if (!Arrays.equals(lastShipped.get(model.getFilename()), content)) {
                        deployOrKeep(model.getFilename(), content);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the models of " + pattern, e);
            }
        }
    }

    /** What people have deployed in the meantime must not keep a node from starting; what was in force stays so. */
    void deployOrKeep(String file, byte[] content) {
        try {
            log.info("Model {}: {}", file, deploy(file, content));
        } catch (RuntimeException e) {
            if (inForce(file) == null) {
                throw e;
            }
            log.error("Model {}: not deployed, the version in force stays", file, e);
        }
    }

    /** Returns what was done, in words for the log. */
    String deploy(String file, byte[] content) {
        List<byte[]> shipped = shipped(file);
        if (!shipped.isEmpty() && Arrays.equals(shipped.get(0), content)) {
            return "unchanged";
        }
        InForce inForce = inForce(file);
        if (inForce != null && !SOURCE.equals(inForce.deployment().getSource())) {
            byte[] owners = content(inForce.deployment(), inForce.resource());
            boolean putBack = Stream.concat(shipped.stream(), Stream.of(content))
                    .anyMatch(known -> owners != null && sameText(known, owners));
            if (!putBack) {
                return "changed in the build, but '" + inForce.deployment().getName() + "' of "
                        + inForce.deployment().getDeploymentTime()
                        + ", deployed by a process owner, stays in force; deploy the build's file from Camunda Modeler to"
                        + " replace it";
            }
        }
        repository
                .createDeployment()
                .name(file)
                .source(SOURCE)
                .enableDuplicateFiltering(true)
                .addInputStream(file, new ByteArrayInputStream(content))
                .deploy();
        return shipped.isEmpty() ? "deployed" : "deployed again, the file has changed";
    }

    /** Each file as the last build that changed it has deployed it: one question for all, and at most starts the only one. */
    private Map<String, byte[]> lastShipped() {
        Map<String, byte[]> contents = new HashMap<>();
        jdbc.sql("""
                        select NAME_, BYTES_
                        from (
                            select d.NAME_, r.BYTES_,
                                row_number() over (partition by d.NAME_ order by d.DEPLOY_TIME_ desc) as AGE
                            from ACT_RE_DEPLOYMENT d
                            join ACT_GE_BYTEARRAY r on r.DEPLOYMENT_ID_ = d.ID_ and r.NAME_ = d.NAME_
                            where d.SOURCE_ = :source
                        ) shipped
                        where AGE = 1
                        """).param("source", SOURCE).query(row -> {
            contents.put(row.getString("NAME_"), row.getBytes("BYTES_"));
        });
        return contents;
    }

    /** The file in all its contents that builds have deployed, the newest first. */
    private List<byte[]> shipped(String file) {
        return repository
                .createDeploymentQuery()
                .deploymentName(file)
                .deploymentSource(SOURCE)
                .orderByDeploymentTime()
                .desc()
                .list()
                .stream()
                .map(deployment -> content(deployment, file))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The deployment of the newest version of the file's definition, whoever made it.
     *
     * @param resource the definition's file in it
     */
    private record InForce(Deployment deployment, String resource) {}

    /** Null when there is none. */
    private @Nullable InForce inForce(String file) {
        ResourceDefinition definition = definitionInForce(file);
        return definition == null
                ? null
                : new InForce(
                        repository
                                .createDeploymentQuery()
                                .deploymentId(definition.getDeploymentId())
                                .singleResult(),
                        definition.getResourceName());
    }

    private @Nullable ResourceDefinition definitionInForce(String file) {
        String name = file.substring(0, file.lastIndexOf('.'));
        if (file.endsWith(".form")) {
            return engine.getCommandExecutorTxRequired()
                    .execute(new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(name, "latest"), null));
        }
        String key = camelCase(name);
        return file.endsWith(".bpmn")
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
    }

    /** A model's file name is its key in kebab case. */
    private static String camelCase(String kebab) {
        String[] words = kebab.split("-");
        return words[0]
                + Arrays.stream(words).skip(1).map(StringUtils::capitalize).collect(Collectors.joining());
    }

    /** Null where the deployment has no such file: who bears the build's marks need not hold what the build holds. */
    private byte @Nullable [] content(Deployment deployment, String file) {
        try (InputStream stored = repository.getResourceAsStream(deployment.getId(), file)) {
            return stored.readAllBytes();
        } catch (DeploymentResourceNotFoundException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the deployed " + file, e);
        }
    }

    /** Another system's line ends make no other model. */
    private static boolean sameText(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || text(one).equals(text(other));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
