package org.everspring.modelling;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Where each form is used: a form has no name, but the tasks that show it have. */
@Component
public class FormUses {

    private final EngineCommandsInNameOf commands;
    private final RepositoryService repository;

    FormUses(EngineCommandsInNameOf commands, RepositoryService repository) {
        this.commands = commands;
        this.repository = repository;
    }

    /** The names of tasks and start events of the processes in force, by the form's id. */
    public Map<String, String> byForm(String userId) {
        return commands.run(
                userId,
                () -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .map(process -> repository.getBpmnModelInstance(process.getId()))
                        .flatMap(FormUses::uses)
                        .collect(Collectors.groupingBy(
                                Use::form,
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(Use::name, Collectors.toCollection(TreeSet::new)),
                                        names -> String.join("、", names)))));
    }

    private record Use(String form, String name) {}

    private static Stream<Use> uses(BpmnModelInstance model) {
        Stream<Use> tasks =
                model.getModelElementsByType(UserTask.class).stream().map(task -> use(task.getCamundaFormRef(), task));
        Stream<Use> starts = model.getModelElementsByType(StartEvent.class).stream()
                .map(event -> use(event.getCamundaFormRef(), event));
        return Stream.concat(tasks, starts).filter(use -> use.form() != null);
    }

    private static Use use(String form, FlowNode node) {
        return new Use(form, node.getName() == null ? node.getId() : node.getName());
    }
}
