package org.everspring.engine.guard;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a process model may contain although it is likely to be a slip. */
final class BpmnWarnings {

    private static final String CAMUNDA = BpmnParser.CAMUNDA_BPMN_EXTENSIONS_NS;

    private final Document model;
    private final Faults faults;

    private BpmnWarnings(Document model, Faults faults) {
        this.model = model;
        this.faults = faults;
    }

    static void check(Document model, Faults faults) {
        BpmnWarnings warnings = new BpmnWarnings(model, faults);
        ModelXml.each(model.getDocumentElement(), warnings::check);
    }

    private void check(Element element) {
        switch (String.valueOf(element.getLocalName())) {
            case "userTask" -> checkPeople(element);
            case "exclusiveGateway", "inclusiveGateway" -> checkAnswers(element);
            default -> {}
        }
    }

    private void checkPeople(Element task) {
        if (task.getAttributeNS(CAMUNDA, "candidateGroups").isBlank()
                && task.getAttributeNS(CAMUNDA, "assignee").isBlank()) {
            faults.warn(task, "没有候选组，任务不会出现在任何人的待办中，请填写候选组（candidateGroups），例如 ${unitId}");
        }
    }

    /** A flow without condition is always taken, so that those after it never are. */
    private void checkAnswers(Element gateway) {
        List<Element> answers = flowsFrom(gateway);
        if (answers.size() < 2) {
            return;
        }
        String usual = gateway.getAttribute("default");
        answers.stream()
                .filter(flow -> !flow.getAttribute("id").equals(usual))
                .filter(flow -> ModelXml.children(flow).stream()
                        .noneMatch(child -> "conditionExpression".equals(child.getLocalName())
                                && !ModelXml.text(child).isEmpty()))
                .forEach(flow -> faults.warn(flow, "从" + name(gateway) + "出发的这条线没有条件，走到这里总会选它，请填写条件，或设为默认流"));
    }

    private List<Element> flowsFrom(Element node) {
        return ModelXml.children((Element) node.getParentNode()).stream()
                .filter(element -> "sequenceFlow".equals(element.getLocalName())
                        && element.getAttribute("sourceRef").equals(node.getAttribute("id")))
                .toList();
    }

    private static String name(Element element) {
        String name = element.getAttribute("name");
        return name.isEmpty() ? element.getAttribute("id") : "“" + name + "”";
    }
}
