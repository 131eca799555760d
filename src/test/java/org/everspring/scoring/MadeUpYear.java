package org.everspring.scoring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first half of a year in the small plan that no process has brought about, scored as a real one is: 市公安局 88.57,
 * 市税务局 92.50, 市发展改革委 48.00, 盘龙区 90.00, 五华区 39.50; 安宁市 has nothing to be scored for.
 */
public final class MadeUpYear {

    public static final String SECOND_REPORT = "report/2025Q2:1.1:gonganju";

    private final ApplicationContext context;
    private final Scores scores;
    private final List<Fact> facts = new ArrayList<>();

    public MadeUpYear(ApplicationContext context) {
        this.context = context;
        this.scores = context.getBean(Scores.class);
        report("2025Q1", "gonganju", "accepted", 0, "excellent", 0);
        report("2025Q2", "gonganju", "accepted", 1, "good", 1);
        loop("IMP-2025-0001", "gonganju", 1);
        report("2025Q1", "wuhuaqu", "missing", 5, "none", 0);
        report("2025Q2", "wuhuaqu", "accepted", 0, "fair", 0);
        origin("EXP-2025-0001", "wuhuaqu", "province", 3);
        report("2025Q1", "panlongqu", "accepted", 0, "good", 0);
        report("2025Q2", "panlongqu", "accepted", 0, "good", 0);
        summary("2025Q1", "1.2", "shuiwuju", "accepted", 0);
        summary("2025Q2", "1.2", "shuiwuju", "accepted", 2);
        summary("2025Q1", "1.1", "fagaiwei", "accepted", 0);
        summary("2025Q2", "1.1", "fagaiwei", "missing", 5);
    }

    public void report(String quarter, String unit, String result, int late, String quality, int returned) {
        add(
                ScoreCategory.REPORT,
                unit,
                quarter + ":1.1:" + unit,
                Quarter.parse(quarter).label() + " 1.1 企业开办",
                late == 0 ? "按期报送" : "逾期" + late + "个工作日",
                Map.of(
                        "result", result,
                        "lateWorkingDays", late,
                        "quality", quality,
                        "timesReturned", returned,
                        "timesWithdrawn", 0,
                        "timesUrged", 0));
    }

    private void summary(String quarter, String item, String unit, String result, int late) {
        add(
                ScoreCategory.SUMMARY,
                unit,
                quarter + ":" + item,
                Quarter.parse(quarter).label() + " " + item + " 汇总",
                late == 0 ? "按期汇总" : "逾期" + late + "个工作日",
                Map.of("result", result, "lateWorkingDays", late, "timesReturned", 0, "timesObjected", 0));
    }

    private void loop(String problem, String unit, int failures) {
        add(
                ScoreCategory.LOOP,
                unit,
                problem,
                problem + " 企业开办材料<b>重复</b>提交",
                "按期销号，验收未通过" + failures + "次",
                Map.of("result", "closed", "lateWorkingDays", 0, "verificationFailures", failures, "reopened", false));
    }

    private void origin(String experience, String unit, String level, int adoptions) {
        add(
                ScoreCategory.PROMOTION,
                unit,
                experience,
                experience + " 企业开办一窗受理",
                "推荐的典型经验已入库",
                Map.of(
                        "role",
                        "origin",
                        "answer",
                        "none",
                        "level",
                        level,
                        "adoptions",
                        adoptions,
                        "lateWorkingDays",
                        0));
    }

    private void add(
            ScoreCategory part, String unit, String id, String title, String finding, Map<String, Object> inputs) {
        facts.add(new Fact(part, UnitId.of(unit), id, title, finding, inputs, "/desk/matters/" + id));
    }

    /** Begins a new run of the period and scores all of it. */
    public MadeUpYear score(String period) {
        Scoring scoring = new Scoring(
                scores,
                context.getBean(DecisionTables.class),
                Arrays.stream(ScoreCategory.values())
                        .<FactSource>map(Source::new)
                        .toList(),
                context.getBean(ScoreRecord.class),
                context.getBean(ScoringSettings.class),
                context.getBean(Plan.class),
                context.getBean(Clock.class));
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        ScoringPeriod scored = ScoringPeriod.parse(period);
        transaction.executeWithoutResult(status -> scoring.start(scored));
        boolean complete = false;
        while (!complete) {
            complete = Boolean.TRUE.equals(transaction.execute(status -> scoring.scoreBatch(scored)));
        }
        return this;
    }

    private final class Source implements FactSource {

        @Override
        public Stream<Map<String, Object>> questions() {
            return Stream.empty();
        }

        private final ScoreCategory part;

        Source(ScoreCategory part) {
            this.part = part;
        }

        @Override
        public ScoreCategory part() {
            return part;
        }

        @Override
        public List<UnitId> units(UnitPage page) {
            return facts.stream()
                    .filter(fact -> belongs(fact, page.period()))
                    .map(Fact::unit)
                    .distinct()
                    .filter(unit -> page.after() == null
                            || unit.value().compareTo(page.after().value()) > 0)
                    .sorted(Comparator.comparing(UnitId::value))
                    .limit(page.limit())
                    .toList();
        }

        @Override
        public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
            return facts.stream()
                    .filter(fact -> belongs(fact, period) && units.contains(fact.unit()))
                    .toList();
        }

        /** Reports and summaries say their quarter, the problem and the experience their year. */
        private boolean belongs(Fact fact, ScoringPeriod period) {
            boolean quarterly = part == ScoreCategory.REPORT || part == ScoreCategory.SUMMARY;
            return fact.part() == part
                    && (quarterly
                            ? period.quarters().stream()
                                    .anyMatch(quarter -> fact.id().startsWith(quarter + ":"))
                            : period.isYear() && fact.id().contains("-" + period.year() + "-"));
        }
    }
}
