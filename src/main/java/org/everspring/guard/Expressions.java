package org.everspring.guard;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.w3c.dom.Document;

/** Reads the expressions of a model without evaluating them. */
final class Expressions {

    private static final Pattern SINGLE_NAME = Pattern.compile("[$#]\\{\\s*([A-Za-z_]\\w*)\\s*}");
    private static final Pattern START_TIMER =
            Pattern.compile("[$#]\\{\\s*([A-Za-z_]\\w*)\\s*\\.\\s*nextCycle\\s*\\(\\s*\\)\\s*}");
    private static final Pattern OWN_BUSINESS_KEY =
            Pattern.compile("[$#]\\{\\s*execution\\s*\\.\\s*processBusinessKey\\s*}");
    private static final Set<String> SCOPES = Set.of("execution", "caseExecution", "task", "externalTask");
    private static final Set<String> FUNCTIONS =
            Set.of("currentUser", "currentUserGroups", "now", "dateTime", "startOfToday", "endOfToday");

    private static final int LONGEST = 1000;
    private static final int MOST_BRACKETS = 30;

    /** Of one file; our longest has a fiftieth of it. */
    private static final int MOST_TEXT = 100_000;

    private final ModelBeans beans;

    Expressions(ModelBeans beans) {
        this.beans = beans;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whether reading them all would take too long. */
    static boolean isTooMuch(Document model) {
        int[] length = {0};
        ModelXml.each(model.getDocumentElement(), element -> {
            length[0] += lengthOf(ModelXml.text(element));
            ModelXml.attributes(element).forEach(attribute -> length[0] += lengthOf(attribute.getValue()));
        });
        return length[0] > MOST_TEXT;
    }

    private static int lengthOf(String text) {
        return isExpression(text) ? text.length() : 0;
    }

    /** The name in {@code ${name}}; empty for anything else. */
    static Optional<String> singleName(String text) {
        Matcher matcher = SINGLE_NAME.matcher(text.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What Camunda Modeler writes where a call activity hands its business key on; the only property that can be read. */
    static boolean isOwnBusinessKey(String text) {
        return OWN_BUSINESS_KEY.matcher(text.strip()).matches();
    }

    /** The variables that it reads; none of one that cannot be read. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        try {
            addNames(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot(), names);
        } catch (TreeBuilderException e) {
            return Set.of();
        }
        return names;
    }

    private static void addNames(Node node, Set<String> names) {
        if (node instanceof AstIdentifier name) {
            names.add(name.getName());
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            addNames(node.getChild(i), names);
        }
    }

    /** The name in {@code ${name.nextCycle()}}, where it is a bean that says when a process starts. */
    Optional<String> startTimer(String text) {
        Matcher matcher = START_TIMER.matcher(text.strip());
        return matcher.matches() && beans.is(ModelBeans.Kind.START_TIMER, matcher.group(1))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /** What the expression may come to: texts that stand in it, and names of variables. */
    record Outcome(Set<String> texts, Set<String> names) {}

    /** Empty texts and names for what cannot be read, or is known only when it is evaluated. */
    static Outcome outcome(String text) {
        Outcome outcome = new Outcome(new LinkedHashSet<>(), new LinkedHashSet<>());
        if (!isExpression(text)) {
            outcome.texts().add(text.strip());
            return outcome;
        }
        try {
            addOutcome(
                    new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot(), outcome);
        } catch (TreeBuilderException e) {
            // Refused elsewhere.
        }
        return outcome;
    }

    private static void addOutcome(Node node, Outcome outcome) {
        if (node instanceof AstString literal) {
            outcome.texts().add(String.valueOf(literal.eval(null, null)));
        } else if (node instanceof AstIdentifier name) {
            outcome.names().add(name.getName());
        } else {
            // Of a choice, what is asked is no outcome.
            for (int i = node instanceof AstChoice ? 1 : 0; i < node.getCardinality(); i++) {
                addOutcome(node.getChild(i), outcome);
            }
        }
    }

    /** What is wrong with it, in Chinese; empty when it only reads variables. */
    Optional<String> fault(String text) {
        if (text.length() > LONGEST
                || text.chars().filter(c -> c == '(' || c == '[').count() > MOST_BRACKETS) {
            return Optional.of("表达式过长或括号过多，请简化，复杂的判断请用决策表");
        }
        try {
            return fault(
                    new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot(), text);
        } catch (TreeBuilderException e) {
            return Optional.of("表达式“" + text + "”写法有误");
        }
    }

    private Optional<String> fault(Node node, String text) {
        if (node instanceof AstMethod || node instanceof AstDot || node instanceof AstBracket) {
            return Optional.of("表达式“" + text + "”不能调用方法或读取属性，只能使用流程变量、比较和 and、or、not，例如 ${reportAccepted}");
        }
        if (node instanceof AstFunction function && !FUNCTIONS.contains(function.getName())) {
            return Optional.of("表达式“" + text + "”不能使用函数" + function.getName() + "，可用的函数是"
                    + String.join("、", FUNCTIONS.stream().sorted().toList()));
        }
        if (node instanceof AstIdentifier name
                && (SCOPES.contains(name.getName()) || beans.isAnyBean(name.getName()))) {
            return Optional.of("表达式“" + text + "”不能使用“" + name.getName() + "”，只能使用流程变量");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            Optional<String> fault = fault(node.getChild(i), text);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
