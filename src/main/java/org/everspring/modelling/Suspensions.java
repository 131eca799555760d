package org.everspring.modelling;

import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.UpdateProcessDefinitionSuspensionStateBuilder;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/**
 * Stops a process with all that runs of it, and lets it go on: nothing starts, no timer fires, no task can be finished until
 * then. For a model that does harm faster than it can be mended.
 */
@Component
public class Suspensions {

    private final EngineCommandsInNameOf commands;
    private final ModelVersions versions;
    private final RepositoryService repository;

    Suspensions(EngineCommandsInNameOf commands, ModelVersions versions, RepositoryService repository) {
        this.commands = commands;
        this.versions = versions;
        this.repository = repository;
    }

    /**
     * What of a process stands still.
     *
     * @param versions that are suspended, the oldest first
     * @param whole whether no version goes on
     */
    public record Suspension(String key, String name, List<Integer> versions, boolean whole) {

        public boolean any() {
            return !versions.isEmpty();
        }
    }

    /** @throws InvalidInputException when there is no such process */
    public Suspension of(String userId, String key) {
        return commands.run(userId, () -> current(key));
    }

    /**
     * With all versions, their instances and their jobs. A version that is deployed later is not suspended: it is how the
     * harm is mended.
     *
     * @throws InvalidInputException when there is no such process
     * @throws AlreadyDoneException when all of it stands still
     */
    public Suspension suspend(String userId, String key) {
        commands.runAlone(userId, () -> {
            Suspension before = current(key);
            if (before.whole()) {
                throw new AlreadyDoneException("流程“" + before.name() + "”已经暂停，没有改动。");
            }
            state(key).suspend();
            return null;
        });
        return of(userId, key);
    }

    /**
     * @throws InvalidInputException when there is no such process
     * @throws AlreadyDoneException when nothing of it stands still
     */
    public Suspension resume(String userId, String key) {
        commands.runAlone(userId, () -> {
            Suspension before = current(key);
            if (!before.any()) {
                throw new AlreadyDoneException("流程“" + before.name() + "”没有暂停，不需要恢复。");
            }
            state(key).activate();
            return null;
        });
        return of(userId, key);
    }

    private UpdateProcessDefinitionSuspensionStateBuilder state(String key) {
        return repository
                .updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey(key)
                .includeProcessInstances(true);
    }

    private Suspension current(String key) {
        ModelVersion newest = versions.ofProcess(key).get(0);
        List<ProcessDefinition> all = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .list();
        TreeSet<Integer> suspended = new TreeSet<>();
        all.stream().filter(ProcessDefinition::isSuspended).forEach(version -> suspended.add(version.getVersion()));
        return new Suspension(key, newest.title(), List.copyOf(suspended), suspended.size() == all.size());
    }
}
