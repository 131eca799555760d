package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A decision table as it is delivered, asked without the application; hands out an answer only when one rule gives it. */
final class ScoreTable {

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<String> rules;
    private final Map<Map<String, Object>, Outcome> asked = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private ScoreTable(Path file, String key) {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::noteRules);
        engine = configuration.buildEngine();
        try (InputStream table = Files.newInputStream(file);
                InputStream model = Files.newInputStream(file)) {
            decision = engine.parseDecision(key, table);
            rules = Dmn.readModelFromStream(model).getModelElementsByType(Rule.class).stream()
                    .map(Rule::getId)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScoreTable of(String file, String key) {
        return new ScoreTable(Path.of("processes", file), key);
    }

    private void noteRules(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).forEach(used::add);
    }

    /** Two rules that both fit fail in the engine: the hit policy is UNIQUE. */
    Outcome ask(Map<String, Object> inputs) {
        return asked.computeIfAbsent(inputs, question -> {
            Map<String, Object> answer = answer(question);
            return new Outcome(question, (Double) answer.get("points"), (Double) answer.get("adjustment"));
        });
    }

    String grade(double score) {
        return (String) answer(Map.of("score", score)).get("grade");
    }

    private Map<String, Object> answer(Map<String, Object> inputs) {
        DmnDecisionResult result = engine.evaluateDecision(decision, inputs);

        assertThat(result).as("rules for %s", inputs).hasSize(1);
        return result.getSingleResult().getEntryMap();
    }

    /** That no answer so far came from. */
    List<String> unusedRules() {
        return rules.stream().filter(rule -> !used.contains(rule)).toList();
    }

    static Map<String, Object> with(Map<String, Object> inputs, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(inputs);
        changed.put(name, value);
        return changed;
    }

    /** One more of what is counted. */
    static Map<String, Object> more(Map<String, Object> inputs, String name) {
        return with(inputs, name, (Integer) inputs.get(name) + 1);
    }

    /** Enough to meet every band that a table could draw, and beyond. */
    static Stream<Integer> counts() {
        return Stream.concat(IntStream.rangeClosed(0, 12).boxed(), Stream.of(30, 250));
    }

    /** @param points null when the table gives none; so is the adjustment */
    record Outcome(Map<String, Object> inputs, Double points, Double adjustment) {

        /** At least one of the two, and points between nothing and everything. */
        void assertValid() {
            assertThat(points != null || adjustment != null).as("%s", this).isTrue();
            if (points != null) {
                assertThat(points).as("%s", this).isBetween(0.0, 100.0);
            }
            if (adjustment != null) {
                assertThat(adjustment).as("%s", this).isBetween(-20.0, 20.0);
            }
        }

        void assertNoBetterThan(Outcome other) {
            assertThat(value(points)).as("%s against %s", this, other).isLessThanOrEqualTo(value(other.points));
            assertThat(value(adjustment)).as("%s against %s", this, other).isLessThanOrEqualTo(value(other.adjustment));
        }

        private static double value(Double figure) {
            return figure == null ? 0 : figure;
        }

        /** As the tests write it: 85, or 0 -2, or +3 when there are no points. */
        @Override
        public String toString() {
            return Stream.of(
                            points == null ? null : plain(points),
                            adjustment == null ? null : (adjustment > 0 ? "+" : "") + plain(adjustment))
                    .filter(text -> text != null)
                    .reduce((one, other) -> one + " " + other)
                    .orElse("—");
        }

        private static String plain(double figure) {
            return figure == Math.rint(figure) ? String.valueOf((long) figure) : String.valueOf(figure);
        }
    }
}
