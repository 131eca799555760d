package org.everspring.modelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.repository.Deployment;
import org.everspring.guard.ModelFile;
import org.springframework.context.ApplicationContext;

/** A process owner with the shipped models: changes them, deploys them, and tidies up. */
public final class OwnersDesk {

    static final String OWNER = "admin";

    private final RepositoryService repository;
    private final ManagementService management;
    private final Set<String> before;

    OwnersDesk(ApplicationContext context) {
        this.repository = context.getBean(RepositoryService.class);
        this.management = context.getBean(ManagementService.class);
        this.before = repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
    }

    public static String shipped(String file) {
        try {
            return Files.readString(Path.of(file.endsWith(".form") ? "forms" : "processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param replacements each text and what stands in its place; the text must be there */
    public static String changed(String file, String... replacements) {
        String model = shipped(file);
        for (int i = 0; i < replacements.length; i += 2) {
            if (!model.contains(replacements[i])) {
                throw new IllegalArgumentException(file + " has no " + replacements[i]);
            }
            model = model.replace(replacements[i], replacements[i + 1]);
        }
        return model;
    }

    public static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** As Camunda Modeler does. */
    void deploy(String file, String content) {
        repository
                .createDeployment()
                .name(file)
                .source("Camunda Modeler")
                .addString(file, content)
                .deploy();
    }

    List<Deployment> deployed() {
        return repository.createDeploymentQuery().list().stream()
                .filter(deployment -> !before.contains(deployment.getId()))
                .toList();
    }

    void tidyUp() {
        for (Batch batch : management.createBatchQuery().list()) {
            management.deleteBatch(batch.getId(), true);
        }
        deployed().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }
}
