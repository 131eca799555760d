package org.everspring.engine;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.everspring.engine.CheckedTexts.Checked;
import org.springframework.util.function.SingletonSupplier;

/**
 * Looks at FEEL before it runs: the one rule for every table, when it is deployed, tried, and evaluated. A cell may compare,
 * calculate and decide; whatever could run for hours or fill the memory (loops, powers, functions of one's own, patterns,
 * endless digits) is refused, and so is what would silently be null: the engine takes an unknown function for null and goes
 * on. Nothing that is left repeats itself, so that a cell's length bounds its time; FEEL knows no interruption.
 */
public final class FeelGuard {

    private static final int LONGEST = 1000;

    /** A list of allowed values may be longer than any cell: it holds texts alone. */
    private static final int LONGEST_LIST = 4000;

    /** The parser tries again at every level, so deep nesting costs it more than its length. */
    private static final int DEEPEST = 8;

    /** Of what is worked out one within the other; a job's thread has less room than a parser's. */
    private static final int DEEPEST_TERM = 100;

    private static final int MOST_DIGITS = 40;

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
            "NamedFunctionParameters",
            "PathExpression",
            "ConstDate",
            "ConstLocalTime",
            "ConstTime",
            "ConstLocalDateTime",
            "ConstDateTime",
            "ConstDayTimeDuration",
            "ConstYearMonthDuration");

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
            "string",
            "upper case",
            "lower case",
            "substring",
            "substring before",
            "substring after",
            "trim",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "list contains",
            "all",
            "any",
            "is defined",
            "date",
            "time",
            "date and time",
            "duration",
            "years and months duration",
            "day of week",
            "day of year",
            "week of year",
            "month of year",
            "last day of month");

    /** Their second argument is a number of digits, each of which would be worked out. */
    private static final Set<String> ROUNDING =
            Set.of("decimal", "round up", "round down", "round half up", "round half down");

    private final Supplier<FeelEngine> parser;
    private final CheckedTexts expressions;
    private final CheckedTexts conditions;

    public FeelGuard() {
        this(() -> new FeelEngine.Builder().build());
    }

    /** @param parser made when the first text is looked at */
    FeelGuard(Supplier<FeelEngine> parser) {
        this.parser = SingletonSupplier.of(parser);
        this.expressions = new CheckedTexts(text -> requireCell(text, this.parser.get()::parseExpression));
        this.conditions = new CheckedTexts(text -> requireCell(text, this.parser.get()::parseUnaryTests));
    }

    /**
     * @return the names that the expression asks for
     * @throws FeelFaultException when it is no FEEL, or does what is not allowed
     */
    public Set<String> expression(String text) {
        return names(expressions.of(text));
    }

    /** The same for the condition of a rule; an empty one and {@code -} hold always. */
    public Set<String> condition(String text) {
        return names(conditions.of(text));
    }

    /** What is allowed, as it is evaluated; nothing for a blank. */
    Optional<ParsedExpression> parsedExpression(String text) {
        return expressions.of(text).map(Checked::parsed);
    }

    Optional<ParsedExpression> parsedCondition(String text) {
        return conditions.of(text).map(Checked::parsed);
    }

    private static Set<String> names(Optional<Checked> checked) {
        return checked.map(Checked::names).orElse(Set.of());
    }

    /** A list of values that a column allows. */
    public void values(String text) {
        if (text.length() > LONGEST_LIST) {
            throw new FeelFaultException("可选值合计最多" + LONGEST_LIST + "个字符");
        }
        requireShallow(text);
        checked(text, () -> parser.get().parseUnaryTests(text));
    }

    private static Checked requireCell(
            String text, Function<String, Either<FeelEngine.Failure, ParsedExpression>> parse) {
        if (text.length() > LONGEST) {
            throw new FeelFaultException("单元格最多" + LONGEST + "个字符，“" + excerpt(text) + "”过长");
        }
        requireShallow(text);
        return checked(text, () -> parse.apply(text));
    }

    private static void requireShallow(String text) {
        int depth = 0;
        int operators = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quoted && character == '\\') {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && "([{".indexOf(character) >= 0) {
                depth++;
            } else if (!quoted && ")]}".indexOf(character) >= 0) {
                depth--;
            }
            operators += !quoted && "+*/".indexOf(character) >= 0 ? 1 : 0;
            if (operators > DEEPEST_TERM) {
                throw new FeelFaultException(tooComplex(text));
            }
            // An interval may open with ] and close with [.
            if (Math.abs(depth) > DEEPEST) {
                throw new FeelFaultException("“" + excerpt(text) + "”的括号嵌套过深");
            }
        }
    }

    private static Checked checked(String text, Supplier<Either<FeelEngine.Failure, ParsedExpression>> parsing) {
        try {
            Either<FeelEngine.Failure, ParsedExpression> parsed = parsing.get();
            if (parsed.isLeft()) {
                throw new FeelFaultException("“" + excerpt(text) + "”不是有效的 FEEL 表达式");
            }
            Set<String> names = new TreeSet<>();
            ParsedExpression expression = parsed.toOption().get();
            visit(expression, text, names, 0);
            return new Checked(expression, Collections.unmodifiableSet(names));
        } catch (StackOverflowError tooDeep) {
            throw new FeelFaultException(tooComplex(text));
        }
    }

    private static void visit(Object node, String text, Set<String> names, int depth) {
        if (!(node instanceof Product product)) {
            return;
        }
        if (depth > DEEPEST_TERM) {
            throw new FeelFaultException(tooComplex(text));
        }
        String type = node.getClass().getName();
        int within = type.startsWith(SYNTAX) ? depth + 1 : depth;
        if (type.startsWith(SYNTAX)) {
            String kind = type.substring(SYNTAX.length()).replace("$", "");
            if (!ALLOWED.contains(kind)) {
                throw new FeelFaultException("“" + excerpt(text) + "”用了决策表不支持的写法（" + kind + "），只能比较、四则运算、条件判断和使用常用函数");
            }
        }
        if (node instanceof Ref reference) {
            names.add(reference.names().mkString("."));
        }
        if (node instanceof FunctionInvocation invocation && !FUNCTIONS.contains(invocation.function())) {
            throw new FeelFaultException("“" + excerpt(text) + "”用了决策表不支持的函数“" + invocation.function() + "”");
        }
        if (node instanceof ConstNumber number && isEndless(number)) {
            throw new FeelFaultException("“" + excerpt(text) + "”中的数太大或太长");
        }
        if (node instanceof FunctionInvocation invocation
                && ROUNDING.contains(invocation.function())
                && !roundsByConstant(invocation)) {
            throw new FeelFaultException("“" + excerpt(text) + "”的小数位数应直接写出，0至" + MOST_DIGITS);
        }
        Iterator<Object> parts = product.productIterator();
        while (parts.hasNext()) {
            visit(parts.next(), text, names, within);
        }
    }

    private static String tooComplex(String text) {
        return "“" + excerpt(text) + "”太复杂，请拆成几列或几条规则";
    }

    private static boolean isEndless(ConstNumber number) {
        BigDecimal value = number.value().bigDecimal();
        return value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS;
    }

    private static boolean roundsByConstant(FunctionInvocation invocation) {
        return invocation.params() instanceof PositionalFunctionParameters arguments
                && arguments.params().size() == 2
                && arguments.params().apply(1) instanceof ConstNumber digits
                && digits.value().bigDecimal().signum() >= 0
                && digits.value().bigDecimal().compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0;
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "……" : line;
    }
}
