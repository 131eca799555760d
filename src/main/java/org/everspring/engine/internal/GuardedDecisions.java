package org.everspring.engine.internal;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
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
final class GuardedDecisions implements DmnEngine {

    private final DmnEngine engine;
    private final GuardedFeel feel;

    GuardedDecisions(DmnEngine engine, GuardedFeel feel) {
        this.engine = engine;
        this.feel = feel;
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(DmnDecision decision, VariableContext variables) {
        return evaluate(decision, () -> engine.evaluateDecisionTable(decision, variables));
    }

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
        return evaluate(decision, () -> engine.evaluateDecision(decision, variables));
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

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(DmnDecision decision, Map<String, Object> variables) {
        return evaluateDecisionTable(decision, Variables.fromMap(variables).asVariableContext());
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(String key, InputStream file, Map<String, Object> variables) {
        return evaluateDecisionTable(parseDecision(key, file), variables);
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(String key, InputStream file, VariableContext variables) {
        return evaluateDecisionTable(parseDecision(key, file), variables);
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(
            String key, DmnModelInstance model, Map<String, Object> variables) {
        return evaluateDecisionTable(parseDecision(key, model), variables);
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(String key, DmnModelInstance model, VariableContext variables) {
        return evaluateDecisionTable(parseDecision(key, model), variables);
    }

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, Map<String, Object> variables) {
        return evaluateDecision(decision, Variables.fromMap(variables).asVariableContext());
    }

    @Override
    public DmnDecisionResult evaluateDecision(String key, InputStream file, Map<String, Object> variables) {
        return evaluateDecision(parseDecision(key, file), variables);
    }

    @Override
    public DmnDecisionResult evaluateDecision(String key, InputStream file, VariableContext variables) {
        return evaluateDecision(parseDecision(key, file), variables);
    }

    @Override
    public DmnDecisionResult evaluateDecision(String key, DmnModelInstance model, Map<String, Object> variables) {
        return evaluateDecision(parseDecision(key, model), variables);
    }

    @Override
    public DmnDecisionResult evaluateDecision(String key, DmnModelInstance model, VariableContext variables) {
        return evaluateDecision(parseDecision(key, model), variables);
    }

    @Override
    public DmnEngineConfiguration getConfiguration() {
        return engine.getConfiguration();
    }

    @Override
    public List<DmnDecision> parseDecisions(InputStream file) {
        return engine.parseDecisions(file);
    }

    @Override
    public List<DmnDecision> parseDecisions(DmnModelInstance model) {
        return engine.parseDecisions(model);
    }

    @Override
    public DmnDecision parseDecision(String key, InputStream file) {
        return engine.parseDecision(key, file);
    }

    @Override
    public DmnDecision parseDecision(String key, DmnModelInstance model) {
        return engine.parseDecision(key, model);
    }

    @Override
    public DmnDecisionRequirementsGraph parseDecisionRequirementsGraph(InputStream file) {
        return engine.parseDecisionRequirementsGraph(file);
    }

    @Override
    public DmnDecisionRequirementsGraph parseDecisionRequirementsGraph(DmnModelInstance model) {
        return engine.parseDecisionRequirementsGraph(model);
    }
}
