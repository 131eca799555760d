package org.everspring.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/**
 * How far a matter has come in its process. Asked from our own pages, where nobody is signed in at the engine: it answers
 * without looking at anybody's rights.
 */
@Component
public class ProcessDiagrams {

    private final HistoryService history;
    private final RepositoryService repository;

    ProcessDiagrams(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /**
     * The diagram that a matter runs by, or has run by.
     *
     * @param xml BPMN 2.0
     * @param passed ids of the elements that have been left
     * @param current ids of the elements that wait
     */
    public record Diagram(String xml, Set<String> passed, Set<String> current) {}

    /** Empty when the process has not begun, or when the engine's history of it has been cleaned up. */
    public Optional<Diagram> find(String processKey, String businessKey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey(processKey)
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(this::diagram);
    }

    private Diagram diagram(HistoricProcessInstance instance) {
        Set<String> passed = new HashSet<>();
        Set<String> current = new HashSet<>();
        for (HistoricActivityInstance activity : history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list()) {
            (activity.getEndTime() == null ? current : passed).add(activity.getActivityId());
        }
        passed.removeAll(current);
        return new Diagram(xml(instance.getProcessDefinitionId()), passed, current);
    }

    /** The instance's own version, not the latest. */
    private String xml(String definitionId) {
        try (InputStream model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
