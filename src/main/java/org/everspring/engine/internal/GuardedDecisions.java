package org.everspring.engine.internal;

import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.everspring.engine.FeelFaultException;
import org.everspring.engine.GuardedFeel;

/**
 * The process engine's decision engine, which gives each evaluation its time and, where a cell cannot be worked out, says
 * which one: the engine's own exceptions name neither table nor rule nor column.
 */
final class GuardedDecisions implements InvocationHandler {

    private final DmnEngine engine;
    private final GuardedFeel feel;

    private GuardedDecisions(DmnEngine engine, GuardedFeel feel) {
        this.engine = engine;
        this.feel = feel;
    }

    /** Every question of the engine's own interface, whichever way it is put. */
    static DmnEngine of(DmnEngine engine, GuardedFeel feel) {
        return (DmnEngine) Proxy.newProxyInstance(
                GuardedDecisions.class.getClassLoader(),
                new Class<?>[] {DmnEngine.class},
                new GuardedDecisions(engine, feel));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!method.getName().startsWith("evaluate")) {
            return ask(method, arguments);
        }
        // Of a file it evaluates the table of a key; that is read first, so that a fault can be placed.
        DmnDecision decision = arguments[0] instanceof DmnDecision known ? known : parsed(arguments);
        Object variables = arguments[arguments.length - 1];
        VariableContext context = variables instanceof VariableContext given
                ? given
                : Variables.fromMap(values(variables)).asVariableContext();
        return evaluate(
                decision,
                () -> method.getReturnType() == DmnDecisionTableResult.class
                        ? engine.evaluateDecisionTable(decision, context)
                        : engine.evaluateDecision(decision, context));
    }

    private DmnDecision parsed(Object[] arguments) {
        String key = (String) arguments[0];
        return arguments[1] instanceof InputStream file
                ? engine.parseDecision(key, file)
                : engine.parseDecision(key, (DmnModelInstance) arguments[1]);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(Object variables) {
        return (Map<String, Object>) variables;
    }

    private Object ask(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(engine, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private <T> T evaluate(DmnDecision decision, Supplier<T> evaluation) {
        return feel.within(() -> {
            try {
                return evaluation.get();
            } catch (FeelFaultException fault) {
                throw new FeelFaultException(
                        place(decision, feel.cell().orElse("")) + fault.getMessage() + "。请修改决策表后重新部署，再重试这个作业。");
            }
        });
    }

    /** Where the text stands first; a table may ask for others, which are looked through as well. */
    private static String place(DmnDecision decision, String cell) {
        String name = decision.getName() == null ? decision.getKey() : decision.getName();
        String found = decision.getDecisionLogic() instanceof DmnDecisionTableImpl table ? cellOf(table, cell) : "";
        if (found.isEmpty()) {
            for (DmnDecision required : decision.getRequiredDecisions()) {
                String there = place(required, cell);
                if (!there.endsWith("）：")) {
                    return there;
                }
            }
        }
        return "决策表“" + name + "”（" + decision.getKey() + "）" + found + "：";
    }

    private static String cellOf(DmnDecisionTableImpl table, String cell) {
        for (int column = 0; column < table.getInputs().size(); column++) {
            if (isThat(table.getInputs().get(column).getExpression(), cell)) {
                return "输入列“" + label(table.getInputs().get(column).getName(), column) + "”的表达式";
            }
        }
        for (int row = 0; row < table.getRules().size(); row++) {
            DmnDecisionTableRuleImpl rule = table.getRules().get(row);
            for (int column = 0; column < rule.getConditions().size(); column++) {
                if (isThat(rule.getConditions().get(column), cell)) {
                    return cell(row, label(table.getInputs().get(column).getName(), column));
                }
            }
            for (int column = 0; column < rule.getConclusions().size(); column++) {
                if (isThat(rule.getConclusions().get(column), cell)) {
                    String name = table.getOutputs().get(column).getName();
                    return cell(
                            row,
                            label(name == null ? table.getOutputs().get(column).getOutputName() : name, column));
                }
            }
        }
        return "";
    }

    private static String cell(int row, String column) {
        return "第" + (row + 1) + "条规则的“" + column + "”列";
    }

    private static String label(String name, int column) {
        return name == null || name.isBlank() ? "第" + (column + 1) + "列" : name;
    }

    private static boolean isThat(DmnExpressionImpl expression, String cell) {
        return expression != null && cell.equals(expression.getExpression());
    }
}
