package org.everspring.guard;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.everspring.engine.FeelFaultException;
import org.everspring.engine.FeelGuard;
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

    /** Of the drawing, from which the engine evaluates nothing. */
    private static final Pattern DRAWING = Pattern.compile(
            "https?://www\\.omg\\.org/spec/DMN/[0-9]+/(DMNDI|DI|DC)/" + "|http://bpmn\\.io/schema/dmn/biodi/[0-9.]+");

    private static final FeelGuard FEEL = new FeelGuard();

    private final Faults faults;
    private final ParsingTime parsing;

    private DmnRules(Faults faults, ParsingTime parsing) {
        this.faults = faults;
        this.parsing = parsing;
    }

    static void check(Document model, Faults faults) {
        check(model, faults, new ParsingTime(ParsingTime.MOST));
    }

    static void check(Document model, Faults faults, ParsingTime parsing) {
        new DmnRules(faults, parsing).check(model);
    }

    private void check(Document model) {
        Element root = model.getDocumentElement();
        if (root.getNamespaceURI() == null
                || !DMN.contains(root.getNamespaceURI())
                || !"definitions".equals(root.getLocalName())) {
            faults.add("不是 DMN 决策模型");
            return;
        }
        ModelXml.each(root, element -> check(element, root.getNamespaceURI()));
    }

    private void check(Element element, String dmn) {
        if (!dmn.equals(element.getNamespaceURI())) {
            // Another version's namespace would be read as well.
            if (element.getNamespaceURI() == null
                    || !DRAWING.matcher(element.getNamespaceURI()).matches()) {
                faults.add(element, "不能使用“" + element.getNodeName() + "”：只能用决策表和 FEEL 表达式");
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
            checkFeel(element);
        }
        if (element.getLocalName().equals("decision")
                && element.getAttributeNS(CAMUNDA, "historyTimeToLive").isBlank()) {
            faults.add(element, "没有填写历史保留期（historyTimeToLive），例如 P1096D");
        }
    }

    private void checkFeel(Element text) {
        if (parsing.isSpent()) {
            return;
        }
        String cell = ModelXml.text(text);
        parsing.begin();
        try {
            switch (text.getParentNode().getLocalName()) {
                case "inputEntry" -> FEEL.condition(cell);
                case "inputValues", "outputValues" -> FEEL.values(cell);
                case "outputEntry", "inputExpression", "literalExpression", "defaultOutputEntry" ->
                    FEEL.expression(cell);
                default -> {}
            }
        } catch (FeelFaultException fault) {
            faults.add(text, fault.getMessage());
        }
        parsing.end();
        if (parsing.isSpent()) {
            faults.add("决策表太大或单元格太复杂，检查时间超过限度，请拆成几张表");
        }
    }

    private static boolean isFeel(String language) {
        return language.isBlank()
                || language.equalsIgnoreCase("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN/[0-9]+/FEEL/?|FEEL/[0-9]+)");
    }
}
