package org.everspring.scoring.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.Actor;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.Fact;
import org.everspring.scoring.Points;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.UnitScore.Listed;
import org.everspring.scoring.Weights;
import org.jspecify.annotations.Nullable;

/** What the rows of the scores hold. */
final class ScoreRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoreRows() {}

    static Object[] values(ScoreRun run, ScoreLine line) {
        Fact fact = line.fact();
        Points points = line.points();
        return new Object[] {
            run.period().toString(),
            run.number(),
            fact.unit().value(),
            fact.part().code(),
            fact.id(),
            fact.title(),
            fact.finding(),
            json(fact.inputs()),
            fact.link(),
            line.table(),
            line.tableVersion(),
            points.rule(),
            points.annotation(),
            points.points(),
            points.adjustment()
        };
    }

    static Object[] values(ScoreRun run, UnitScore score) {
        return new Object[] {
            run.period().toString(),
            run.number(),
            score.unit().value(),
            score.group(),
            score.quarters(),
            score.averages().get(ScoreCategory.REPORT),
            score.averages().get(ScoreCategory.SUMMARY),
            score.averages().get(ScoreCategory.LOOP),
            score.averages().get(ScoreCategory.PROMOTION),
            score.adjustment(),
            score.total(),
            score.grade(),
            score.rank(),
            score.listed() == null ? null : score.listed().name()
        };
    }

    static ScoreRun run(ResultSet row, int number) throws SQLException {
        String scoredUpTo = row.getString("scored_up_to");
        SortedMap<String, Integer> versions =
                read(row.getString("versions"), new TypeReference<TreeMap<String, Integer>>() {});
        return new ScoreRun(
                ScoringPeriod.parse(row.getString("period")),
                row.getInt("number"),
                versions,
                read(row.getString("weights"), new TypeReference<Weights>() {}),
                scoredUpTo == null ? null : UnitId.of(scoredUpTo),
                moment(row, "started_at"),
                momentIfAny(row, "completed_at"),
                row.getString("hash"));
    }

    static ScoreLine line(ResultSet row, int number) throws SQLException {
        Map<String, Object> inputs =
                read(row.getString("inputs"), new TypeReference<LinkedHashMap<String, Object>>() {});
        return new ScoreLine(
                new Fact(
                        ScoreCategory.of(row.getString("part")),
                        UnitId.of(row.getString("unit_id")),
                        row.getString("fact_id"),
                        row.getString("title"),
                        row.getString("finding"),
                        inputs,
                        row.getString("link")),
                row.getString("decision"),
                row.getInt("table_version"),
                new Points(
                        row.getBigDecimal("points"),
                        row.getBigDecimal("adjustment"),
                        row.getInt("rule"),
                        row.getString("annotation")));
    }

    static UnitScore score(ResultSet row, int number) throws SQLException {
        Map<ScoreCategory, BigDecimal> averages = new EnumMap<>(ScoreCategory.class);
        average(row, "report", ScoreCategory.REPORT, averages);
        average(row, "summary", ScoreCategory.SUMMARY, averages);
        average(row, "loop_part", ScoreCategory.LOOP, averages);
        average(row, "promotion", ScoreCategory.PROMOTION, averages);
        String listed = row.getString("listed");
        return new UnitScore(
                UnitId.of(row.getString("unit_id")),
                row.getString("unit_group"),
                row.getInt("quarters"),
                averages,
                row.getBigDecimal("adjustment"),
                row.getBigDecimal("total"),
                row.getString("grade"),
                row.getObject("place", Integer.class),
                listed == null ? null : Listed.valueOf(listed));
    }

    private static void average(
            ResultSet row, String column, ScoreCategory part, Map<ScoreCategory, BigDecimal> averages)
            throws SQLException {
        BigDecimal average = row.getBigDecimal(column);
        if (average != null) {
            averages.put(part, average);
        }
    }

    static Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                UnitId.of(row.getString("unit_id")),
                new ScoreLine.Key(ScoreCategory.of(row.getString("part")), row.getString("fact_id")),
                row.getInt("number"),
                row.getBigDecimal("points"),
                row.getBigDecimal("adjustment"),
                row.getString("reason"),
                new Actor(row.getString("decided_by"), row.getString("decided_by_name")),
                moment(row, "decided_at"));
    }

    private static @Nullable OffsetDateTime momentIfAny(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : moment(row, column);
    }

    /** In the plan's zone, in whatever offset the database returns it. */
    private static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        return WorkCalendar.here(row.getObject(column, OffsetDateTime.class));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the JSON that was written", e);
        }
    }
}
