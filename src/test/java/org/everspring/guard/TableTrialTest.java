package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.modelling.OwnersDesk.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.ModelFault;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("部署前先试问决策表")
class TableTrialTest {

    private static final Path VISIT = Path.of("src/test/resources/cases/enterprise-visit/visit-follow-up.dmn");

    @Autowired
    private ModelGuard guard;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private Inspection inspect(String name, String content) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> guard.inspect(List.of(file(name, content)))));
    }

    private void refuses(String sentence, String name, String content) {
        assertThat(inspect(name, content).faults())
                .extracting(ModelFault::text)
                .anySatisfy(text -> assertThat(text).contains(sentence));
    }

    private void warns(String sentence, String name, String content) {
        Inspection inspection = inspect(name, content);

        assertThat(inspection.faults()).isEmpty();
        assertThat(inspection.warnings())
                .extracting(ModelFault::text)
                .anySatisfy(text -> assertThat(text).contains(sentence));
    }

    /** The first of them only. */
    private static String once(String file, String text, String instead) {
        String model = shipped(file);
        int at = model.indexOf(text);
        assertThat(at).as(text).isNotNegative();
        return model.substring(0, at) + instead + model.substring(at + text.length());
    }

    @Nested
    @DisplayName("提醒与督办规则")
    class Reminders {

        private static final String FILE = "reminder-policy.dmn";

        @Test
        @DisplayName("对象不存在的拒绝，写明行、列和可填的")
        void anUnknownRecipient() {
            refuses(
                    "第1行“对象”列的“liason”系统不认识；可填的有：lead、leader、leadingGroup、liaison、office",
                    FILE,
                    once(FILE, "<text>\"liaison\"</text>", "<text>\"liason\"</text>"));
        }

        @Test
        @DisplayName("级别、环节不存在的提醒")
        void anUnknownLevelOrDuty() {
            warns("第1行“级别”列的“紧急”系统不认识", FILE, once(FILE, "<text>\"提醒\"</text>", "<text>\"紧急\"</text>"));
            warns("第1行“环节”列的“reprot”不在允许的值之内", FILE, once(FILE, "<text>\"report\"</text>", "<text>\"reprot\"</text>"));
        }

        @Test
        @DisplayName("输出列改了名称的拒绝")
        void anOutputIsRenamed() {
            refuses("没有名称（Name）为“message”的输出列", FILE, changed(FILE, "name=\"message\"", "name=\"words\""));
        }

        @Test
        @DisplayName("一条规则也没有的提醒，前面的规则盖住的行也提醒")
        void noRulesAndRulesThatNeverHold() {
            warns("一条规则也没有", FILE, shipped(FILE).replaceAll("(?s)<rule .*</rule>", ""));
            warns("第2行永远用不到", FILE, once(FILE, "<text>10</text>", "<text>-</text>"));
        }
    }

    @Nested
    @DisplayName("评分表")
    class Scores {

        private static final String FILE = "report-score.dmn";

        @Test
        @DisplayName("唯一命中而两行相同或重叠的拒绝，举出例子")
        void rulesThatHoldTogether() {
            refuses("的条件完全相同", FILE, once(FILE, "<text>\"good\",\"none\"</text>", "<text>\"excellent\"</text>"));
            refuses("会同时符合，例如报送结果=", FILE, once(FILE, "<text>[1..2]</text>", "<text>[1..3]</text>"));
        }

        @Test
        @DisplayName("有空档的提醒，举出例子")
        void aGap() {
            warns("种情形没有符合的规则，例如报送结果=", FILE, once(FILE, "<text>&gt;= 5</text>", "<text>&gt;= 6</text>"));
        }

        @Test
        @DisplayName("用到没有人提供的名称的拒绝")
        void aNameThatNobodySupplies() {
            refuses(
                    "第1行“质量评定”列用到的“excellent”没有人提供",
                    FILE,
                    once(FILE, "<text>\"excellent\"</text>", "<text>excellent</text>"));
        }

        @Test
        @DisplayName("得分超出范围、不是数值的拒绝；一条规则也没有的拒绝")
        void answersThatCannotBeTaken() {
            refuses("第1行“得分”列的结果200超出0至100的范围", FILE, once(FILE, "<text>max(0, 100 -", "<text>max(0, 200 -"));
            refuses(
                    "第1行“得分”列的“满分”不是数值",
                    FILE,
                    once(FILE, "<text>max(0, 100 - 5 * min(timesReturned, 3))</text>", "<text>\"满分\"</text>"));
            refuses("一条规则也没有", FILE, shipped(FILE).replaceAll("(?s)<rule .*</rule>", ""));
        }

        @Test
        @DisplayName("加减分改了名称的提醒")
        void theAdjustmentIsRenamed() {
            Inspection inspection =
                    inspect("loop-score.dmn", changed("loop-score.dmn", "name=\"adjustment\"", "name=\"bonus\""));

            assertThat(inspection.warnings())
                    .extracting(ModelFault::text)
                    .anySatisfy(text -> assertThat(text).contains("没有名称（Name）为“adjustment”的输出列"));
        }
    }

    @Nested
    @DisplayName("流程负责人自己的表")
    class Own {

        @Test
        @DisplayName("过大的表只读不问，并说明")
        void aLargeTableIsOnlyRead() throws IOException {
            String rules = IntStream.range(0, 1200)
                    .mapToObj(number ->
                            "<rule id=\"rule_n%1$d\"><inputEntry id=\"in_n%1$d\"><text>\"tax\"</text></inputEntry>"
                                            .formatted(number)
                                    + "<outputEntry id=\"out_n%1$d\"><text>\"x%1$d\"</text></outputEntry></rule>"
                                            .formatted(number))
                    .collect(Collectors.joining());
            String table = Files.readString(VISIT)
                    .replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\"")
                    .replaceAll("(?s)<rule .*</rule>", rules);

            warns("表太大，部署前没有逐一试问", "visit-follow-up.dmn", table);
        }

        @Test
        @DisplayName("没有问题的不提醒；不在允许值之内的、空档、类型不符的指出来")
        void isAskedWhatItsColumnsAllow() throws IOException {
            String table = Files.readString(VISIT);

            assertThat(inspect("visit-follow-up.dmn", table).faults()).isEmpty();
            assertThat(inspect("visit-follow-up.dmn", table).warnings()).isEmpty();
            warns(
                    "第1行“主要诉求”列的“taxes”不在允许的值之内",
                    "visit-follow-up.dmn",
                    table.replace("<text>\"tax\"</text>", "<text>\"taxes\"</text>"));
            warns(
                    "有1种情形没有符合的规则，例如主要诉求=tax",
                    "visit-follow-up.dmn",
                    table.replace("<text>\"tax\"</text>", "<text>\"taxes\"</text>"));
            refuses(
                    "第1行“办理单位”列的“\"shuiwuju\"”不是本列的类型（integer）",
                    "visit-follow-up.dmn",
                    table.replace(
                            "name=\"followUpUnitId\" typeRef=\"string\"",
                            "name=\"followUpUnitId\" typeRef=\"integer\""));
        }
    }
}
