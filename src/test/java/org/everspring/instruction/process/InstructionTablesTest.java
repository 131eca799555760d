package org.everspring.instruction.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables as they are delivered, asked without the application: each of their rules, at its bounds. */
@DisplayName("决策表“批示灯号”和“批示办理评分”")
class InstructionTablesTest {

    private static final Path LIGHT = Path.of("processes/instruction-light.dmn");
    private static final Path SCORE = Path.of("processes/instruction-score.dmn");

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private DmnDecision table(String key, Path file) throws IOException {
        try (InputStream model = Files.newInputStream(file)) {
            return engine.parseDecision(key, model);
        }
    }

    private DmnDecisionTableResult ask(DmnDecision table, Map<String, Object> question) {
        return engine.evaluateDecisionTable(table, new HashMap<>(question));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 正常",
        "4, 正常",
        "3, 蓝色",
        "0, 蓝色",
        "-1, 黄色",
        "-2, 黄色",
        "-3, 橙色",
        "-4, 橙色",
        "-5, 红色",
        "-400, 红色",
    })
    @DisplayName("每条灯号规则的上下界")
    void lightsByTheWorkingDaysLeft(int workingDaysLeft, String light) throws IOException {
        var lit = ask(
                table(InstructionLightTable.KEY, LIGHT),
                Map.of(InstructionLightTable.WORKING_DAYS_LEFT, workingDaysLeft));

        assertThat(lit.<String>getSingleEntry()).isEqualTo(light);
    }

    @Test
    @DisplayName("灯号没有空档，也只会越来越红；每条规则都用得上，都有说明")
    void lightsEveryDayByOneRuleAndNeverLessAlarming() throws IOException {
        DmnDecision table = table(InstructionLightTable.KEY, LIGHT);
        List<String> order = List.of("正常", "蓝色", "黄色", "橙色", "红色");

        List<Integer> lights = IntStream.iterate(45, days -> days >= -45, days -> days - 1)
                .mapToObj(days -> order.indexOf(ask(table, Map.of(InstructionLightTable.WORKING_DAYS_LEFT, days))
                        .<String>getSingleEntry()))
                .toList();

        assertThat(lights).isSorted().doesNotContain(-1);
        assertThat(lights.stream().distinct()).hasSize(rules(LIGHT).size());
        assertThat(rules(LIGHT))
                .allSatisfy(rule ->
                        assertThat(rule.getDescription().getTextContent()).isNotBlank());
    }

    @Test
    @DisplayName("评分表出厂只有一条规则：怎样办理都不计入考核")
    void countsNothingAsDelivered() throws IOException {
        DmnDecision table = table("instructionScore", SCORE);

        Stream.of(0, 1, 5, 30)
                .flatMap(late -> Stream.of(0, 1, 10)
                        .flatMap(receipt -> Stream.of(0, 1, 4)
                                .map(returned -> Map.<String, Object>of(
                                        "lateWorkingDays", late,
                                        "receiptLateWorkingDays", receipt,
                                        "timesReturned", returned))))
                .forEach(question -> assertThat(ask(table, question).<Number>getSingleEntry())
                        .extracting(Number::doubleValue)
                        .isEqualTo(0.0));
        assertThat(rules(SCORE))
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.getDescription().getTextContent()).isEqualTo("批示办理不计入考核"));
    }

    private static List<Rule> rules(Path file) {
        return List.copyOf(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class));
    }
}
