package org.everspring.forms;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * FEEL in a form, as far as both the browser's engine and ours read it alike. It runs while somebody waits, so what could
 * run long (loops over numbers, loops within loops within loops, powers, functions of one's own) is refused when it is
 * read, and so is a function that one of the two does not know: it would silently be null.
 */
final class FormExpression {

    private static final int LONGEST = 2000;

    /** The parser tries again at every level, so deep nesting costs it more than length. */
    private static final int DEEPEST = 8;

    private static final int MOST_LOOPS = 2;

    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "all",
            "any",
            "append",
            "ceiling",
            "concatenate",
            "contains",
            "count",
            "date",
            "date and time",
            "day of week",
            "decimal",
            "distinct values",
            "duration",
            "ends with",
            "even",
            "flatten",
            "floor",
            "get value",
            "index of",
            "list contains",
            "lower case",
            "max",
            "mean",
            "median",
            "min",
            "modulo",
            "not",
            "now",
            "number",
            "odd",
            "product",
            "reverse",
            "round down",
            "round half down",
            "round half up",
            "round up",
            "starts with",
            "string",
            "string join",
            "string length",
            "sublist",
            "substring",
            "substring after",
            "substring before",
            "sum",
            "time",
            "today",
            "union",
            "upper case",
            "years and months duration");

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ParsedExpression expression;
    private final Set<String> names = new TreeSet<>();

    private FormExpression(ParsedExpression expression) {
        this.expression = expression;
    }

    static boolean isExpression(JsonNode value) {
        return value.isTextual() && value.asText().startsWith("=");
    }

    /**
     * @param text with its leading {@code =}
     * @throws InvalidInputException when it is no FEEL, or does what is not allowed; without full stop
     */
    static FormExpression parse(String text) {
        ParseResult parsed = FEEL.parseExpression(measured(text.substring(1)));
        if (!parsed.isSuccess()) {
            throw new InvalidInputException("“" + excerpt(text) + "”不是有效的FEEL表达式");
        }
        FormExpression expression = new FormExpression(parsed.parsedExpression());
        expression.visit(expression.expression, text, 0);
        return expression;
    }

    private static String measured(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInputException("表达式最多" + LONGEST + "个字符，“" + excerpt(text) + "”过长");
        }
        int depth = 0;
        for (char character : text.toCharArray()) {
            if ("([{".indexOf(character) >= 0) {
                depth++;
            } else if (")]}".indexOf(character) >= 0) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new InvalidInputException("“" + excerpt(text) + "”的括号嵌套过深（最多" + DEEPEST + "层）");
            }
        }
        return text;
    }

    private void visit(Object node, String text, int loopsAround) {
        if (!(node instanceof Product part)) {
            return;
        }
        int loops = loopsAround + loops(node);
        if (loops > MOST_LOOPS) {
            throw new InvalidInputException("“" + excerpt(text) + "”的循环和筛选嵌套过深（最多" + MOST_LOOPS + "层）");
        }
        if (node instanceof IterationContext
                || node instanceof Exponentiation
                || node instanceof FunctionDefinition
                || node instanceof QualifiedFunctionInvocation) {
            throw new InvalidInputException("“" + excerpt(text) + "”用了表单不支持的写法（数字区间上的循环、乘方、自定义函数）");
        }
        if (node instanceof FunctionInvocation invocation && !FUNCTIONS.contains(invocation.function())) {
            throw new InvalidInputException("“" + excerpt(text) + "”用了浏览器与服务器不能同样计算的函数“" + invocation.function() + "”");
        }
        if (node instanceof Ref reference) {
            names.add(reference.names().head());
        }
        Iterator<Object> parts = part.productIterator();
        while (parts.hasNext()) {
            visit(parts.next(), text, loops);
        }
    }

    private static int loops(Object node) {
        if (node instanceof For loop) {
            return loop.iterators().size();
        }
        return node instanceof SomeItem || node instanceof EveryItem || node instanceof Filter ? 1 : 0;
    }

    /** What it asks for, the first part of each. */
    Set<String> names() {
        return names;
    }

    /** Null, as in the browser, where it cannot be computed. */
    JsonNode evaluate(ObjectNode values) {
        Map<String, Object> context = new HashMap<>();
        // What is missing is null; the engine would warn of it in the log.
        names.forEach(name -> context.put(name, JSON.convertValue(values.get(name), Object.class)));
        EvaluationResult result = FEEL.evaluate(expression, context);
        return result.isSuccess() ? tree(result.result()) : JSON.nullNode();
    }

    private static JsonNode tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = JSON.createObjectNode();
            map.forEach((key, part) -> node.set(key.toString(), tree(part)));
            return node;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(FormExpression::tree)
                    .collect(JSON::createArrayNode, (a, n) -> a.add(n), (a, b) -> a.addAll(b));
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof String || value == null) {
            return JSON.valueToTree(value);
        }
        return JSON.getNodeFactory().textNode(value.toString());
    }

    /** Whether it says yes, and nothing but yes. */
    boolean holds(ObjectNode values) {
        return evaluate(values).equals(JSON.getNodeFactory().booleanNode(true));
    }

    /** Null where it is none; the browser reads a text of digits as the number. */
    static @Nullable BigDecimal number(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            return null;
        }
        String text = value.asText().strip();
        // A huge exponent would take all memory where it is written out.
        if (!text.matches("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?")) {
            return null;
        }
        return new BigDecimal(text);
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "……" : line;
    }
}
