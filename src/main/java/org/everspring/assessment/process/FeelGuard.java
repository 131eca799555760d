package org.everspring.assessment.process;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;

/**
 * Looks at FEEL before it runs. A table that anybody hands in may compare, calculate and decide; whatever could run for
 * hours or call code (loops, powers, functions of one's own, patterns) is refused, and so is what would silently be null:
 * the engine takes an unknown name or function for null and goes on.
 */
final class FeelGuard {

    private static final int LONGEST = 1000;

    /** The parser tries again at every level, so deep nesting costs it more than its length. */
    private static final int DEEPEST = 8;

    private static final String SYNTAX = "org.camunda.feel.syntaxtree.";

    private static final Set<String> ALLOWED = Set.of(
            "ParsedExpression",
            "ConstNumber",
            "ConstString",
            "ConstBool",
            "ConstNull",
            "ConstList",
            "ConstRange",
            "ClosedConstRangeBoundary",
            "OpenConstRangeBoundary",
            "ClosedRangeBoundary",
            "OpenRangeBoundary",
            "ConstInputValue",
            "Ref",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "If",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Conjunction",
            "Disjunction",
            "Not",
            "In",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputInRange",
            "AtLeastOne",
            "UnaryTestExpression",
            "FunctionInvocation",
            "PositionalFunctionParameters",
            "NamedFunctionParameters");

    private static final Set<String> FUNCTIONS = Set.of(
            "min",
            "max",
            "sum",
            "mean",
            "median",
            "count",
            "abs",
            "floor",
            "ceiling",
            "decimal",
            "round up",
            "round down",
            "round half up",
            "round half down",
            "modulo",
            "odd",
            "even",
            "not",
            "number",
            "string",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "list contains");

    private final FeelEngine parser = new FeelEngine.Builder().build();

    /**
     * @return the names that the expression asks for
     * @throws BrokenTableException when it is no FEEL, or does what is not allowed
     */
    Set<String> expression(String text) {
        return checked(text, text.isBlank() ? null : parser.parseExpression(measured(text)));
    }

    /** The same for the condition of a rule; an empty one and {@code -} hold always. */
    Set<String> condition(String text) {
        return checked(text, text.isBlank() ? null : parser.parseUnaryTests(measured(text)));
    }

    private static String measured(String text) {
        if (text.length() > LONGEST) {
            throw new BrokenTableException("单元格最多" + LONGEST + "个字符，“" + excerpt(text) + "”过长");
        }
        int depth = 0;
        for (char character : text.toCharArray()) {
            if ("([{".indexOf(character) >= 0) {
                depth++;
            } else if (")]}".indexOf(character) >= 0) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new BrokenTableException("“" + excerpt(text) + "”的括号嵌套过深");
            }
        }
        return text;
    }

    private static Set<String> checked(String text, Either<FeelEngine.Failure, ParsedExpression> parsed) {
        Set<String> names = new TreeSet<>();
        if (parsed != null) {
            if (parsed.isLeft()) {
                throw new BrokenTableException("“" + excerpt(text) + "”不是有效的FEEL表达式");
            }
            visit(parsed.toOption().get(), text, names);
        }
        return names;
    }

    private static void visit(Object node, String text, Set<String> names) {
        if (!(node instanceof Product product)) {
            return;
        }
        String type = node.getClass().getName();
        if (type.startsWith(SYNTAX)) {
            String kind = type.substring(SYNTAX.length()).replace("$", "");
            if (!ALLOWED.contains(kind)) {
                throw new BrokenTableException(
                        "“" + excerpt(text) + "”用了评分表不支持的写法（" + kind + "），只能比较、四则运算、条件判断和使用常用函数");
            }
        }
        if (node instanceof Ref reference) {
            names.add(reference.names().mkString("."));
        }
        if (node instanceof FunctionInvocation invocation && !FUNCTIONS.contains(invocation.function())) {
            throw new BrokenTableException("“" + excerpt(text) + "”用了评分表不支持的函数“" + invocation.function() + "”");
        }
        Iterator<Object> parts = product.productIterator();
        while (parts.hasNext()) {
            visit(parts.next(), text, names);
        }
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "……" : line;
    }
}
