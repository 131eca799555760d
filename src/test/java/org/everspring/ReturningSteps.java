package org.everspring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The user tasks from which a way leads back to themselves, through boxes and the events on their borders. */
final class ReturningSteps {

    private final BpmnModelInstance model;

    private ReturningSteps(BpmnModelInstance model) {
        this.model = model;
    }

    /** The ids in all models of that folder. */
    static Set<String> of(Path folder) {
        Set<String> returning = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> new ReturningSteps(Bpmn.readModelFromFile(file.toFile())))
                    .forEach(steps -> returning.addAll(steps.find()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return returning;
    }

    private List<String> find() {
        return model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> reachable(task).contains(task))
                .map(UserTask::getId)
                .toList();
    }

    private Set<FlowNode> reachable(FlowNode from) {
        Set<FlowNode> reached = new LinkedHashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(next(from));
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (reached.add(node)) {
                open.addAll(next(node));
            }
        }
        return reached;
    }

    private List<FlowNode> next(FlowNode node) {
        Stream<FlowNode> targets = node.getOutgoing().stream().map(flow -> flow.getTarget());
        Stream<FlowNode> borders = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node)
                        || event.getAttachedTo().equals(box(node)))
                .map(FlowNode.class::cast);
        Stream<FlowNode> inside = node instanceof SubProcess box
                ? box.getFlowElements().stream()
                        .filter(StartEvent.class::isInstance)
                        .map(FlowNode.class::cast)
                : Stream.empty();
        Stream<FlowNode> after = node instanceof EndEvent && box(node) != null
                ? box(node).getOutgoing().stream().map(flow -> flow.getTarget())
                : Stream.empty();
        return Stream.of(targets, borders, inside, after)
                .flatMap(nodes -> nodes)
                .toList();
    }

    private static SubProcess box(FlowNode node) {
        return node.getParentElement() instanceof SubProcess box ? box : null;
    }
}
