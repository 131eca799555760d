package org.everspring.engine.guard;

import java.util.Set;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.feel.FeelEngine;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a decision table may contain: FEEL and no other language. */
final class DmnRules {

    /** All that the engine reads: DMN 1.1 to 1.5. */
    private static final Set<String> DMN = Set.of(
            DmnModelConstants.DMN11_NS,
            DmnModelConstants.DMN11_ALTERNATIVE_NS,
            DmnModelConstants.DMN12_NS,
            DmnModelConstants.DMN13_NS,
            DmnModelConstants.DMN13_ALTERNATIVE_NS,
            DmnModelConstants.DMN14_NS,
            DmnModelConstants.DMN15_NS);

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private static final Set<String> ELEMENTS =
            Set.of(("definitions inputData variable knowledgeSource decision description"
                            + " informationRequirement requiredInput requiredDecision authorityRequirement requiredAuthority"
                            + " decisionTable input inputExpression inputValues output outputValues defaultOutputEntry rule"
                            + " inputEntry outputEntry annotation annotationEntry text literalExpression textAnnotation"
                            + " association sourceRef targetRef extensionElements question allowedAnswers")
                    .split(" "));
    private static final Set<String> ATTRIBUTES =
            Set.of("historyTimeToLive", "versionTag", "inputVariable", "diagramRelationId");

    /** Reads only; functions of other languages stay switched off, so that it takes them for no FEEL. */
    private static final FeelEngine FEEL = new FeelEngine.Builder().build();

    private DmnRules() {}

    static void check(Document model, Faults faults) {
        Element root = model.getDocumentElement();
        if (root.getNamespaceURI() == null
                || !DMN.contains(root.getNamespaceURI())
                || !"definitions".equals(root.getLocalName())) {
            faults.add("不是 DMN 决策模型");
            return;
        }
        ModelXml.each(root, element -> check(element, root.getNamespaceURI(), faults));
    }

    private static void check(Element element, String dmn, Faults faults) {
        if (!dmn.equals(element.getNamespaceURI())) {
            if (CAMUNDA.equals(element.getNamespaceURI())) {
                faults.add(element, "不能使用“" + element.getNodeName() + "”");
            }
            return;
        }
        if (!ELEMENTS.contains(element.getLocalName())) {
            faults.add(element, "不能使用“" + element.getNodeName() + "”：只能用决策表和 FEEL 表达式");
        }
        for (Attr attribute : ModelXml.attributes(element)) {
            String name = attribute.getLocalName();
            if (CAMUNDA.equals(attribute.getNamespaceURI()) && !ATTRIBUTES.contains(name)) {
                faults.add(element, "不能使用属性“" + attribute.getName() + "”");
            }
            if (name.equals("expressionLanguage") && !isFeel(attribute.getValue())) {
                faults.add(element, "表达式语言只能是 FEEL，不能是“" + attribute.getValue() + "”");
            }
        }
        if (element.getLocalName().equals("text")) {
            checkFeel(element, faults);
        }
        if (element.getLocalName().equals("decision")
                && element.getAttributeNS(CAMUNDA, "historyTimeToLive").isBlank()) {
            faults.add(element, "没有填写历史保留期（historyTimeToLive），例如 P1096D");
        }
    }

    private static void checkFeel(Element text, Faults faults) {
        String cell = ModelXml.text(text);
        boolean readable = cell.isEmpty()
                || switch (text.getParentNode().getLocalName()) {
                    case "inputEntry", "inputValues" ->
                        FEEL.parseUnaryTests(cell).isRight();
                    case "outputEntry", "outputValues", "inputExpression", "literalExpression", "defaultOutputEntry" ->
                        FEEL.parseExpression(
                                        text.getParentNode().getLocalName().equals("outputValues")
                                                ? "[" + cell + "]"
                                                : cell)
                                .isRight();
                    default -> true;
                };
        if (!readable) {
            faults.add(text, "“" + cell + "”不是有效的 FEEL 表达式");
        }
    }

    private static boolean isFeel(String language) {
        return language.isBlank()
                || language.equalsIgnoreCase("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN/[0-9]+/FEEL/?|FEEL/[0-9]+)");
    }
}
