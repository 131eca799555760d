package org.everspring.modelling;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/**
 * Puts an earlier version back in force by deploying its file again as the newest one, so that start timers, forms and
 * tables follow as with any deployment. Instances that run stay on their version until they are migrated.
 */
@Component
public class Rollbacks {

    /** As the deployment's source; not the build's, so that a restart leaves it in force. */
    public static final String SOURCE = "EverSpring rollback";

    private final EngineCommandsInNameOf commands;
    private final ModelVersions versions;
    private final RepositoryService repository;

    Rollbacks(EngineCommandsInNameOf commands, ModelVersions versions, RepositoryService repository) {
        this.commands = commands;
        this.versions = versions;
        this.repository = repository;
    }

    /**
     * @param from what was in force
     * @param to whose file is in force again
     * @param version that it has now
     */
    public record Rollback(ModelKind kind, String key, String name, int from, int to, int version) {}

    /**
     * @param from the version in force, as the person knows it
     * @param to the version to go back to; null for the one before
     * @throws InvalidInputException when there is no such version, or when it would not be accepted any more
     * @throws AlreadyDoneException when another version is in force by now, or when both are the same
     */
    public Rollback rollBack(String userId, String key, int from, Integer to) {
        return commands.runAlone(userId, () -> {
            List<ModelVersion> all = versions.of(key);
            ModelVersion newest = all.get(0);
            if (newest.version() != from) {
                throw new AlreadyDoneException("“" + newest.title() + "”现行的已是第" + newest.version() + "版，没有改动。请刷新后再看。");
            }
            ModelVersion earlier = earlier(all, to);
            byte[] content = versions.content(earlier);
            if (Arrays.equals(content, versions.content(newest))) {
                throw new AlreadyDoneException("第" + earlier.version() + "版与现行版本内容相同，不需要回退。");
            }
            repository
                    .createDeployment()
                    .name(earlier.file() + "（回退到第" + earlier.version() + "版）")
                    .source(SOURCE)
                    .addInputStream(earlier.file(), new ByteArrayInputStream(content))
                    .deploy();
            return new Rollback(newest.kind(), key, newest.title(), from, earlier.version(), newest.version() + 1);
        });
    }

    private static ModelVersion earlier(List<ModelVersion> all, Integer to) {
        if (all.size() < 2) {
            throw new InvalidInputException("“" + all.get(0).title() + "”只有一个版本，不能回退。");
        }
        return to == null
                ? all.get(1)
                : ModelVersions.find(all.subList(1, all.size()), to)
                        .orElseThrow(
                                () -> new InvalidInputException("“" + all.get(0).title() + "”没有更早的第" + to + "版，请核对。"));
    }
}
