package org.everspring.guard;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;

/** Cells of a table, each parsed once and evaluated once for what it looks at. */
final class FeelCells {

    /** What could run on and on; a table that has it is not asked. */
    private static final Set<String> UNBOUNDED = Set.of(
            "For",
            "SomeItem",
            "EveryItem",
            "Filter",
            "Exponentiation",
            "FunctionDefinition",
            "QualifiedFunctionInvocation",
            "IterationContext");

    private final FeelEngine engine = new FeelEngine.Builder().build();
    private final Map<List<Object>, Optional<ParsedExpression>> parsed = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, Set<String>> namesOfConditions = new HashMap<>();
    private final Map<String, Map<Object, Boolean>> simple = new HashMap<>();
    private final Map<List<Object>, Optional<Object>> values = new HashMap<>();
    private boolean bounded = true;

    /** Whether no cell that was looked at could run on and on. */
    boolean isBounded() {
        return bounded;
    }

    /** What a cell asks for. */
    Set<String> names(String cell, boolean condition) {
        return (condition ? namesOfConditions : names).computeIfAbsent(cell, key -> {
            Set<String> found = new TreeSet<>();
            parse(cell, condition).ifPresent(expression -> visit(expression, found));
            return found;
        });
    }

    /** Empty when there is none, or it cannot be worked out. */
    Optional<Object> value(String cell, Map<String, Object> question) {
        Map<String, Object> asked = of(question, names(cell, false));
        return values.computeIfAbsent(
                List.of(cell, false, asked),
                key -> parse(cell, false).flatMap(expression -> evaluate(expression, asked)));
    }

    /** @param variable by which conditions of the column call its value besides {@code cellInput} */
    boolean holds(String cell, Object value, String variable, Map<String, Object> question) {
        Set<String> asks = names(cell, true);
        if (!asks.isEmpty() || value == null) {
            return evaluateCondition(cell, value, variable, of(question, asks));
        }
        // Most conditions look at their column's value alone.
        return simple.computeIfAbsent(cell, key -> new HashMap<>())
                .computeIfAbsent(value, key -> evaluateCondition(cell, value, variable, new HashMap<>()));
    }

    private boolean evaluateCondition(String cell, Object value, String variable, Map<String, Object> asked) {
        if (value != null) {
            asked.put("cellInput", value);
            if (!variable.isBlank()) {
                asked.put(variable, value);
            }
        }
        return parse(cell, true)
                .flatMap(expression -> evaluate(expression, asked))
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    private static Map<String, Object> of(Map<String, Object> question, Set<String> names) {
        Map<String, Object> asked = new HashMap<>(question);
        asked.keySet().retainAll(names);
        return asked;
    }

    private Optional<ParsedExpression> parse(String cell, boolean condition) {
        return parsed.computeIfAbsent(List.of(cell, condition), key -> {
            if (cell.isBlank()) {
                return Optional.empty();
            }
            Either<FeelEngine.Failure, ParsedExpression> result =
                    condition ? engine.parseUnaryTests(cell) : engine.parseExpression(cell);
            return result.isRight() ? Optional.of(result.toOption().get()) : Optional.empty();
        });
    }

    private Optional<Object> evaluate(ParsedExpression expression, Map<String, Object> asked) {
        Either<FeelEngine.Failure, Object> result = engine.eval(expression, asked);
        return result.isRight() ? Optional.ofNullable(result.toOption().get()) : Optional.empty();
    }

    private void visit(Object node, Set<String> found) {
        if (!(node instanceof Product product)) {
            return;
        }
        bounded &= !UNBOUNDED.contains(node.getClass().getSimpleName().replace("$", ""));
        if (node instanceof Ref reference) {
            found.add(reference.names().head());
        }
        Iterator<Object> parts = product.productIterator();
        while (parts.hasNext()) {
            visit(parts.next(), found);
        }
    }
}
