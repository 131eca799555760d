package org.everspring.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.everspring.kernel.InvalidInputException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a model's raw XML and nothing that it points to. */
final class ModelXml {

    private static final int DEEPEST = 50;
    private static final int MOST_ELEMENTS = 10_000;

    private ModelXml() {}

    /** @throws InvalidInputException for what is no XML, has a document type, or is too large or too deep to look at */
    static Document read(byte[] content) {
        try {
            // The JDK's own: to find another, every library would be asked each time.
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Silent: the default handler writes to the error stream.
            builder.setErrorHandler(new DefaultHandler());
            Encoding.requireUtf8(content);
            Document model = builder.parse(new ByteArrayInputStream(content));
            measure(model.getDocumentElement());
            return model;
        } catch (SAXException e) {
            throw new InvalidInputException("不是有效的模型：XML 有误，或含有 DOCTYPE 声明，请用 Camunda Modeler 打开并重新保存");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without recursion: whatever looks at the model afterwards, here and in the engine, goes down into it. */
    private static void measure(Element root) {
        int elements = 0;
        int depth = 0;
        Node node = root;
        while (node != null) {
            if (node instanceof Element) {
                elements++;
            }
            if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                throw new InvalidInputException(
                        depth > DEEPEST ? "元素嵌套超过" + DEEPEST + "层，请检查文件" : "元素多于" + MOST_ELEMENTS + "个，请拆成几个文件");
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != root && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            node = node == root ? null : node.getNextSibling();
        }
    }

    /** Whether a child of that name stands directly in it. */
    static boolean has(Element element, String child) {
        return children(element).stream().anyMatch(found -> child.equals(found.getLocalName()));
    }

    /** The element and all below it, in the document's order. */
    static void each(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                each(below, visitor);
            }
        }
    }

    static List<Element> children(Element element) {
        return nodes(element).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** The bean that a task or a listener names. */
    static Optional<String> bean(Element element) {
        return Expressions.singleName(element.getAttribute("delegateExpression")
                + element.getAttributeNS(BpmnModelConstants.CAMUNDA_NS, "delegateExpression"));
    }

    static List<Element> flowsFrom(Element node) {
        return children((Element) node.getParentNode()).stream()
                .filter(element -> "sequenceFlow".equals(element.getLocalName())
                        && element.getAttribute("sourceRef").equals(node.getAttribute("id")))
                .toList();
    }

    /** Of a flow; empty when it has none. */
    static String condition(Element flow) {
        return children(flow).stream()
                .filter(child -> "conditionExpression".equals(child.getLocalName()))
                .map(ModelXml::text)
                .findFirst()
                .orElse("");
    }

    static List<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()))
                .toList();
    }

    /** The element's own text, without that of its children. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        nodes(element).stream()
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .forEach(node -> text.append(node.getNodeValue()));
        return text.toString().strip();
    }

    /** From one to the next: by its number, each is sought from the first. */
    private static List<Node> nodes(Element element) {
        List<Node> nodes = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            nodes.add(child);
        }
        return nodes;
    }
}
