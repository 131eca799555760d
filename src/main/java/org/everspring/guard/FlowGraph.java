package org.everspring.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which step of a process may follow which: along flows and links, into subprocesses and out of them, and by events at the
 * edge of a step or in a subprocess of its own. A subprocess is two nodes, its way in and its way out.
 */
final class FlowGraph {

    private static final String OUT = "/out";

    private static final Set<String> STEPS = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "manualTask",
            "receiveTask",
            "task",
            "subProcess",
            "callActivity",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");

    /** A step that ends only when a person, a message or another process has done something. */
    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "eventBasedGateway", "callActivity");

    /** What a condition waits for may hold at once. */
    private static final Set<String> AWAITED =
            Set.of("timerEventDefinition", "messageEventDefinition", "signalEventDefinition");

    private static final Set<String> THROWN = Set.of("errorEventDefinition", "escalationEventDefinition");
    private static final Set<String> WORKING = Set.of("serviceTask", "businessRuleTask", "callActivity");

    private final Map<String, Set<String>> edges = new LinkedHashMap<>();
    private final Map<String, Element> elements = new HashMap<>();

    private FlowGraph() {}

    static FlowGraph of(Element process) {
        FlowGraph graph = new FlowGraph();
        graph.addScope(process, process.getAttribute("id"));
        return graph;
    }

    Map<String, Set<String>> edges() {
        return edges;
    }

    @Nullable
    Element element(String node) {
        return elements.get(node.endsWith(OUT) ? node.substring(0, node.length() - OUT.length()) : node);
    }

    /** Whether what comes to the step goes on in another transaction: it waits, or is asynchronous. */
    boolean pauses(String node) {
        Element step = Objects.requireNonNull(element(node));
        return WAITING.contains(step.getLocalName())
                || isAwaiting(step)
                || isTrue(step, node.endsWith(OUT) ? "asyncAfter" : "asyncBefore")
                || !"subProcess".equals(step.getLocalName()) && isTrue(step, "asyncAfter");
    }

    /** Whether one step leads to the other before the scope around it ends, which it does only once all in it has ended. */
    boolean leadsTo(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (String next : edges.getOrDefault(open.remove(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (!(next.endsWith(OUT) && isAround(element(next), element(from))) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    private static boolean isAround(@Nullable Node scope, @Nullable Node step) {
        Node around = step;
        while (around != null && around != scope) {
            around = around.getParentNode();
        }
        return around != null;
    }

    private static boolean isAwaiting(Element step) {
        return switch (step.getLocalName()) {
            case "intermediateCatchEvent", "boundaryEvent", "startEvent" -> hasAny(step, AWAITED);
            default -> false;
        };
    }

    private static boolean isTrue(Element step, String attribute) {
        return "true".equals(step.getAttributeNS(BpmnModelConstants.CAMUNDA_NS, attribute));
    }

    private static boolean hasAny(Element event, Set<String> definitions) {
        return ModelXml.children(event).stream().anyMatch(child -> definitions.contains(child.getLocalName()));
    }

    private void addScope(Element scope, String id) {
        elements.put(id, scope);
        List<Element> steps = new ArrayList<>();
        Set<String> targets = new LinkedHashSet<>();
        Set<String> sources = new LinkedHashSet<>();
        for (Element child : ModelXml.children(scope)) {
            if (STEPS.contains(child.getLocalName())) {
                steps.add(child);
                elements.put(child.getAttribute("id"), child);
            }
        }
        for (Element child : ModelXml.children(scope)) {
            if ("sequenceFlow".equals(child.getLocalName())) {
                sources.add(child.getAttribute("sourceRef"));
                targets.add(child.getAttribute("targetRef"));
                connect(exit(child.getAttribute("sourceRef")), child.getAttribute("targetRef"));
            }
        }
        for (Element step : steps) {
            addStep(step, scope, id, steps, targets, sources);
        }
    }

    private void addStep(
            Element step, Element scope, String id, List<Element> siblings, Set<String> targets, Set<String> sources) {
        String node = step.getAttribute("id");
        boolean besides = "true".equals(step.getAttribute("triggeredByEvent"));
        if ("subProcess".equals(step.getLocalName())) {
            addScope(step, node);
        }
        if ("boundaryEvent".equals(step.getLocalName())) {
            addTriggers(step, elements.get(step.getAttribute("attachedToRef")), node);
        } else if (besides) {
            ModelXml.children(step).stream()
                    .filter(child -> "startEvent".equals(child.getLocalName()))
                    .forEach(start -> addTriggers(start, scope, start.getAttribute("id")));
        } else if (!targets.contains(node) && !isEventSubprocess(scope)) {
            connect(id, node);
        }
        boolean linked = ModelXml.has(step, "linkEventDefinition") && addLink(step, siblings);
        if (!linked && !sources.contains(node) && !"process".equals(scope.getLocalName())) {
            connect(exit(node), id + OUT);
        }
    }

    private static boolean isEventSubprocess(Element scope) {
        return "true".equals(scope.getAttribute("triggeredByEvent"));
    }

    /** An event at the edge of a step or scope follows the step, or whatever in it may throw what the event catches. */
    private void addTriggers(Element event, @Nullable Element around, String node) {
        if (around == null) {
            return;
        }
        if (!"subProcess".equals(around.getLocalName()) && !"process".equals(around.getLocalName())
                || !hasAny(event, THROWN)) {
            connect(around.getAttribute("id"), node);
            return;
        }
        ModelXml.each(around, inside -> {
            boolean throwing = WORKING.contains(inside.getLocalName())
                    || Set.of("endEvent", "intermediateThrowEvent").contains(inside.getLocalName())
                            && hasAny(inside, THROWN);
            if (throwing && inside != around) {
                elements.putIfAbsent(inside.getAttribute("id"), inside);
                connect(inside.getAttribute("id"), node);
            }
        });
    }

    private boolean addLink(Element step, List<Element> siblings) {
        if (!"intermediateThrowEvent".equals(step.getLocalName())) {
            return false;
        }
        String name = linkName(step);
        siblings.stream()
                .filter(other -> "intermediateCatchEvent".equals(other.getLocalName()))
                .filter(other -> ModelXml.has(other, "linkEventDefinition")
                        && linkName(other).equals(name))
                .forEach(other -> connect(step.getAttribute("id"), other.getAttribute("id")));
        return true;
    }

    private static String linkName(Element event) {
        return ModelXml.children(event).stream()
                .filter(child -> "linkEventDefinition".equals(child.getLocalName()))
                .map(link -> link.getAttribute("name"))
                .findFirst()
                .orElse("");
    }

    private String exit(String node) {
        Element step = elements.get(node);
        return step != null && "subProcess".equals(step.getLocalName()) ? node + OUT : node;
    }

    /** What leads to nowhere is left to the engine, which refuses it. */
    private void connect(String from, String to) {
        if (element(from) != null && element(to) != null) {
            edges.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
        }
    }
}
