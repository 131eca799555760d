package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.scoring.OwnersTables.shipped;
import static org.everspring.scoring.OwnersTables.withCell;
import static org.everspring.scoring.OwnersTables.withoutRule;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
@DisplayName("评分")
class ScoringTest {

    private static final ScoringPeriod PERIOD = ScoringPeriod.parse("2025Q4");
    private static final String REPORT = "report-score.dmn";
    private static final UnitId POLICE = UnitId.of("gonganju");
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");

    @Autowired
    private Workday workday;

    @Autowired
    private Scoring scoring;

    @Autowired
    private Scores scores;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private List<FactSource> sources;

    @Autowired
    private ScoreRecord record;

    @Autowired
    private ScoreVerification verification;

    @Autowired
    private WhatIf whatIf;

    @Autowired
    private ScoringSettings settings;

    @Autowired
    private Plan plan;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcOperations jdbc;

    private OwnersTables owner;

    @BeforeEach
    void aQuarterIsOver(@Autowired RepositoryService repository) {
        workday.at("2026-01-05T09:00");
        owner = new OwnersTables(repository);
        new YearRows()
                .accepted("2025Q4", "1.1", "gonganju", 2, "GOOD", 1)
                .accepted("2025Q4", "1.1", "wuhuaqu", 0, "EXCELLENT", 0)
                .accepted("2025Q4", "1.2", "wuhuaqu", 0, "GOOD", 0)
                .missing("2025Q4", "1.2", "panlongqu")
                .summary("2025Q4", "1.1", "fagaiwei", "ACCEPTED", 0, 0)
                .insert(jdbc);
    }

    @AfterEach
    void takeTheTablesBack() {
        owner.takeBack();
    }

    private void score() {
        while (!scoring.scoreBatch(PERIOD)) {
            // The next batch.
        }
    }

    private ScoreRun run() {
        return scores.last(PERIOD).orElseThrow();
    }

    /** Scores one unit in each transaction. */
    private Scoring oneByOne(List<FactSource> sources) {
        ScoringSettings one = new ScoringSettings(
                settings.weights(),
                settings.adjustmentCap(),
                settings.bonusCap(),
                1,
                settings.listed(),
                settings.groups());
        return new Scoring(scores, tables, sources, record, one, plan, clock);
    }

    private boolean batch(Scoring scoring) {
        return Boolean.TRUE.equals(transactions.execute(status -> scoring.scoreBatch(PERIOD)));
    }

    @Test
    @DisplayName("没有符合的规则：写明单位、事项、评分表和各项数据，不留半份结果；改好后继续")
    void stopsWhereNoRuleHolds() {
        owner.deploy(REPORT, withoutRule(shipped(REPORT), "rule_slightlyLateGood"));

        assertThatThrownBy(this::score)
                .isInstanceOf(ScoringFailedException.class)
                .hasMessage("评分表“季度报送评分”（第2版）对市公安局“2025年第四季度 1.1 企业开办”没有符合的规则："
                        + "报送结果=accepted，迟报工作日=2，质量评定=good，退回次数=1。请修改评分表后在监控台重试。");
        assertThat(scores.last(PERIOD)).isEmpty();

        owner.deploy(REPORT, shipped(REPORT).replace("biodi:width=\"420\"", "biodi:width=\"421\""));
        score();

        assertThat(run().versions()).containsEntry("reportScore", 3);
        assertThat(scores.lines(run(), POLICE)).singleElement().satisfies(line -> {
            assertThat(line.tableVersion()).isEqualTo(3);
            assertThat(line.value()).isEqualByComparingTo("75");
        });
    }

    @Test
    @DisplayName("两条规则同时符合：写明是哪几条")
    void stopsWhereTwoRulesHold() {
        owner.deployedBefore(REPORT, withCell(shipped(REPORT), "input_lateGoodLateWorkingDays", "[2..4]"), jdbc);

        assertThatThrownBy(this::score)
                .isInstanceOf(ScoringFailedException.class)
                .hasMessageContaining("对市公安局“2025年第四季度 1.1 企业开办”2条规则同时符合（规则6、10）：报送结果=accepted，");
        assertThat(scores.last(PERIOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "output_slightlyLateGoodPoints|\"八十\"|规则无法计算，请检查单元格的内容和类型",
                "output_slightlyLateGoodPoints|100.01|规则6的得分100.01超出0至100的范围",
                "output_slightlyLateGoodPoints|-5|规则6的得分-5超出0至100的范围",
                "output_slightlyLateGoodPoints|``|规则6的得分和加减分都没有填写",
                "output_slightlyLateGoodPoints|80 / 0|规则6的“80 / 0”没有算出结果",
                "output_slightlyLateGoodPoints|80 - timesReturnd|引用了没有提供的数据“timesReturnd”",
                "output_slightlyLateGoodPoints|for i in 1..9 return i|决策表不支持的写法",
                "output_slightlyLateGoodAdjustment|200|规则6的加减分200超出-100至100的范围",
                "inputExpression_quality|qualitty|引用了没有提供的数据“qualitty”",
                "input_slightlyLateGoodQuality|good|引用了没有提供的数据“good”"
            })
    @DisplayName("单元格写错：不给出错误的得分，写明原因")
    void stopsAtABrokenCell(String cell, String text, String reason) {
        owner.deployedBefore(REPORT, withCell(shipped(REPORT), cell, text), jdbc);

        assertThatThrownBy(this::score)
                .isInstanceOf(ScoringFailedException.class)
                .hasMessageContaining("评分表“季度报送评分”（第2版）对市公安局“2025年第四季度 1.1 企业开办”")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("请修改评分表后在监控台重试。");
        assertThat(scores.last(PERIOD)).isEmpty();
    }

    @Test
    @DisplayName("部署的评分表用了汇总策略，也不执行")
    void collectsNothing() {
        owner.deploy(REPORT, shipped(REPORT).replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\""));

        assertThatThrownBy(this::score)
                .isInstanceOf(ScoringFailedException.class)
                .hasMessageContaining("命中策略请选择UNIQUE（唯一）或FIRST（首个）");
    }

    @Test
    @DisplayName("规则按首个符合的取：FIRST可用")
    void firstOfSeveralHolds() {
        String table = withCell(shipped(REPORT), "input_lateGoodLateWorkingDays", "[2..4]");
        owner.deploy(REPORT, table.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""));

        score();

        assertThat(scores.lines(run(), POLICE))
                .singleElement()
                .satisfies(line -> assertThat(line.points().rule()).isEqualTo(6));
    }

    @Test
    @DisplayName("中途中断：没有半份结果，继续后与一次评完相同")
    void interruptedRunIsNeverRead() {
        score();
        String hash = run().hash();
        scoring.start(PERIOD);
        Scoring slow = oneByOne(sources);

        assertThat(batch(slow)).isFalse();
        assertThat(batch(slow)).isFalse();
        assertThat(run().number()).isOne();
        assertThat(scores.periods()).containsExactly(PERIOD);
        Scoring failing = oneByOne(List.of(new FailingSource()));
        assertThatThrownBy(() -> batch(failing)).hasMessage("the database is gone");
        assertThat(run().number()).isOne();
        while (!batch(slow)) {
            // The next unit.
        }

        assertThat(run().number()).isEqualTo(2);
        assertThat(run().hash()).isEqualTo(hash);
    }

    private final class FailingSource implements FactSource {

        @Override
        public Stream<Map<String, Object>> questions() {
            return Stream.empty();
        }

        @Override
        public ScoreCategory part() {
            return ScoreCategory.REPORT;
        }

        @Override
        public List<UnitId> units(UnitPage page) {
            return List.of(WUHUA);
        }

        @Override
        public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
            throw new IllegalStateException("the database is gone");
        }
    }

    @Test
    @DisplayName("评分中途部署新版：从头重评，同一次评分不混用两版")
    void newVersionBeginsAgain() {
        Scoring slow = oneByOne(sources);
        batch(slow);
        batch(slow);
        owner.deploy(REPORT, withCell(shipped(REPORT), "output_slightlyLateGoodPoints", "70"));
        while (!batch(slow)) {
            // The next unit.
        }

        assertThat(run().number()).isOne();
        assertThat(scores.units(run()).stream().flatMap(unit -> scores.lines(run(), unit).stream()))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.tableVersion())
                        .isEqualTo(run().versions().get(line.table())));
        assertThat(scores.lines(run(), POLICE).get(0).value()).isEqualByComparingTo("70");
    }

    @Test
    @DisplayName("评完后再调用不改变结果，开始新的一次才重评")
    void completeRunStays() {
        score();
        ScoreRun first = run();
        owner.deploy(REPORT, withCell(shipped(REPORT), "output_slightlyLateGoodPoints", "70"));

        assertThat(scoring.scoreBatch(PERIOD)).isTrue();

        assertThat(run()).isEqualTo(first);
        scoring.start(PERIOD);
        scoring.start(PERIOD);
        assertThat(run()).isEqualTo(first);
        score();
        assertThat(run().number()).isEqualTo(2);
        assertThat(scores.score(run(), POLICE).orElseThrow().total()).isEqualByComparingTo("70");
        assertThat(scores.score(first, POLICE).orElseThrow().total()).isEqualByComparingTo("75");
    }

    @Test
    @DisplayName("更正后更新得分、名次和校验值；重评时更正仍然有效")
    void restatesWithCorrections() {
        score();
        String before = run().hash();
        correct("2025Q4:1.2:panlongqu", UnitId.of("panlongqu"), "95", "0");

        scoring.restate(PERIOD);

        UnitScore panlong = scores.score(run(), UnitId.of("panlongqu")).orElseThrow();
        assertThat(panlong.total()).isEqualByComparingTo("95");
        assertThat(panlong.rank()).isEqualTo(1);
        assertThat(panlong.grade()).isEqualTo("优秀");
        assertThat(run().hash()).isNotEqualTo(before);
        assertThat(scores.lines(run(), UnitId.of("panlongqu")).get(0).value()).isEqualByComparingTo("0");
        assertThat(verification.verify(PERIOD).differences()).isEmpty();
        scoring.start(PERIOD);
        score();
        assertThat(scores.score(run(), UnitId.of("panlongqu")).orElseThrow().total())
                .isEqualByComparingTo("95");
    }

    private void correct(String fact, UnitId unit, String points, String adjustment) {
        scores.correct(
                PERIOD,
                new Correction(
                        unit,
                        new ScoreLine.Key(ScoreCategory.REPORT, fact),
                        1,
                        new BigDecimal(points),
                        new BigDecimal(adjustment),
                        "系统故障，材料属实",
                        new Actor("yingshangban.liaison", "李某"),
                        OffsetDateTime.now(clock)));
    }

    @Test
    @DisplayName("评分未完成时不能更新得分")
    void incompleteRunIsNotRestated() {
        batch(oneByOne(sources));

        assertThatThrownBy(() -> scoring.restate(PERIOD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("2025年第四季度的评分尚未完成，不能更新得分。");
        assertThatThrownBy(() -> verification.verify(PERIOD)).hasMessage("2025年第四季度尚无评分结果，不能核验。");
    }

    @Test
    @DisplayName("存档被改动，核验指出是哪一处")
    void verificationFindsWhatWasChanged() {
        score();
        jdbc.update("update score_line set points = 99 where unit_id = 'gonganju'");
        jdbc.update("update unit_score set total = 91 where unit_id = 'wuhuaqu'");

        assertThat(verification.verify(PERIOD).differences())
                .hasSize(3)
                .anySatisfy(text -> assertThat(text).contains("存档在评分完成后被改动过"))
                .contains("市公安局“2025年第四季度 1.1 企业开办”存档得分为99分、加减分无，按评分表重新计算为75分、加减分无。")
                .contains("五华区存档总分为91分，重新计算为95分。");
    }

    @Test
    @DisplayName("评分表的旧版已不存在：核验说明原因")
    void verificationNeedsTheVersions() {
        owner.deploy(REPORT, withCell(shipped(REPORT), "output_slightlyLateGoodPoints", "70"));
        score();
        owner.takeBack();

        assertThat(verification.verify(PERIOD).differences()).containsExactly("评分表“reportScore”的第2版已不存在，无法按评分时的规则计算。");
    }

    @Test
    @DisplayName("试算：谁的得分、名次、等次变化，哪些明细变化；什么也不保存")
    void triesAChangedTable() {
        correct("2025Q4:1.1:wuhuaqu", WUHUA, "60", "0");
        score();
        ScoreRun before = run();
        String changed = withCell(
                withCell(shipped(REPORT), "output_slightlyLateGoodPoints", "50"), "output_onTimeExcellentPoints", "10");

        WhatIf.Comparison comparison = whatIf.compare(PERIOD, OwnersTables.bytes(changed));

        assertThat(comparison.table()).isEqualTo("reportScore");
        assertThat(comparison.version()).isOne();
        assertThat(comparison.movedLines()).isOne();
        assertThat(comparison.units())
                .hasSize(4)
                .filteredOn(WhatIf.UnitChange::isMoved)
                .singleElement()
                .satisfies(unit -> {
                    assertThat(unit.unit()).isEqualTo(POLICE);
                    assertThat(unit.before().total()).isEqualByComparingTo("75");
                    assertThat(unit.after().total()).isEqualByComparingTo("50");
                    assertThat(unit.before().grade()).isEqualTo("合格");
                    assertThat(unit.after().grade()).isEqualTo("不合格");
                    assertThat(unit.lines()).singleElement().satisfies(line -> {
                        assertThat(line.before().value()).isEqualByComparingTo("75");
                        assertThat(line.after().value()).isEqualByComparingTo("50");
                        assertThat(line.after().tableVersion()).isZero();
                    });
                });
        assertThat(run()).isEqualTo(before);
        assertThat(tables.inForce())
                .allSatisfy(table -> assertThat(table.version()).isOne());
    }

    @Test
    @DisplayName("试算等次表：只有等次变化")
    void triesAChangedGradeTable() {
        score();
        String changed = withCell(
                withCell(shipped("assessment-grade.dmn"), "input_qualifiedScore", "[70..80)"),
                "input_unqualifiedScore",
                "< 70");

        assertThat(whatIf.compare(PERIOD, OwnersTables.bytes(changed)).units()).noneMatch(WhatIf.UnitChange::isMoved);
        assertThat(whatIf.compare(
                                PERIOD,
                                OwnersTables.bytes(withCell(
                                        withCell(shipped("assessment-grade.dmn"), "input_qualifiedScore", "[76..80)"),
                                        "input_unqualifiedScore",
                                        "< 76")))
                        .units())
                .filteredOn(WhatIf.UnitChange::isMoved)
                .singleElement()
                .satisfies(unit -> {
                    assertThat(unit.after().total()).isEqualTo(unit.before().total());
                    assertThat(unit.after().grade()).isEqualTo("不合格");
                    assertThat(unit.lines()).isEmpty();
                });
    }

    @Test
    @DisplayName("试算的表对某个事实没有规则：告诉试算的人，不涉及监控台")
    void triedTableThatHasNoAnswerIsRefused() {
        score();
        byte[] broken = OwnersTables.bytes(withoutRule(shipped(REPORT), "rule_missing"));

        assertThatThrownBy(() -> whatIf.compare(PERIOD, broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("评分表“季度报送评分”（试算）对盘龙区“2025年第四季度 1.2 便利纳税”没有符合的规则：")
                .hasMessageEndingWith("。请修改评分表后重新试算。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|不是有效的DMN文件",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>|不是有效的DMN文件",
                "''|不是有效的DMN文件"
            })
    @DisplayName("试算的文件不是DMN或含外部实体：退回")
    void refusesWhatIsNoTable(String file, String reason) {
        score();

        assertThatThrownBy(() -> whatIf.compare(PERIOD, OwnersTables.bytes(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("这个文件不能试算：" + reason + "。");
    }

    @Test
    @DisplayName("试算的文件含外部实体、过大、不是评分表之一、含JUEL或脚本：退回")
    void refusesHostileAndForeignFiles() {
        score();
        String xxe = shipped(REPORT)
                .replaceFirst("<definitions ", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions ")
                .replaceFirst("按期报送，", "&x;");

        assertThatThrownBy(() -> whatIf.compare(PERIOD, OwnersTables.bytes(xxe)))
                .hasMessage("这个文件不能试算：不是有效的DMN文件。");
        assertThatThrownBy(() -> whatIf.compare(PERIOD, new byte[(1 << 20) + 1]))
                .hasMessage("评分表文件不能超过1MB。");
        assertThatThrownBy(() -> whatIf.compare(PERIOD, OwnersTables.bytes(shipped("reminder-policy.dmn"))))
                .hasMessageStartingWith("这个文件不能试算：文件中应有且只有一张评分表，决策标识为reportScore、");
        for (String language : List.of("juel", "groovy", "javascript", "http://www.java.com/java")) {
            String scripted = shipped(REPORT)
                    .replace("<inputExpression ", "<inputExpression expressionLanguage=\"" + language + "\" ");
            assertThatThrownBy(() -> whatIf.compare(PERIOD, OwnersTables.bytes(scripted)))
                    .hasMessage("这个文件不能试算：表达式语言只能用FEEL，不能用“" + language + "”。");
        }
        String ofTheWholeFile =
                shipped(REPORT).replaceFirst("<definitions ", "<definitions expressionLanguage=\"juel\" ");
        assertThatThrownBy(() -> whatIf.compare(PERIOD, OwnersTables.bytes(ofTheWholeFile)))
                .hasMessageContaining("表达式语言只能用FEEL");
    }

    @Test
    @DisplayName("没有评分结果的期间不能试算")
    void nothingToTryWithoutScores() {
        assertThatThrownBy(() -> whatIf.compare(PERIOD, OwnersTables.bytes(shipped(REPORT))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("2025年第四季度尚无评分结果，不能试算。");
    }

    @Test
    @DisplayName("下载的评分表就是部署的文件")
    void handsOutTheFileInForce() {
        assertThat(tables.inForce())
                .extracting(DecisionTables.Table::name)
                .containsExactly("季度报送评分", "牵头汇总评分", "问题闭环评分", "经验推广评分", "批示办理评分", "考核等次");
        assertThat(new String(tables.file("reportScore", 1), StandardCharsets.UTF_8))
                .isEqualTo(shipped(REPORT));
        assertThatThrownBy(() -> tables.file("reminderPolicy", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tables.file("reportScore", 99)).isInstanceOf(InvalidInputException.class);
    }
}
