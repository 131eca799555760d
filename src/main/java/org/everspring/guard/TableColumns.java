package org.everspring.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** A decision table as Camunda Modeler shows it: columns by their labels, rules by their numbers from 1. */
record TableColumns(String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

    /**
     * @param expression of an input; the name of an output
     * @param type as the table declares it; empty when it does not
     * @param values the texts that the table allows; empty where it allows any
     */
    record Column(String label, String expression, String variable, String type, Set<String> values) {}

    /** @param inputs the texts of its cells, column by column */
    record Row(int number, List<String> inputs, List<String> outputs) {

        String input(int column) {
            return column < inputs.size() ? inputs.get(column) : "";
        }

        String output(int column) {
            return column < outputs.size() ? outputs.get(column) : "";
        }

        /** 第3行“得分”列 */
        String cell(Column column) {
            return "第" + number + "行“" + column.label() + "”列";
        }
    }

    static TableColumns of(Element table) {
        List<Row> rows = new ArrayList<>();
        for (Element rule : named(table, "rule")) {
            rows.add(new Row(rows.size() + 1, cells(rule, "inputEntry"), cells(rule, "outputEntry")));
        }
        String policy = table.getAttribute("hitPolicy");
        return new TableColumns(
                policy.isBlank() ? "UNIQUE" : policy,
                named(table, "input").stream().map(TableColumns::input).toList(),
                named(table, "output").stream().map(TableColumns::output).toList(),
                rows);
    }

    private static Column input(Element input) {
        Element expression =
                named(input, "inputExpression").stream().findFirst().orElse(input);
        String asked = text(expression);
        return new Column(
                label(input, asked),
                asked,
                input.getAttributeNS("http://camunda.org/schema/1.0/dmn", "inputVariable"),
                expression.getAttribute("typeRef"),
                values(input, "inputValues"));
    }

    private static Column output(Element output) {
        String name = output.getAttribute("name");
        return new Column(
                label(output, name), name, "", output.getAttribute("typeRef"), values(output, "outputValues"));
    }

    private static String label(Element column, String otherwise) {
        String label = column.getAttribute("label");
        return label.isBlank() ? otherwise : label;
    }

    private static Set<String> values(Element column, String kind) {
        Set<String> values = new TreeSet<>();
        named(column, kind).forEach(list -> values.addAll(texts(text(list))));
        return values;
    }

    /** The texts in quotation marks. */
    static List<String> texts(String cell) {
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(cell);
        while (text.find()) {
            texts.add(text.group(1));
        }
        return texts;
    }

    private static List<String> cells(Element rule, String kind) {
        return named(rule, kind).stream().map(TableColumns::text).toList();
    }

    private static String text(Element around) {
        return named(around, "text").stream().findFirst().map(ModelXml::text).orElse("");
    }

    private static List<Element> named(Element parent, String name) {
        return ModelXml.children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }
}
