package org.everspring.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.kernel.Cycles;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Which process calls which: none may come back to itself, through whatever others. */
final class CallRules {

    /** By the key of the process, of those that are to be deployed. */
    private final Map<String, Set<String>> calls = new HashMap<>();

    private final DeployedResources known;

    CallRules(DeployedResources known) {
        this.known = known;
    }

    /** All files of a deployment are added before any of them is checked. */
    void add(Document model) {
        ModelXml.children(model.getDocumentElement()).stream()
                .filter(element -> "process".equals(element.getLocalName()))
                .forEach(process -> calls.put(process.getAttribute("id"), calledIn(process)));
    }

    private static Set<String> calledIn(Element within) {
        Set<String> called = new LinkedHashSet<>();
        ModelXml.each(within, element -> {
            if ("callActivity".equals(element.getLocalName())) {
                called.add(element.getAttribute("calledElement"));
            }
        });
        return called;
    }

    private Set<String> calledBy(String process) {
        return known.processInForce(process)
                .map(file -> calledIn(file.model().getDocumentElement()))
                .orElse(Set.of());
    }

    void check(Document model, Faults faults) {
        ModelXml.each(model.getDocumentElement(), element -> {
            if ("callActivity".equals(element.getLocalName())) {
                check(element, faults);
            }
        });
    }

    private void check(Element activity, Faults faults) {
        Map<String, Set<String>> within = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(activity.getAttribute("calledElement")));
        while (!open.isEmpty()) {
            String process = open.remove();
            if (!within.containsKey(process)) {
                Set<String> called = calls.containsKey(process) ? calls.get(process) : calledBy(process);
                within.put(process, called);
                open.addAll(called);
            }
        }
        List<String> cycle = Cycles.one(within);
        if (!cycle.isEmpty()) {
            faults.add(activity, "流程会反复调用自己（" + String.join("→", cycle) + "），不会结束，请去掉其中一次调用");
        }
    }
}
