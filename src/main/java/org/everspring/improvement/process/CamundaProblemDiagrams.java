package org.everspring.improvement.process;

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
import org.everspring.improvement.ProblemDiagrams;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

/** Asked from our own pages, where nobody is signed in at the engine: it answers without looking at anybody's rights. */
@Component
class CamundaProblemDiagrams implements ProblemDiagrams {

    private static final String KEY = "improvementLoop";

    private final HistoryService history;
    private final RepositoryService repository;

    CamundaProblemDiagrams(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    @Override
    public Optional<Diagram> find(ProblemId id) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .processDefinitionKey(KEY)
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
