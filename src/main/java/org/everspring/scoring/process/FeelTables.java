package org.everspring.scoring.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.everspring.engine.FeelGuard;
import org.everspring.engine.GuardedFeel;
import org.springframework.stereotype.Component;

/**
 * A decision engine that knows FEEL and nothing else. The process engine's own one would not tell which rule has held,
 * would write each evaluation into the history, and could not try a table that is not deployed.
 */
@Component
class FeelTables {

    private final ThreadLocal<DmnDecisionTableEvaluationEvent> evaluated = new ThreadLocal<>();
    private final FeelGuard guard = new FeelGuard();
    private final DmnEngine engine;

    FeelTables() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        String feel = DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN13;
        configuration.setDefaultInputExpressionExpressionLanguage(feel);
        configuration.setDefaultInputEntryExpressionLanguage(feel);
        configuration.setDefaultOutputEntryExpressionLanguage(feel);
        configuration.setDefaultLiteralExpressionLanguage(feel);
        configuration.setScriptEngineResolver(language -> null);
        configuration.setFeelEngineFactory(new GuardedFeel(guard));
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(evaluated::set));
        this.engine = configuration.buildEngine();
    }

    FeelGuard guard() {
        return guard;
    }

    /** @throws BrokenTableException when the engine cannot use it */
    DmnDecision parse(String key, DmnModelInstance model) {
        try {
            return engine.parseDecision(key, model);
        } catch (DmnEngineException e) {
            throw new BrokenTableException("决策表不完整，请检查列和规则", e);
        }
    }

    /** What each rule that holds gives, by the rule's id, in the order of the table. */
    Map<String, Map<String, Object>> matching(DmnDecision table, Map<String, ?> values) {
        try {
            engine.evaluateDecisionTable(table, new LinkedHashMap<>(values));
            Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
            for (DmnEvaluatedDecisionRule rule : evaluated.get().getMatchingRules()) {
                Map<String, Object> outputs = new LinkedHashMap<>();
                for (DmnEvaluatedOutput output : rule.getOutputEntries().values()) {
                    outputs.put(output.getOutputName(), output.getValue().getValue());
                }
                rules.put(rule.getId(), outputs);
            }
            return rules;
        } finally {
            evaluated.remove();
        }
    }
}
