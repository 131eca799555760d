package org.everspring.quarter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.SummaryState;
import org.everspring.scoring.Fact;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.FindingPhrases;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The summaries of the lead units. One that was handed in counts as soon as it is accepted, or past its closing, after which
 * the lead cannot change it any more.
 */
@Repository
class SummaryFacts implements FactSource {

    private static final String SETTLED = " and (state in ('ACCEPTED', 'MISSING')"
            + " or state in ('COUNTERSIGNING', 'SUBMITTED') and closes_at <= :now)";

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Plan plan;
    private final Clock clock;

    SummaryFacts(JdbcClient jdbc, WorkCalendar calendar, Plan plan, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public ScoreCategory part() {
        return ScoreCategory.SUMMARY;
    }

    @Override
    public List<UnitId> units(UnitPage page) {
        return jdbc.sql(page.select("lead_unit_id", "from summary where quarter in (:quarters)" + SETTLED))
                .params(page.values())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> UnitId.of(row.getString(1)))
                .list();
    }

    @Override
    public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
        return jdbc.sql("select * from summary where quarter in (:quarters) and lead_unit_id in (:units)" + SETTLED)
                .params(period.values())
                .param("units", units.stream().map(UnitId::value).toList())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> fact(row, period))
                .list();
    }

    private Fact fact(ResultSet row, ScoringPeriod period) throws SQLException {
        SummaryId id = SummaryId.parse(row.getString("id"));
        SummaryState state = SummaryState.valueOf(row.getString("state"));
        // One that the office has accepted after the period stood as handed in at the period's end.
        boolean accepted = state == SummaryState.ACCEPTED
                && row.getObject("closed_at", OffsetDateTime.class).isBefore(period.to());
        SummaryState counted =
                state == SummaryState.MISSING ? state : accepted ? SummaryState.ACCEPTED : SummaryState.SUBMITTED;
        int late = state == SummaryState.MISSING ? lateAtClosing(row) : row.getInt("late_working_days");
        int returned = row.getInt("times_returned");
        int objected = row.getInt("times_objected");
        String finding = switch (counted) {
            case MISSING -> "至季度关闭未完成汇总";
            case ACCEPTED -> FindingPhrases.punctuality(late) + "汇总";
            default -> FindingPhrases.punctuality(late) + "汇总，至期末尚未审定";
        };
        return new Fact(
                ScoreCategory.SUMMARY,
                UnitId.of(row.getString("lead_unit_id")),
                id.toString(),
                FindingPhrases.title(id.quarter().label() + " " + FindingPhrases.item(plan, id.item()) + " 汇总"),
                finding + FindingPhrases.times("退回", returned) + FindingPhrases.times("会签异议", objected),
                Map.of(
                        "result", counted.name().toLowerCase(Locale.ROOT),
                        "lateWorkingDays", late,
                        "timesReturned", returned,
                        "timesObjected", objected),
                "/desk/matters/" + id);
    }

    private int lateAtClosing(ResultSet row) throws SQLException {
        return calendar.workingDaysLate(
                Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                Deadline.endingAt(row.getObject("closes_at", OffsetDateTime.class)));
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return Stream.of("accepted", "submitted", "missing")
                .flatMap(result -> FactSource.delays().stream()
                        .flatMap(late -> FactSource.times().stream()
                                .map(times -> Map.of(
                                        "result", result,
                                        "lateWorkingDays", late,
                                        "timesReturned", times,
                                        "timesObjected", times))));
    }
}
