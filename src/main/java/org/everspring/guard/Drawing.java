package org.everspring.guard;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where an element may stand, by its namespace. The engine finds many elements by their local name alone, so that a
 * {@code bioc:script} runs as a script does: what is only drawn has to stand in the diagram, where nothing is run, and what
 * extends an element has to be Camunda's.
 */
final class Drawing {

    /** Of the diagram and of Camunda Modeler; the engine draws from them and runs nothing. */
    static final Set<String> NAMESPACES = Set.of(
            BpmnModelConstants.BPMNDI_NS,
            BpmnModelConstants.DC_NS,
            BpmnModelConstants.DI_NS,
            BpmnModelConstants.XSI_NS,
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private Drawing() {}

    /** Whether it is part of the model's diagram. */
    static boolean holds(Element element) {
        for (Node node = element; node instanceof Element around; node = around.getParentNode()) {
            if (BpmnModelConstants.BPMNDI_NS.equals(around.getNamespaceURI())
                    && "BPMNDiagram".equals(around.getLocalName())) {
                return around.getParentNode() == around.getOwnerDocument().getDocumentElement();
            }
        }
        return false;
    }

    /** What is wrong with where the element stands; empty for what is where it belongs. */
    static Optional<String> misplaced(Element element) {
        String namespace = element.getNamespaceURI();
        boolean drawn = namespace != null && NAMESPACES.contains(namespace);
        if (holds(element)) {
            return drawn ? Optional.empty() : Optional.of("：图形部分（BPMNDiagram）中只能有图形元素");
        }
        if (drawn) {
            return Optional.of("：图形元素只能放在图形部分（BPMNDiagram）中");
        }
        boolean inExtensions = isExtending(element.getParentNode());
        boolean extension = BpmnModelConstants.CAMUNDA_NS.equals(namespace);
        if (inExtensions && !extension) {
            return Optional.of("：扩展元素（extensionElements）中只能有 camunda 元素");
        }
        if (extension && !inExtensions) {
            return Optional.of("：camunda 元素只能放在扩展元素（extensionElements）中");
        }
        return Optional.empty();
    }

    private static boolean isExtending(Node node) {
        for (Node around = node; around instanceof Element; around = around.getParentNode()) {
            if ("extensionElements".equals(around.getLocalName())) {
                return true;
            }
        }
        return false;
    }
}
