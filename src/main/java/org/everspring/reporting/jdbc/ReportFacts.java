package org.everspring.reporting.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.QualityRating;
import org.everspring.scoring.Fact;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.FindingPhrases;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reports of the responsible units; an obligation counts once it is closed. */
@Repository
class ReportFacts implements FactSource {

    private static final String CLOSED = " and state in ('ACCEPTED', 'UNREVIEWED', 'MISSING')";

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Plan plan;

    ReportFacts(JdbcClient jdbc, WorkCalendar calendar, Plan plan) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.plan = plan;
    }

    @Override
    public ScoreCategory part() {
        return ScoreCategory.REPORT;
    }

    @Override
    public List<UnitId> units(UnitPage page) {
        return jdbc.sql(page.select("unit_id", "from obligation where quarter in (:quarters)" + CLOSED))
                .params(page.values())
                .query((row, number) -> UnitId.of(row.getString(1)))
                .list();
    }

    @Override
    public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
        return jdbc.sql("select o.*, r.quality_rating from obligation o"
                        + " left join report r on r.obligation_id = o.id and r.round = o.round"
                        + " where o.quarter in (:quarters) and o.unit_id in (:units)" + CLOSED)
                .params(period.values())
                .param("units", units.stream().map(UnitId::value).toList())
                .query(this::fact)
                .list();
    }

    private Fact fact(ResultSet row, int number) throws SQLException {
        ObligationId id = ObligationId.parse(row.getString("id"));
        ObligationState state = ObligationState.valueOf(row.getString("state"));
        int late = state == ObligationState.MISSING ? lateAtClosing(row) : row.getInt("late_working_days");
        String rating = state == ObligationState.ACCEPTED ? row.getString("quality_rating") : null;
        QualityRating quality = rating == null ? null : QualityRating.valueOf(rating);
        int returned = row.getInt("times_returned");
        int withdrawn = row.getInt("times_withdrawn");
        int urged = row.getInt("times_urged");
        String finding = switch (state) {
            case MISSING -> returned == 0 ? "至季度关闭未报送" : "退回后至季度关闭未重新报送";
            case UNREVIEWED -> FindingPhrases.punctuality(late) + "报送，至季度关闭牵头单位未审核";
            default -> FindingPhrases.punctuality(late) + "报送" + (quality == null ? "" : "，质量" + quality.label());
        };
        return new Fact(
                ScoreCategory.REPORT,
                id.unit(),
                id.toString(),
                FindingPhrases.title(id.quarter().label() + " " + FindingPhrases.item(plan, id.item())),
                finding
                        + FindingPhrases.times("退回", returned)
                        + FindingPhrases.times("撤回", withdrawn)
                        + FindingPhrases.times("催办", urged),
                Map.of(
                        "result", state.name().toLowerCase(Locale.ROOT),
                        "lateWorkingDays", late,
                        "quality", quality == null ? "none" : quality.code(),
                        "timesReturned", returned,
                        "timesWithdrawn", withdrawn,
                        "timesUrged", urged),
                "/desk/matters/" + id);
    }

    private int lateAtClosing(ResultSet row) throws SQLException {
        return calendar.workingDaysLate(
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)));
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        Stream<List<String>> results = Stream.concat(
                Stream.of(List.of("unreviewed", "none"), List.of("missing", "none"), List.of("accepted", "none")),
                Stream.of(QualityRating.values()).map(quality -> List.of("accepted", quality.code())));
        return results.flatMap(result -> FactSource.delays().stream()
                .flatMap(late -> FactSource.times().stream()
                        .map(times -> Map.of(
                                "result", result.get(0),
                                "quality", result.get(1),
                                "lateWorkingDays", late,
                                "timesReturned", times,
                                "timesWithdrawn", times,
                                "timesUrged", times))));
    }
}
