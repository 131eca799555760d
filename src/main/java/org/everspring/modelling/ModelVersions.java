package org.everspring.modelling;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.guard.ModelFile;
import org.everspring.kernel.InvalidInputException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deployed versions, the newest first. Read from the engine's tables, since it has no query for forms. */
@Component
public class ModelVersions {

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final EngineCommandsInNameOf commands;

    ModelVersions(JdbcClient jdbc, RepositoryService repository, EngineCommandsInNameOf commands) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.commands = commands;
    }

    /** By key. */
    public List<ModelVersion> all(ModelKind kind) {
        return select(kind, "");
    }

    /**
     * Of the process of that key; where there is none, of the table, or else of the form.
     *
     * @throws InvalidInputException when there is no such model
     */
    public List<ModelVersion> of(String key) {
        return Stream.of(ModelKind.values())
                .map(kind -> select(kind, key))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("没有标识为“" + key + "”的流程、决策表或表单，请核对。"));
    }

    /** @throws InvalidInputException when there is no such process */
    List<ModelVersion> ofProcess(String key) {
        List<ModelVersion> found = select(ModelKind.PROCESS, key);
        if (found.isEmpty()) {
            throw new InvalidInputException("没有标识为“" + key + "”的流程，请核对。");
        }
        return found;
    }

    static Optional<ModelVersion> find(List<ModelVersion> versions, int version) {
        return versions.stream().filter(one -> one.version() == version).findFirst();
    }

    /** @throws InvalidInputException when there is no such version */
    public ModelFile file(String userId, String key, int version) {
        ModelVersion found = find(of(key), version)
                .orElseThrow(() -> new InvalidInputException("“" + key + "”没有第" + version + "版，请核对。"));
        return commands.run(userId, () -> new ModelFile(found.file(), content(found)));
    }

    /** To be asked inside an engine command. */
    byte[] content(ModelVersion version) throws IOException {
        try (InputStream file = repository.getResourceAsStream(version.deploymentId(), version.file())) {
            return file.readAllBytes();
        }
    }

    private List<ModelVersion> select(ModelKind kind, String key) {
        return jdbc.sql("select m.KEY_, m.VERSION_, " + kind.nameColumn() + " as NAME_, m.ID_, m.DEPLOYMENT_ID_,"
                        + " m.RESOURCE_NAME_, d.DEPLOY_TIME_, d.SOURCE_ from " + kind.table() + " m"
                        + " join ACT_RE_DEPLOYMENT d on d.ID_ = m.DEPLOYMENT_ID_"
                        + " where :key = '' or m.KEY_ = :key order by m.KEY_, m.VERSION_ desc")
                .param("key", key)
                .query((row, number) -> new ModelVersion(
                        kind,
                        row.getString("KEY_"),
                        row.getInt("VERSION_"),
                        row.getString("NAME_"),
                        row.getString("ID_"),
                        row.getString("DEPLOYMENT_ID_"),
                        row.getString("RESOURCE_NAME_"),
                        row.getTimestamp("DEPLOY_TIME_").toLocalDateTime(),
                        row.getString("SOURCE_")))
                .list();
    }
}
