package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitKind;
import org.everspring.scoring.UnitScore.Listed;
import org.everspring.support.PlanTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The year 2025 of the real plan, scored in January 2026 by the tables that are shipped. Every report is accepted on time
 * and good (90 points), every summary on time (100), but for the units below, whose figures are worked out by hand.
 */
@PlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScoredYear {

    private static final ScoringPeriod YEAR = ScoringPeriod.of(2025);
    private static final List<String> QUARTERS = List.of("2025Q1", "2025Q2", "2025Q3", "2025Q4");

    @Autowired
    private Workday workday;

    @Autowired
    private Scoring scoring;

    @Autowired
    private Scores scores;

    @Autowired
    private ScoreRecord record;

    @Autowired
    private ScoreVerification verification;

    @Autowired
    private Plan plan;

    @Autowired
    private JdbcOperations jdbc;

    private ScoreRun run;

    @BeforeAll
    void scoreTheYear() {
        workday.at("2026-01-15T09:00");
        rows().insert(jdbc);
        score(YEAR);
        run = scores.last(YEAR).orElseThrow();
    }

    private void score(ScoringPeriod period) {
        int batches = 1;
        while (!scoring.scoreBatch(period)) {
            batches++;
        }
        assertThat(batches).isLessThan(10);
    }

    private YearRows rows() {
        YearRows rows = new YearRows();
        for (Item item : plan.items()) {
            for (String quarter : QUARTERS) {
                rows.summary(quarter, item.id().value(), item.principalLead().value(), "ACCEPTED", 0, 0);
                for (UnitId unit : item.responsibleUnits()) {
                    rows.accepted(quarter, item.id().value(), unit.value(), 0, "GOOD", 0);
                }
            }
        }
        QUARTERS.forEach(quarter -> {
            rows.accepted(quarter, "2.3", "gongdianju", 0, "EXCELLENT", 0);
            // As if they had no duty to report at all.
            rows.without(quarter, "2.3", "guangdian").without(quarter, "2.3", "liantong");
        });
        for (Item item : plan.items()) {
            if (item.responsibleUnits().contains(UnitId.of("wuhuaqu"))) {
                QUARTERS.forEach(quarter -> rows.accepted(quarter, item.id().value(), "wuhuaqu", 0, "EXCELLENT", 0));
            }
            if (item.responsibleUnits().contains(UnitId.of("dongchuanqu"))) {
                rows.missing("2025Q1", item.id().value(), "dongchuanqu");
            }
        }
        rows.accepted("2025Q1", "2.3", "zilaishuijituan", 0, "EXCELLENT", 0)
                .accepted("2025Q2", "2.3", "zilaishuijituan", 2, "GOOD", 0)
                .missing("2025Q3", "2.3", "zilaishuijituan")
                .accepted("2025Q4", "2.3", "zilaishuijituan", 0, "GOOD", 2);
        rows.without("2025Q1", "2.3", "meiqijituan")
                .without("2025Q2", "2.3", "meiqijituan")
                .accepted("2025Q3", "2.3", "meiqijituan", 3, "FAIR", 0)
                .unreviewed("2025Q4", "2.3", "meiqijituan", 0);
        rows.summary("2025Q2", "2.4", "zuzhibu", "ACCEPTED", 1, 0)
                .summary("2025Q3", "2.4", "zuzhibu", "MISSING", null, 0)
                .summary("2025Q4", "2.4", "zuzhibu", "SUBMITTED", 5, 1);
        rows.summary("2025Q4", "3.13", "fagaiwei", "ACCEPTED", 2, 0);
        problems(rows);
        experiences(rows);
        return rows;
    }

    private static void problems(YearRows rows) {
        rows.problem("IMP-2025-0001", "tongxinguanliban", "2025-03-03", "2025-04-11", "CLOSED", "2025-05-06")
                .applied("IMP-2025-0001", "2025-04-02")
                .decided("IMP-2025-0001", "FAIL", null, null, "2025-04-03")
                .applied("IMP-2025-0001", "2025-04-11");
        // Friday, and the application on Wednesday after it.
        rows.problem("IMP-2025-0002", "tongxinguanliban", "2025-06-03", "2025-07-11", "CLOSED", "2025-08-01")
                .applied("IMP-2025-0002", "2025-07-16");
        rows.problem("IMP-2025-0003", "tongxinguanliban", "2025-11-03", "2025-12-01", "IMPROVING", null);
        // Its date lies after the year's end.
        rows.problem("IMP-2025-0004", "tongxinguanliban", "2025-12-03", "2026-01-09", "IMPROVING", null);
        // Open at the year's end; what was decided in January does not count.
        rows.problem("IMP-2025-0005", "kunlunranqi", "2025-11-03", "2025-12-26", "IMPROVING", null)
                .decided("IMP-2025-0005", "FAIL", null, "2026-02-02", "2026-01-06");
        rows.problem("IMP-2025-0006", "gonganju", "2025-02-05", "2025-03-31", "UNRESOLVED", "2025-09-01");
        rows.problem("IMP-2025-0007", "fagaiwei", "2025-02-05", "2025-03-31", "CLOSED", "2025-04-01")
                .applied("IMP-2025-0007", "2025-03-31");
        // Closed in the year before, and rejected: neither counts.
        rows.problem("IMP-2024-0001", "fagaiwei", "2024-02-05", "2024-03-29", "CLOSED", "2024-12-31");
    }

    private void experiences(YearRows rows) {
        rows.experience("EXP-2025-0001", "gonganju", "2025-03-03", "2025-04-30")
                .recognised("EXP-2025-0001", "PROVINCE", "2025-06-03")
                .recognised("EXP-2025-0001", "NATION", "2025-11-03")
                .answered("EXP-2025-0001", "fagaiwei", "ADOPTED", "2025-05-07")
                .answered("EXP-2025-0001", "guangdian", "ADOPTED", "2025-04-30")
                .answered("EXP-2025-0001", "shilinxian", "OPEN", null);
        plan.items().get(0).responsibleUnits().stream()
                .filter(unit -> plan.unit(unit).kind() == UnitKind.COUNTY)
                .limit(8)
                .forEach(unit -> rows.answered("EXP-2025-0001", unit.value(), "ADOPTED", "2026-01-05"));
        rows.experience("EXP-2025-0002", "gonganju", "2025-05-06", "2025-06-30")
                .recognised("EXP-2025-0002", "PROVINCE", "2025-08-01")
                .answered("EXP-2025-0002", "fagaiwei", "NOT_APPLICABLE", "2025-06-30")
                .answered("EXP-2025-0002", "guangdian", "MISSING", "2025-07-28");
        // Published the year before, recognised in this one; and by the next year the nation's.
        rows.experience("EXP-2024-0001", "liantong", "2024-11-04", "2024-12-31")
                .recognised("EXP-2024-0001", "CITY", "2025-01-15")
                .recognised("EXP-2024-0001", "NATION", "2026-01-08");
    }

    private UnitScore score(String unit) {
        return scores.score(run, UnitId.of(unit)).orElseThrow();
    }

    private static void check(UnitScore score, String total, String grade, Map<ScoreCategory, String> averages) {
        assertThat(score.total()).isEqualByComparingTo(total);
        assertThat(score.grade()).isEqualTo(grade);
        assertThat(score.averages().keySet()).isEqualTo(averages.keySet());
        averages.forEach((part, average) ->
                assertThat(score.averages().get(part)).as(part.label()).isEqualByComparingTo(average));
    }

    @Test
    @DisplayName("全部按期且质量优秀：100分")
    void allOnTimeAndExcellent() {
        check(score("gongdianju"), "100", "优秀", Map.of(ScoreCategory.REPORT, "100"));
        assertThat(score("gongdianju").quarters()).isEqualTo(4);
    }

    @Test
    @DisplayName("迟报、缺报、退回：（100＋80＋0＋80）÷4＝65，缺报另减2分，得63分")
    void lateMissingAndReturned() {
        check(score("zilaishuijituan"), "63", "合格", Map.of(ScoreCategory.REPORT, "65"));
        assertThat(score("zilaishuijituan").adjustment()).isEqualByComparingTo("-2");
    }

    @Test
    @DisplayName("年中加入的单位按其两个季度计：（50＋90）÷2＝70分")
    void joinedInMidYear() {
        check(score("meiqijituan"), "70", "合格", Map.of(ScoreCategory.REPORT, "70"));
        assertThat(score("meiqijituan").quarters()).isEqualTo(2);
    }

    @Test
    @DisplayName("只有汇总任务：（100＋85＋0＋35）÷4＝55，缺报另减2分，得53分")
    void onlySummaries() {
        check(score("zuzhibu"), "53", "不合格", Map.of(ScoreCategory.SUMMARY, "55"));
        assertThat(score("zuzhibu").adjustment()).isEqualByComparingTo("-2");
        assertThat(score("zuzhibu").quarters()).isEqualTo(4);
    }

    @Test
    @DisplayName("只有问题闭环：（90＋75＋20）÷3＝61.6667，得61.67分")
    void onlyLoops() {
        check(score("tongxinguanliban"), "61.67", "合格", Map.of(ScoreCategory.LOOP, "61.6667"));
        assertThat(score("tongxinguanliban").quarters()).isZero();
        assertThat(scores.lines(run, UnitId.of("tongxinguanliban")))
                .extracting(
                        line -> line.fact().id(),
                        line -> line.fact().finding(),
                        line -> line.value().intValue())
                .containsExactly(
                        tuple("IMP-2025-0001", "按期申请验收，已销号，验收未通过1次", 90),
                        tuple("IMP-2025-0002", "逾期3个工作日申请验收，已销号", 75),
                        tuple("IMP-2025-0003", "整改期限已过22个工作日，期末仍未销号", 20));
    }

    @Test
    @DisplayName("年末仍逾期的问题，次年改期也算本年：（40×90＋30×40）÷70＝68.57")
    void whatIsDecidedLaterDoesNotCount() {
        check(score("kunlunranqi"), "68.57", "合格", Map.of(ScoreCategory.REPORT, "90", ScoreCategory.LOOP, "40"));
    }

    @Test
    @DisplayName("只有推广任务：（100＋0）÷2＝50分；只有加分没有得分的不评")
    void onlyPromotion() {
        check(score("guangdian"), "50", "不合格", Map.of(ScoreCategory.PROMOTION, "50"));
        assertThat(scores.score(run, UnitId.of("liantong"))).isEmpty();
        assertThat(scores.lines(run, UnitId.of("liantong")))
                .singleElement()
                .satisfies(line -> assertThat(line.adjustment()).isEqualByComparingTo("2"));
    }

    @Test
    @DisplayName("四个部分：（40×90＋20×98.125＋30×100＋10×87.5）÷100＝94.375，得94.38分")
    void allParts() {
        check(
                score("fagaiwei"),
                "94.38",
                "优秀",
                Map.of(
                        ScoreCategory.REPORT,
                        "90",
                        ScoreCategory.SUMMARY,
                        "98.125",
                        ScoreCategory.LOOP,
                        "100",
                        ScoreCategory.PROMOTION,
                        "87.5"));
        assertThat(score("fagaiwei").adjustment()).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("加分封顶8分：国家级6＋省级4计8分，未解决减1分，（40×90＋30×10）÷70＋7＝62.71")
    void bonusIsCapped() {
        check(score("gonganju"), "62.71", "合格", Map.of(ScoreCategory.REPORT, "90", ScoreCategory.LOOP, "10"));
        assertThat(score("gonganju").adjustment()).isEqualByComparingTo("7");
    }

    @Test
    @DisplayName("减分封顶20分：12项缺报减24分计20分，（36×90）÷48－20＝47.5分")
    void deductionIsCapped() {
        check(score("dongchuanqu"), "47.5", "不合格", Map.of(ScoreCategory.REPORT, "67.5"));
        assertThat(score("dongchuanqu").adjustment()).isEqualByComparingTo("-20");
    }

    @Test
    @DisplayName("县（市）区和开发区：并列名次，红榜至第三名，黑榜不截断并列者")
    void ranksCountiesAndZones() {
        Map<String, UnitScore> group = scores.scores(run).stream()
                .filter(score -> "县（市）区和开发区".equals(score.group()))
                .collect(Collectors.toMap(score -> score.unit().value(), Function.identity()));
        assertThat(group).hasSize(21);
        assertThat(group.get("wuhuaqu").rank()).isEqualTo(1);
        // (40×90＋20×100)÷60
        assertThat(Stream.of("anningshi", "gaoxinqu", "jingkaiqu").map(group::get))
                .allSatisfy(score -> {
                    assertThat(score.total()).isEqualByComparingTo("93.33");
                    assertThat(score.rank()).isEqualTo(2);
                });
        assertThat(listed(group, Listed.RED))
                .containsExactlyInAnyOrder("wuhuaqu", "anningshi", "gaoxinqu", "jingkaiqu");
        assertThat(group.get("panlongqu").rank()).isEqualTo(5);
        assertThat(group.get("dongchuanqu").rank()).isEqualTo(21);
        assertThat(listed(group, Listed.BLACK)).containsExactly("dongchuanqu");
    }

    @Test
    @DisplayName("市级部门和驻市单位：黑榜为最低三家")
    void ranksDepartments() {
        Map<String, UnitScore> group = scores.scores(run).stream()
                .filter(score -> "市级部门和驻市单位".equals(score.group()))
                .collect(Collectors.toMap(score -> score.unit().value(), Function.identity()));
        assertThat(listed(group, Listed.BLACK)).containsExactlyInAnyOrder("guangdian", "zuzhibu", "tongxinguanliban");
        assertThat(group.get("gongdianju").rank()).isEqualTo(1);
        assertThat(group).doesNotContainKeys("yingshangban", "lingdaoxiaozu", "liantong");
    }

    private static List<String> listed(Map<String, UnitScore> group, Listed list) {
        return group.values().stream()
                .filter(score -> score.listed() == list)
                .map(score -> score.unit().value())
                .toList();
    }

    @Test
    @DisplayName("每个事实一条明细，写明规则和依据")
    void everyFactIsALine() {
        List<ScoreLine> lines = scores.units(run).stream()
                .flatMap(unit -> scores.lines(run, unit).stream())
                .toList();
        Map<ScoreCategory, Long> byPart =
                lines.stream().collect(Collectors.groupingBy(line -> line.fact().part(), Collectors.counting()));
        // 371 a quarter, but for the two without duty and half a year of the one that joined.
        assertThat(byPart)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ScoreCategory.REPORT,
                        4L * 371 - 10,
                        ScoreCategory.SUMMARY,
                        64L,
                        ScoreCategory.LOOP,
                        6L,
                        ScoreCategory.PROMOTION,
                        7L));
        ScoreLine late = scores.lines(run, UnitId.of("zilaishuijituan")).get(1);
        assertThat(late.fact().title()).isEqualTo("2025年第二季度 2.3 公共基础设施接入");
        assertThat(late.fact().finding()).isEqualTo("逾期2个工作日报送，质量良好");
        assertThat(late.fact().link()).isEqualTo("/desk/matters/2025Q2:2.3:zilaishuijituan");
        assertThat(late.table()).isEqualTo("reportScore");
        assertThat(late.tableVersion()).isPositive();
        assertThat(late.points().rule()).isPositive();
        assertThat(late.points().annotation()).contains("80分");
    }

    @Test
    @DisplayName("校验值就是公开文本的SHA-256，核验没有不一致")
    void hashIsThatOfTheText() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        record.write(YEAR, text);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toByteArray());
        ScoreVerification.Result result = verification.verify(YEAR);

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(run.hash());
        assertThat(text.toString(StandardCharsets.UTF_8))
                .startsWith("everspring-scores\t1\nperiod\t2025\ntables\tassessmentGrade=1 ")
                .contains("\nscore\tfagaiwei\t市级部门和驻市单位\t4\t90\t98.125\t100\t87.5\t0\t94.38\t优秀\t");
        assertThat(result.differences()).isEmpty();
        assertThat(result.lines()).isEqualTo(4 * 371 - 10 + 64 + 6 + 7);
    }

    @Test
    @DisplayName("重新评分得到相同的明细和校验值")
    void scoringAgainGivesTheSame() {
        scoring.start(YEAR);
        score(YEAR);

        ScoreRun again = scores.last(YEAR).orElseThrow();

        assertThat(again.number()).isGreaterThan(run.number());
        assertThat(again.hash()).isEqualTo(run.hash());
    }

    @Test
    @DisplayName("季度评分：只计本季度")
    void quarterIsScoredByItself() {
        ScoringPeriod quarter = ScoringPeriod.parse("2025Q2");
        score(quarter);

        ScoreRun ofQuarter = scores.last(quarter).orElseThrow();

        UnitScore waterWorks =
                scores.score(ofQuarter, UnitId.of("zilaishuijituan")).orElseThrow();
        assertThat(waterWorks.total()).isEqualByComparingTo(new BigDecimal("80"));
        assertThat(waterWorks.quarters()).isOne();
        // Of the experience recognised in June only the province's level counts yet.
        assertThat(scores.lines(ofQuarter, UnitId.of("gonganju")).stream()
                        .filter(line -> line.fact().id().equals("EXP-2025-0001"))
                        .map(line -> line.fact().inputs().get("level")))
                .containsExactly("province");
    }
}
