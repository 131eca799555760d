package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("决策表“提醒与督办规则”")
class ReminderPolicyTest {

    private static final Path TABLE = Path.of("processes/reminder-policy.dmn");

    private static final String STEP_OF_THE_LOOP = """
            -1 黄色 LIAISON LEADER
            -2 黄色 LIAISON LEADER
            -3 橙色 LIAISON LEADER OFFICE
            -4 橙色 LIAISON LEADER OFFICE
            -5 红色 LIAISON LEADER OFFICE
            -6 红色 LIAISON LEADER OFFICE
            -7 红色 LIAISON LEADER OFFICE
            -8 红色 LIAISON LEADER OFFICE
            -9 红色 LIAISON LEADER OFFICE
            -10 红色 LIAISON LEADER OFFICE
            """;

    private static final String STEP_OF_THE_OFFICE = """
            -1 黄色 LIAISON LEADER
            -2 黄色 LIAISON LEADER
            -3 橙色 LIAISON LEADER
            -4 橙色 LIAISON LEADER
            -5 红色 LIAISON LEADER LEADING_GROUP
            -6 红色 LIAISON LEADER LEADING_GROUP
            -7 红色 LIAISON LEADER LEADING_GROUP
            -8 红色 LIAISON LEADER LEADING_GROUP
            -9 红色 LIAISON LEADER LEADING_GROUP
            -10 红色 LIAISON LEADER LEADING_GROUP
            """;

    private static final Map<Duty, String> EXPECTED = Map.ofEntries(
            Map.entry(Duty.REPORT, """
                    10 提醒 LIAISON
                    5 提醒 LIAISON
                    3 蓝色 LIAISON
                    1 蓝色 LIAISON LEADER
                    0 蓝色 LIAISON LEADER
                    -1 黄色 LIAISON LEADER LEAD
                    -2 黄色 LIAISON LEADER LEAD
                    -3 橙色 LIAISON LEADER LEAD
                    -4 橙色 LIAISON LEADER LEAD
                    -5 红色 LIAISON LEADER LEAD OFFICE
                    -6 红色 LIAISON LEADER LEAD OFFICE
                    -7 红色 LIAISON LEADER LEAD OFFICE
                    -8 红色 LIAISON LEADER LEAD OFFICE
                    -9 红色 LIAISON LEADER LEAD OFFICE
                    -10 红色 LIAISON LEADER LEAD OFFICE
                    """),
            Map.entry(Duty.SUMMARY, """
                    3 提醒 LIAISON
                    1 蓝色 LIAISON
                    0 蓝色 LIAISON LEADER
                    -1 黄色 LIAISON LEADER OFFICE
                    -2 黄色 LIAISON LEADER OFFICE
                    -3 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -4 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -5 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -6 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -7 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -8 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -9 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -10 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    """),
            Map.entry(Duty.MEASURES, """
                    5 提醒 LIAISON
                    2 蓝色 LIAISON
                    0 蓝色 LIAISON
                    -1 黄色 LIAISON LEADER
                    -2 黄色 LIAISON LEADER
                    -3 橙色 LIAISON LEADER LEAD
                    -4 橙色 LIAISON LEADER LEAD
                    -5 橙色 LIAISON LEADER LEAD
                    -6 橙色 LIAISON LEADER LEAD
                    -7 橙色 LIAISON LEADER LEAD
                    -8 橙色 LIAISON LEADER LEAD
                    -9 橙色 LIAISON LEADER LEAD
                    -10 橙色 LIAISON LEADER LEAD
                    """),
            Map.entry(Duty.TRIAGE, STEP_OF_THE_LOOP),
            Map.entry(Duty.BENCHMARK, STEP_OF_THE_LOOP),
            Map.entry(Duty.IMPROVEMENT, """
                    5 提醒 LIAISON
                    3 蓝色 LIAISON
                    1 蓝色 LIAISON LEADER
                    0 蓝色 LIAISON LEADER
                    -1 黄色 LIAISON LEADER LEAD
                    -2 黄色 LIAISON LEADER LEAD
                    -3 橙色 LIAISON LEADER LEAD
                    -4 橙色 LIAISON LEADER LEAD
                    -5 红色 LIAISON LEADER LEAD OFFICE
                    -6 红色 LIAISON LEADER LEAD OFFICE
                    -7 红色 LIAISON LEADER LEAD OFFICE
                    -8 红色 LIAISON LEADER LEAD OFFICE
                    -9 红色 LIAISON LEADER LEAD OFFICE
                    -10 红色 LIAISON LEADER LEAD OFFICE
                    """),
            Map.entry(Duty.VERIFICATION, STEP_OF_THE_LOOP),
            Map.entry(Duty.EXPERIENCE, STEP_OF_THE_LOOP),
            Map.entry(Duty.ADOPTION, """
                    5 提醒 LIAISON
                    3 蓝色 LIAISON
                    0 蓝色 LIAISON
                    -1 黄色 LIAISON LEADER
                    -2 黄色 LIAISON LEADER
                    -3 橙色 LIAISON LEADER
                    -4 橙色 LIAISON LEADER
                    -5 红色 LIAISON LEADER OFFICE
                    -6 红色 LIAISON LEADER OFFICE
                    -7 红色 LIAISON LEADER OFFICE
                    -8 红色 LIAISON LEADER OFFICE
                    -9 红色 LIAISON LEADER OFFICE
                    -10 红色 LIAISON LEADER OFFICE
                    """),
            Map.entry(Duty.CONFIRMATION, """
                    3 提醒 LIAISON
                    1 蓝色 LIAISON LEADER
                    0 蓝色 LIAISON LEADER
                    """),
            Map.entry(Duty.SETTLEMENT, STEP_OF_THE_OFFICE),
            Map.entry(Duty.REVIEW, STEP_OF_THE_OFFICE),
            Map.entry(Duty.RECOGNITION, STEP_OF_THE_OFFICE),
            Map.entry(Duty.APPEAL, STEP_OF_THE_OFFICE),
            Map.entry(Duty.ASSESSMENT, STEP_OF_THE_OFFICE),
            Map.entry(Duty.RECEIPT, """
                    -1 黄色 LIAISON LEADER
                    -2 黄色 LIAISON LEADER
                    -3 红色 LIAISON LEADER OFFICE
                    -4 红色 LIAISON LEADER OFFICE
                    -5 红色 LIAISON LEADER OFFICE
                    -6 红色 LIAISON LEADER OFFICE
                    -7 红色 LIAISON LEADER OFFICE
                    -8 红色 LIAISON LEADER OFFICE
                    -9 红色 LIAISON LEADER OFFICE
                    -10 红色 LIAISON LEADER OFFICE
                    """),
            Map.entry(Duty.INSTRUCTION, """
                    3 蓝色 LIAISON
                    1 蓝色 LIAISON LEADER
                    0 蓝色 LIAISON LEADER
                    -1 黄色 LIAISON LEADER OFFICE
                    -2 黄色 LIAISON LEADER OFFICE
                    -3 橙色 LIAISON LEADER OFFICE
                    -4 橙色 LIAISON LEADER OFFICE
                    -5 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -6 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -7 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -8 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -9 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    -10 红色 LIAISON LEADER OFFICE LEADING_GROUP
                    """));

    @Autowired
    private ReminderPolicy policy;

    @ParameterizedTest
    @EnumSource
    @DisplayName("截止前15个工作日至逾期10个工作日，每天提醒谁、什么级别")
    void saysWhoIsRemindedOnEachDay(Duty duty) {
        String days = days().mapToObj(left -> policy.reminderFor(duty, left)
                        .map(reminder -> left + " " + reminder.level() + " "
                                + reminder.recipients().stream().map(Enum::name).collect(Collectors.joining(" "))
                                + "\n")
                        .orElse(""))
                .collect(Collectors.joining());

        assertThat(days).isEqualTo(EXPECTED.get(duty));
    }

    @Test
    @DisplayName("每条规则都用得上，提示语各不相同，是完整的句子")
    void eachRuleIsOfUse() throws IOException {
        Set<String> messages = Stream.of(Duty.values())
                .flatMap(duty ->
                        days().mapToObj(left -> policy.reminderFor(duty, left)).flatMap(Optional::stream))
                .map(Reminder::message)
                .collect(Collectors.toSet());

        assertThat(messages).hasSameSizeAs(rules()).allMatch(message -> message.endsWith("。"));
    }

    @Test
    @DisplayName("规则互不重叠，调换次序结果不变")
    void orderOfTheRulesDoesNotMatter() throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        String collecting = Files.readString(TABLE).replace("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"");
        DmnDecision table = engine.parseDecision(
                "reminderPolicy", new ByteArrayInputStream(collecting.getBytes(StandardCharsets.UTF_8)));

        for (Duty duty : Duty.values()) {
            assertThat(days().boxed())
                    .allSatisfy(left -> assertThat(engine.evaluateDecisionTable(
                                            table, Map.of("duty", duty.code(), "workingDaysLeft", left))
                                    .getResultList())
                            .hasSize(policy.reminderFor(duty, left).isPresent() ? 1 : 0));
        }
    }

    @Test
    @DisplayName("只用约定的级别和对象")
    void namesNoUnknownLevelOrAddressee() throws IOException {
        assertThat(rules()).allSatisfy(rule -> {
            List<String> outputs = rule.getOutputEntries().stream()
                    .map(output -> output.getTextContent().strip().replace("\"", ""))
                    .toList();

            assertThat(outputs.get(0)).isIn("提醒", "蓝色", "黄色", "橙色", "红色");
            assertThat(Arrays.stream(outputs.get(1).split(",")).map(Addressee::of))
                    .isNotEmpty();
        });
    }

    @Test
    @DisplayName("对象写错时，指出可填的对象")
    void tellsWhomTheTableMayName() {
        assertThatThrownBy(() -> Addressee.of("市长"))
                .hasMessageContainingAll("市长", "liaison、leader、lead、office、leadingGroup");
    }

    private static IntStream days() {
        return IntStream.rangeClosed(-10, 15).map(day -> 5 - day);
    }

    private static List<Rule> rules() throws IOException {
        try (var table = Files.newInputStream(TABLE)) {
            return List.copyOf(Dmn.readModelFromStream(table).getModelElementsByType(Rule.class));
        }
    }
}
