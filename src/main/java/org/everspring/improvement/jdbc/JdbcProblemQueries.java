package org.everspring.improvement.jdbc;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.improvement.ProblemColumn;
import org.everspring.improvement.ProblemConditions;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;
import org.everspring.improvement.Problems.Origin;
import org.everspring.improvement.ProgressEntry;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProblemQueries implements ProblemQueries {

    private final JdbcClient jdbc;

    JdbcProblemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ProblemSnapshot> find(ProblemId id) {
        return snapshots("p.id = ?", id.value()).optional();
    }

    @Override
    public ProblemSnapshot get(ProblemId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的问题。"));
    }

    @Override
    public List<ProblemSnapshot> mergedInto(ProblemId id) {
        return snapshots("p.merged_into = ? order by p.reported_at, p.id", id.value())
                .list();
    }

    @Override
    public List<ProblemSnapshot> reopenedAs(ProblemId id) {
        return snapshots("p.reopens = ? order by p.reported_at, p.id", id.value())
                .list();
    }

    @Override
    public Optional<ProblemSnapshot> ofOrigin(String system, String key) {
        return snapshots("p.origin_system = ? and p.origin_key = ?", system, key)
                .optional();
    }

    @Override
    public List<ProblemSnapshot> runningBetween(OffsetDateTime from, OffsetDateTime to) {
        return snapshots(
                        "p.reported_at < ? and (p.closed_at is null or p.closed_at >= ?)"
                                + " order by p.reported_at, p.id",
                        to,
                        from)
                .list();
    }

    private MappedQuerySpec<ProblemSnapshot> snapshots(String where, Object... values) {
        return jdbc.sql(ProblemMapping.SELECT + "from problem p" + ProblemMapping.LAST_DECISION + "where " + where)
                .params(values)
                .query(ProblemMapping::problem);
    }

    @Override
    public Set<UnitId> unitsConcerned(ProblemId id) {
        return new LinkedHashSet<>(jdbc.sql("select unit_id from problem_reader where problem_id = ? order by unit_id")
                .param(id.value())
                .query(ProblemMapping::unit)
                .list());
    }

    @Override
    public List<UnitId> concerned(ProblemId id) {
        return jdbc.sql("select unit_id from problem_concerned where problem_id = ? order by position")
                .param(id.value())
                .query(ProblemMapping::unit)
                .list();
    }

    @Override
    public ListPage<ProblemSnapshot> page(ProblemFilter filter, SortOrder<ProblemColumn> order, int page, int size) {
        return ListPage.of(count(filter), page, size, before -> rows(filter, order, before, size));
    }

    private List<ProblemSnapshot> rows(ProblemFilter filter, SortOrder<ProblemColumn> order, int before, int size) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sorted = " order by " + order(order);
        String found = "select p.* from " + among(filter, values) + sorted + " limit :size offset :start";
        values.put("size", size);
        values.put("start", before);
        return jdbc.sql(ProblemMapping.SELECT + "from (" + found + ") p" + ProblemMapping.LAST_DECISION + sorted)
                .params(values)
                .query(ProblemMapping::problem)
                .list();
    }

    @Override
    public int count(ProblemFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        return jdbc.sql("select count(*) from (select 1 from " + among(filter, values) + " limit " + ListPage.COUNTED
                        + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
    }

    private static String order(SortOrder<ProblemColumn> order) {
        String way = " " + order.direction();
        String newest = ", p.reported_at desc, p.id desc";
        return switch (order.column()) {
            case REPORTED -> "p.reported_at" + way + ", p.id" + way;
            case DUE -> ProblemConditions.DUE + way + " nulls last" + newest;
            case STATE ->
                Arrays.stream(ProblemState.values())
                                .map(state -> " when '" + state.name() + "' then " + state.ordinal())
                                .collect(Collectors.joining("", "case p.state", " end"))
                        + way
                        + newest;
            case UNIT -> "coalesce(p.waiting_unit_id, p.unit_id, p.triage_unit_id)" + way + newest;
        };
    }

    private static String among(ProblemFilter filter, Map<String, Object> values) {
        ProblemConditions conditions = ProblemConditions.of(filter);
        values.putAll(conditions.values());
        String from = "problem p where 1 = 1" + conditions.text();
        if (filter.text() == null) {
            return from;
        }
        // No like: what people type may hold its wildcards.
        String found = "position(lower(cast(:text as varchar(4000))) in"
                + " lower(p.id || ' ' || p.title || ' ' || p.description)) > 0";
        values.put("text", filter.text());
        // Without the offset PostgreSQL would read every problem's text before it asks who may read the problem.
        return filter.readers() == null
                ? from + " and " + found
                : "(select p.* from " + from + " offset 0) p where " + found;
    }

    @Override
    public List<ProgressEntry> progress(ProblemId id) {
        return jdbc.sql("select * from problem_progress where problem_id = ? order by number")
                .param(id.value())
                .query(ProblemMapping::progress)
                .list();
    }

    @Override
    public Optional<ProgressEntry> lastProgress(ProblemId id) {
        return jdbc.sql("select * from problem_progress where problem_id = ? and assisting_unit_id is null"
                        + " order by number desc limit 1")
                .param(id.value())
                .query(ProblemMapping::progress)
                .optional();
    }

    @Override
    public List<ProblemDecision> verifications(ProblemId id) {
        return jdbc.sql("select * from problem_decision where problem_id = ? and choice in ('PASS', 'FAIL')"
                        + " and taken_at is not null order by number")
                .param(id.value())
                .query(ProblemMapping::decision)
                .list();
    }

    @Override
    public Optional<ProblemDecision> lastDecision(ProblemId id, Choice choice) {
        return jdbc.sql(
                        "select * from problem_decision where problem_id = ? and choice = ? order by number desc limit 1")
                .params(id.value(), choice.name())
                .query(ProblemMapping::decision)
                .optional();
    }

    @Override
    public Optional<Origin> origin(ProblemId id) {
        return jdbc.sql("select origin_system, origin_key, origin_fingerprint from problem"
                        + " where id = ? and origin_system is not null")
                .param(id.value())
                .query((row, number) -> new Origin(
                        row.getString("origin_system"),
                        row.getString("origin_key"),
                        row.getString("origin_fingerprint")))
                .optional();
    }

    @Override
    public int countOf(String account, OffsetDateTime after) {
        return jdbc.sql("select count(*) from problem where reported_at > :after"
                        + " and (reported_by = :account or origin_system = :account)")
                .param("after", after)
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
