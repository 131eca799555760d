package org.everspring.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Models that were made for another engine: one sentence says what they are, where the rules would find twenty faults. */
final class ForeignModels {

    private static final String REDRAW = "请在 Camunda Modeler 中新建 Camunda 7（Camunda Platform 7）的";

    /** By a part of a namespace that only that engine's models declare. */
    private static final Map<String, String> ENGINES = Map.of(
            "camunda.org/schema/zeebe", "Camunda 8（Zeebe）",
            "activiti.org/bpmn", "Activiti",
            "flowable.org/bpmn", "Flowable",
            "jboss.org/drools", "jBPM（Drools）",
            "trisotech.com", "Trisotech",
            "drools.org/kie/dmn", "Drools（Kie）",
            "kie.org/dmn", "Drools（Kie）",
            "signavio.com", "Signavio",
            "oracle.com/bpm", "Oracle BPM");

    private ForeignModels() {}

    /** What the process model or decision table is, as a sentence; empty for one of Camunda 7. */
    static Optional<String> sentence(Document model, String kind) {
        Element root = model.getDocumentElement();
        if (String.valueOf(root.getNamespaceURI()).toUpperCase(Locale.ROOT).contains("/CMMN/")) {
            return Optional.of("这是 CMMN 案例模型，本系统不支持，" + REDRAW + "流程图（BPMN）");
        }
        String platform = ModelXml.attributes(root).stream()
                .filter(attribute -> "executionPlatform".equals(attribute.getLocalName()))
                .map(attribute -> attribute.getValue())
                .findFirst()
                .orElse("");
        if (platform.equals("Camunda Cloud")) {
            return Optional.of(notOurs("Camunda 8（Zeebe）", kind));
        }
        return namespaces(root)
                .flatMap(namespace -> ENGINES.entrySet().stream()
                        .filter(engine -> namespace.toLowerCase(Locale.ROOT).contains(engine.getKey())))
                .map(engine -> notOurs(engine.getValue(), kind))
                .findFirst();
    }

    /** The same for a form. */
    static Optional<String> sentence(JsonNode form) {
        String platform = form.path("executionPlatform").asText("");
        return platform.isEmpty() || platform.equals("Camunda Platform")
                ? Optional.empty()
                : Optional.of(notOurs(platform.equals("Camunda Cloud") ? "Camunda 8" : platform, "表单"));
    }

    private static String notOurs(String engine, String kind) {
        return "这是 " + engine + " 的" + kind + "，本系统运行的是 Camunda 7，" + REDRAW + kind + "，照原图重画";
    }

    private static Stream<String> namespaces(Element root) {
        return IntStream.range(0, root.getAttributes().getLength())
                .mapToObj(root.getAttributes()::item)
                .filter(attribute -> "xmlns".equals(attribute.getPrefix()) || "xmlns".equals(attribute.getNodeName()))
                .map(attribute -> attribute.getNodeValue());
    }
}
