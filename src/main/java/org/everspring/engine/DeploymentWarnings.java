package org.everspring.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What owners are to be told of deployments that were accepted. It is found out inside the engine's command, and told by
 * whatever answers the owner afterwards; the log has it in any case.
 */
@Component
public class DeploymentWarnings implements OwnersWarnings {

    private static final int REMEMBERED = 100;
    private static final Logger log = LoggerFactory.getLogger(DeploymentWarnings.class);

    private final Map<String, List<ModelFault>> untold = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<ModelFault>> eldest) {
            return size() > REMEMBERED;
        }
    };

    public synchronized void add(String deploymentId, List<ModelFault> warnings) {
        if (!warnings.isEmpty()) {
            untold.computeIfAbsent(deploymentId, id -> new ArrayList<>()).addAll(warnings);
        }
    }

    /** Once, when the deployment is kept. */
    public void log(String deploymentId) {
        of(deploymentId)
                .forEach(
                        warning -> log.warn("Deployment {}, {}: {}", deploymentId, warning.file(), warning.sentence()));
    }

    /** Of the deployment, in the order in which they were found. */
    public synchronized List<ModelFault> of(String deploymentId) {
        return List.copyOf(untold.getOrDefault(deploymentId, List.of()));
    }

    @Override
    public List<String> sentences(String deploymentId) {
        return of(deploymentId).stream().map(ModelFault::sentence).toList();
    }
}
