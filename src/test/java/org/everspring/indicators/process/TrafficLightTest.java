package org.everspring.indicators.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.everspring.indicators.Light;
import org.everspring.kernel.Coded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table as it is delivered, asked without the application. */
@DisplayName("决策表“任务信号灯”")
class TrafficLightTest {

    private static final Path FILE = Path.of("processes/traffic-light.dmn");

    private final Set<String> used = new HashSet<>();
    private final DmnEngine engine;
    private final DmnDecision table;

    TrafficLightTest() throws IOException {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .forEach(used::add));
        engine = configuration.buildEngine();
        try (InputStream file = Files.newInputStream(FILE)) {
            table = engine.parseDecision(TrafficLightTable.KEY, file);
        }
    }

    private Object light(Map<String, Object> question) {
        return engine.evaluateDecisionTable(table, new HashMap<>(question))
                .getSingleResult()
                .getEntry(TrafficLightTable.LIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        // phase, summary, progress, missing %, late %, summary late, problems, light
        "none, none, none, 0, 0, 0, 0, 灰",
        "ahead, pending, none, 0, 0, 0, 0, 灰",
        "ahead, pending, none, 0, 10, 0, 0, 黄",
        "past, accepted, onSchedule, 0, 0, 0, 0, 绿",
        "past, accepted, ahead, 0, 9, 0, 0, 绿",
        "past, accepted, onSchedule, 0, 10, 0, 0, 黄",
        "past, accepted, onSchedule, 1, 1, 0, 0, 黄",
        "past, accepted, onSchedule, 20, 20, 0, 0, 红",
        "past, accepted, behind, 0, 0, 0, 0, 黄",
        "past, accepted, notStarted, 0, 0, 0, 0, 红",
        "past, pending, none, 0, 0, 1, 0, 黄",
        "past, pending, none, 0, 0, 5, 0, 红",
        "past, missing, none, 0, 0, 0, 0, 红",
        "past, accepted, completed, 0, 0, 0, 1, 黄",
        "past, accepted, completed, 0, 0, 0, 3, 红",
        "past, none, none, 0, 0, 0, 0, 绿",
    })
    @DisplayName("按报送、汇总、进度和问题定灯")
    void lights(
            String phase,
            String summary,
            String progress,
            int missing,
            int late,
            int summaryLate,
            int problems,
            String light) {
        assertThat(light(Map.of(
                        "phase", phase,
                        "summary", summary,
                        "progress", progress,
                        "missingPercent", missing,
                        "latePercent", late,
                        "summaryLate", summaryLate,
                        "problemsOverdue", problems)))
                .isEqualTo(light);
    }

    @Test
    @DisplayName("每种情形都有一盏看板认识的灯，每条规则都用得上，每条规则都有写给人看的理由")
    void lightsEverything() {
        Set<Object> lights =
                new TrafficLightTable().questions().map(this::light).collect(Collectors.toSet());

        assertThat(lights)
                .allMatch(light ->
                        Coded.find(Light.values(), String.valueOf(light)).isPresent());
        var rules = Dmn.readModelFromFile(FILE.toFile()).getModelElementsByType(Rule.class);
        assertThat(rules).extracting(Rule::getId).allMatch(used::contains);
        assertThat(rules)
                .allMatch(rule -> !rule.getDescription().getTextContent().isBlank());
    }
}
