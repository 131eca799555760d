package org.everspring.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessDeployed;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The processes that process owners have made, and who may start them: the units that the model names as candidate
 * starters, or all units where it names none; nobody where the model says that it is not to be started in Tasklist. It
 * holds from the deployment on and at every start.
 */
@Component
public class OwnProcesses {

    private final Set<String> shipped;
    private final RepositoryService repository;
    private final Plan plan;
    private final ObjectProvider<Rights> rights;

    OwnProcesses(
            List<ProcessContract> contracts, RepositoryService repository, Plan plan, ObjectProvider<Rights> rights) {
        this.shipped = contracts.stream().map(ProcessContract::key).collect(Collectors.toSet());
        this.repository = repository;
        this.plan = plan;
        this.rights = rights;
    }

    @EventListener
    void on(ProcessDeployed deployed) {
        ProcessDefinition process = deployed.process();
        if (isOwn(process.getKey())) {
            rights.getObject()
                    .provideToStarters(
                            process.getKey(), startRights(process, deployed.starters(), plan.units()), plan.units());
        }
    }

    /** Of those that are in force; to be asked inside a command of the engine's. */
    public List<ProcessDefinition> inForce() {
        return repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
                .filter(process -> isOwn(process.getKey()))
                .toList();
    }

    /** Who may start them; to be asked inside a command of the engine's. */
    List<Right> startRights(List<Unit> units) {
        return inForce().stream()
                .flatMap(process -> startRights(process, storedGroups(process), units).stream())
                .toList();
    }

    boolean isOwn(String key) {
        return !shipped.contains(key);
    }

    private static List<Right> startRights(ProcessDefinition process, Set<String> starters, List<Unit> units) {
        return units.stream()
                .map(unit -> unit.id().value())
                .filter(group -> process.isStartableInTasklist() && (starters.isEmpty() || starters.contains(group)))
                .map(group -> Right.of(
                        group,
                        Resources.PROCESS_DEFINITION,
                        process.getKey(),
                        ProcessDefinitionPermissions.CREATE_INSTANCE))
                .toList();
    }

    /** Without parsing the model: one that cannot be parsed any more must not keep the application from starting. */
    private Set<String> storedGroups(ProcessDefinition process) {
        Set<String> groups = new HashSet<>();
        for (IdentityLink link : repository.getIdentityLinksForProcessDefinition(process.getId())) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
            }
        }
        return groups;
    }
}
