package org.everspring.promotion.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.scoring.Fact;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.FindingPhrases;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The experiences that a unit has brought forth, published or recognised in the period, and those of others that it was
 * asked to take over, answered or recorded as missing in the period.
 */
@Repository
class PromotionFacts implements FactSource {

    private static final String NOMINATED = "from experience e where e.published_at < :to and (e.published_at >= :from"
            + " or exists (select 1 from experience_recognition r where r.experience_id = e.id and e.state = 'PROMOTED'"
            + " and r.level <> 'NONE'"
            + " and r.recognised_at >= :from and r.recognised_at < :to))";

    private static final String ASKED = "from experience_adoption a join experience e on e.id = a.experience_id"
            + " where a.state <> 'OPEN' and a.answered_at >= :from and a.answered_at < :to";

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;

    PromotionFacts(JdbcClient jdbc, WorkCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public ScoreCategory part() {
        return ScoreCategory.PROMOTION;
    }

    @Override
    public List<UnitId> units(UnitPage page) {
        return Stream.of(page.select("e.unit_id", NOMINATED), page.select("a.unit_id", ASKED))
                .flatMap(sql -> jdbc.sql(sql).params(page.values()).query(String.class).list().stream())
                .distinct()
                .sorted()
                .limit(page.limit())
                .map(UnitId::of)
                .toList();
    }

    @Override
    public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
        List<NominatedCase> nominated = select(
                        "select e.id, e.unit_id, e.title " + NOMINATED + " and e.unit_id in (:units)", period)
                .param("units", units.stream().map(UnitId::value).toList())
                .query((row, number) -> new NominatedCase(
                        row.getString("id"), UnitId.of(row.getString("unit_id")), row.getString("title")))
                .list();
        List<AskedAdoption> asked = select(
                        "select e.id, e.title, e.adopt_due_at, a.unit_id, a.state, a.answered_at " + ASKED
                                + " and a.unit_id in (:units)",
                        period)
                .param("units", units.stream().map(UnitId::value).toList())
                .query(PromotionFacts::adoption)
                .list();
        Set<String> ids = new HashSet<>();
        nominated.forEach(nomination -> ids.add(nomination.id()));
        asked.forEach(adoption -> ids.add(adoption.id()));
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, RecognitionLevel> levels = levels(ids, period.to());
        Map<String, Integer> adoptions = adoptions(ids, period.to());
        return Stream.concat(
                        nominated.stream()
                                .map(nomination -> fact(
                                        nomination,
                                        level(levels, nomination.id()),
                                        adoptions.getOrDefault(nomination.id(), 0))),
                        asked.stream().map(adoption -> fact(adoption, level(levels, adoption.id()))))
                .toList();
    }

    private JdbcClient.StatementSpec select(String sql, ScoringPeriod period) {
        return jdbc.sql(sql).params(period.values());
    }

    private record NominatedCase(String id, UnitId unit, String title) {}

    private record AskedAdoption(
            String id, UnitId unit, String title, Deadline due, AdoptionState state, OffsetDateTime answeredAt) {}

    private static AskedAdoption adoption(ResultSet row, int number) throws SQLException {
        return new AskedAdoption(
                row.getString("id"),
                UnitId.of(row.getString("unit_id")),
                row.getString("title"),
                Deadline.endingAt(row.getObject("adopt_due_at", OffsetDateTime.class)),
                AdoptionState.valueOf(row.getString("state")),
                row.getObject("answered_at", OffsetDateTime.class));
    }

    private static RecognitionLevel level(Map<String, RecognitionLevel> levels, String id) {
        return levels.getOrDefault(id, RecognitionLevel.NONE);
    }

    private static Fact fact(NominatedCase nomination, RecognitionLevel level, int adoptions) {
        String recognised = level == RecognitionLevel.NONE ? "" : "，认定为" + level.label() + "经验";
        return fact(
                nomination.id(),
                nomination.unit(),
                nomination.id() + " " + nomination.title(),
                "所推荐经验已发布" + recognised + (adoptions == 0 ? "" : "，" + adoptions + "个单位复制推广"),
                Map.of(
                        "role",
                        "origin",
                        "answer",
                        "none",
                        "level",
                        level.code(),
                        "adoptions",
                        adoptions,
                        "lateWorkingDays",
                        0),
                nomination.id());
    }

    private Fact fact(AskedAdoption adoption, RecognitionLevel level) {
        boolean missing = adoption.state() == AdoptionState.MISSING;
        int late = missing ? 0 : calendar.workingDaysLate(adoption.due(), adoption.answeredAt());
        String answer = switch (adoption.state()) {
            case ADOPTED -> "adopted";
            case NOT_APPLICABLE -> "notApplicable";
            default -> "missing";
        };
        String finding = missing
                ? "至推广关闭未反馈"
                : FindingPhrases.punctuality(late) + "反馈，" + adoption.state().label();
        return fact(
                adoption.id() + ":" + adoption.unit(),
                adoption.unit(),
                adoption.id() + " " + adoption.title(),
                finding,
                Map.of(
                        "role",
                        "target",
                        "answer",
                        answer,
                        "level",
                        level.code(),
                        "adoptions",
                        0,
                        "lateWorkingDays",
                        late),
                adoption.id());
    }

    private static Fact fact(
            String id, UnitId unit, String title, String finding, Map<String, Object> inputs, String experience) {
        return new Fact(
                ScoreCategory.PROMOTION,
                unit,
                id,
                FindingPhrases.title(title),
                finding,
                inputs,
                "/desk/matters/" + experience);
    }

    /** The highest of each that was recognised before. */
    private Map<String, RecognitionLevel> levels(Set<String> ids, OffsetDateTime before) {
        Map<String, RecognitionLevel> levels = new HashMap<>();
        jdbc.sql(
                        "select r.experience_id, r.level from experience_recognition r join experience e on e.id = r.experience_id"
                                + " where r.experience_id in (:ids) and r.recognised_at < :before and e.state = 'PROMOTED'")
                .param("ids", ids)
                .param("before", before)
                .query(row -> {
                    levels.merge(
                            row.getString("experience_id"),
                            RecognitionLevel.valueOf(row.getString("level")),
                            (one, other) -> one.compareTo(other) < 0 ? other : one);
                });
        return levels;
    }

    private Map<String, Integer> adoptions(Set<String> ids, OffsetDateTime before) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("select experience_id, count(*) as adoptions from experience_adoption"
                        + " where experience_id in (:ids) and state = 'ADOPTED' and answered_at < :before"
                        + " group by experience_id")
                .param("ids", ids)
                .param("before", before)
                .query(row -> {
                    counts.put(row.getString("experience_id"), row.getInt("adoptions"));
                });
        return counts;
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return Stream.of(RecognitionLevel.values())
                .map(RecognitionLevel::code)
                .flatMap(level -> Stream.concat(
                        FactSource.delays().stream().map(adoptions -> question("origin", "none", level, adoptions, 0)),
                        Stream.of("adopted", "notApplicable", "missing")
                                .flatMap(answer -> FactSource.delays().stream()
                                        .map(late -> question("target", answer, level, 0, late)))));
    }

    private static Map<String, Object> question(String role, String answer, String level, int adoptions, int late) {
        return Map.of("role", role, "answer", answer, "level", level, "adoptions", adoptions, "lateWorkingDays", late);
    }
}
