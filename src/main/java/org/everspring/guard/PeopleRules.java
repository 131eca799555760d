package org.everspring.guard;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whom a task may be given to, as far as a model says it in a roundabout way: by a text within an expression, or by a
 * variable that it fills with one. What a variable holds when the task is made is judged then, by the engine.
 */
final class PeopleRules {

    private final DeployedResources known;
    private final Faults faults;

    /** What the model itself gives to its variables, by their names. */
    private final Map<String, Set<String>> values = new HashMap<>();

    private PeopleRules(DeployedResources known, Faults faults) {
        this.known = known;
        this.faults = faults;
    }

    static void check(Document model, DeployedResources known, Faults faults) {
        PeopleRules rules = new PeopleRules(known, faults);
        ModelXml.each(model.getDocumentElement(), rules::remember);
        ModelXml.each(model.getDocumentElement(), rules::check);
    }

    private void remember(Element element) {
        switch (element.getLocalName()) {
            case "inputParameter", "outputParameter" -> add(element.getAttribute("name"), ModelXml.text(element));
            case "in", "out" -> {
                String source = element.getAttribute("source");
                add(
                        element.getAttribute("target"),
                        source.isEmpty() ? element.getAttribute("sourceExpression") : "${" + source + "}");
            }
            default -> {}
        }
    }

    private void add(String name, String value) {
        if (!name.isBlank() && !value.isBlank()) {
            values.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
        }
    }

    private void check(Element element) {
        if (!"userTask".equals(element.getLocalName())) {
            return;
        }
        texts(attribute(element, "assignee"))
                .forEach(person -> faults.add(element, "办理人不能写死（“" + person + "”），请用候选组，或用系统给出的流程变量，例如 ${unitId}"));
        texts(attribute(element, "candidateGroups")).stream()
                .flatMap(groups -> Arrays.stream(groups.split(",")))
                .map(String::strip)
                .filter(group -> !group.isEmpty() && !known.group(group))
                .forEach(group -> faults.add(element, "候选组“" + group + "”不存在，请用单位标识，或用流程变量，例如 ${unitId}"));
    }

    /** Of an expression alone: what is written down as it is, is judged where it stands. */
    private Set<String> texts(String value) {
        Set<String> texts = new LinkedHashSet<>();
        if (!Expressions.isExpression(value)) {
            return texts;
        }
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            Expressions.Outcome outcome = Expressions.outcome(open.remove());
            outcome.texts().stream().filter(text -> !text.isBlank()).forEach(texts::add);
            outcome.names().stream()
                    .filter(seen::add)
                    .forEach(name -> open.addAll(values.getOrDefault(name, Set.of())));
        }
        return texts;
    }

    private static String attribute(Element element, String name) {
        return element.getAttributeNS(BpmnModelConstants.CAMUNDA_NS, name);
    }
}
