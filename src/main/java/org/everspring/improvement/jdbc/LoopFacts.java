package org.everspring.improvement.jdbc;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.Assignments;
import org.everspring.improvement.Assignments.Assignment;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemState;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Fact;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.FindingPhrases;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The problems that units had to solve: those closed in the period, and those whose date passed in it and which were not
 * closed by its end. What was decided later, a new date or another unit, does not count.
 */
@Repository
class LoopFacts implements FactSource {

    private static final String ASSIGNED_AND_NOT_CLOSED_EARLIER =
            "from problem_decision d join problem p on p.id = d.problem_id"
                    + " where d.choice in ('ACCEPT', 'REASSIGN') and d.taken_at < :to"
                    + " and p.state not in ('REJECTED', 'MERGED') and (p.closed_at is null or p.closed_at >= :from)";

    private final JdbcClient jdbc;
    private final Assignments assignments;
    private final WorkCalendar calendar;

    LoopFacts(JdbcClient jdbc, Assignments assignments, WorkCalendar calendar) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.calendar = calendar;
    }

    @Override
    public ScoreCategory part() {
        return ScoreCategory.LOOP;
    }

    /** May hold a unit more, whose problem was given to another one in the meantime. */
    @Override
    public List<UnitId> units(UnitPage page) {
        return jdbc.sql(page.select("d.unit_id", ASSIGNED_AND_NOT_CLOSED_EARLIER))
                .params(page.values())
                .query((row, number) -> UnitId.of(row.getString(1)))
                .list();
    }

    private record Row(String id, String title, ProblemState state, OffsetDateTime closedAt) {}

    @Override
    public List<Fact> facts(ScoringPeriod period, Collection<UnitId> units) {
        List<Row> rows = jdbc.sql("select distinct p.id, p.title, p.state, p.closed_at "
                        + ASSIGNED_AND_NOT_CLOSED_EARLIER + " and d.unit_id in (:units)")
                .params(period.values())
                .param("units", units.stream().map(UnitId::value).toList())
                .query((row, number) -> new Row(
                        row.getString("id"),
                        row.getString("title"),
                        ProblemState.valueOf(row.getString("state")),
                        row.getObject("closed_at", OffsetDateTime.class)))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, List<ProblemDecision>> decisions = decisions(ids);
        Map<String, OffsetDateTime> progress = lastProgress(ids, period.to());
        Set<String> reopened = reopened(ids, period.to());
        List<Fact> facts = new ArrayList<>();
        for (Row row : rows) {
            assignments
                    .before(period.to(), decisions.getOrDefault(row.id(), List.of()))
                    .filter(assignment -> units.contains(assignment.unit()))
                    .flatMap(assignment ->
                            fact(row, assignment, progress.get(row.id()), reopened.contains(row.id()), period))
                    .ifPresent(facts::add);
        }
        return facts;
    }

    private Optional<Fact> fact(
            Row row, Assignment assignment, @Nullable OffsetDateTime progress, boolean reopened, ScoringPeriod period) {
        boolean closed = row.closedAt() != null && row.closedAt().isBefore(period.to());
        OffsetDateTime due = assignment.due().at();
        if (!closed && (due.isBefore(period.from()) || !due.isBefore(period.to()))) {
            return Optional.empty();
        }
        boolean unresolved = closed && row.state() == ProblemState.UNRESOLVED;
        OffsetDateTime until = !closed ? period.to().minusNanos(1) : progress == null ? row.closedAt() : progress;
        int late = calendar.workingDaysLate(assignment.due(), until);
        String result = !closed ? "open" : unresolved ? "unresolved" : "closed";
        String finding = !closed
                ? "整改期限已过" + late + "个工作日，期末仍未销号"
                : unresolved ? "作未解决结案" : FindingPhrases.punctuality(late) + "申请验收，已销号";
        return Optional.of(new Fact(
                ScoreCategory.LOOP,
                assignment.unit(),
                row.id(),
                FindingPhrases.title(row.id() + " " + row.title()),
                finding + FindingPhrases.times("验收未通过", assignment.failures()) + (reopened ? "，问题复发" : ""),
                Map.of(
                        "result", result,
                        "lateWorkingDays", late,
                        "verificationFailures", assignment.failures(),
                        "reopened", reopened),
                "/desk/matters/" + row.id()));
    }

    private Map<String, List<ProblemDecision>> decisions(List<String> ids) {
        Map<String, List<ProblemDecision>> decisions = new HashMap<>();
        jdbc.sql("select * from problem_decision where problem_id in (:ids) and taken_at is not null"
                        + " order by problem_id, number")
                .param("ids", ids)
                .query(row -> {
                    decisions
                            .computeIfAbsent(row.getString("problem_id"), id -> new ArrayList<>())
                            .add(ProblemMapping.decision(row, 0));
                });
        return decisions;
    }

    /** The last one of a closed problem is the application that passed, from when it was with the lead. */
    private Map<String, OffsetDateTime> lastProgress(List<String> ids, OffsetDateTime before) {
        Map<String, OffsetDateTime> last = new HashMap<>();
        jdbc.sql("""
                        select problem_id, max(at) as at from (
                            select problem_id, recorded_at as at from problem_progress
                            union all
                            select problem_id, taken_at as at from problem_decision where choice = 'FINISH') entry
                        where problem_id in (:ids) and at < :before group by problem_id""").param("ids", ids).param("before", before).query(row -> {
            last.put(row.getString("problem_id"), row.getObject("at", OffsetDateTime.class));
        });
        return last;
    }

    private Set<String> reopened(List<String> ids, OffsetDateTime before) {
        return new HashSet<>(jdbc.sql("select reopens from problem where reopens in (:ids) and reported_at < :before")
                .param("ids", ids)
                .param("before", before)
                .query(String.class)
                .list());
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return Stream.of("closed", "unresolved", "open")
                .flatMap(result -> FactSource.delays().stream()
                        .flatMap(late -> FactSource.times().stream()
                                .flatMap(times -> Stream.of(true, false)
                                        .map(reopened -> Map.of(
                                                "result", result,
                                                "lateWorkingDays", late,
                                                "verificationFailures", times,
                                                "reopened", reopened)))));
    }
}
