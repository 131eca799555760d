package org.everspring.home.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.engine.TaskColumn;
import org.everspring.home.MatterTitle;
import org.everspring.home.OpenWork;
import org.everspring.home.Work;
import org.everspring.home.WorkColumn;
import org.everspring.home.WorkFilter;
import org.everspring.home.Worker;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the engine's tables by itself: its query cannot put what has no date behind the rest on both databases, nor what
 * nobody has claimed beside one's own.
 */
@Component
class JdbcWork implements Work {

    /** The engine gives the right to work on a task to its candidates, and to nobody else of those whom a list is for. */
    private static final String WORKABLE = """
            T.SUSPENSION_STATE_ = 1 and T.ID_ in (
                select L.TASK_ID_ from ACT_RU_IDENTITYLINK L where L.TYPE_ = 'candidate' and L.GROUP_ID_ in (:groups)
                union all
                select L.TASK_ID_ from ACT_RU_IDENTITYLINK L where L.TYPE_ = 'candidate' and L.USER_ID_ = :user)""";

    private static final String OWN = " and (T.ASSIGNEE_ is null or T.ASSIGNEE_ = :user)";

    private static final String ANY_TEXT = """
            lower(T.NAME_) like :word escape '!'
            or exists (select 1 from ACT_RU_EXECUTION E where E.ID_ = T.PROC_INST_ID_
                and lower(E.BUSINESS_KEY_) like :word escape '!')
            or exists (select 1 from ACT_RU_VARIABLE V where V.PROC_INST_ID_ = T.PROC_INST_ID_ and V.NAME_ in (:columns)
                and lower(V.TEXT_) like :word escape '!')""";

    private static final String OF_ITEM = """
             and exists (select 1 from ACT_RU_VARIABLE V where V.PROC_INST_ID_ = T.PROC_INST_ID_ and V.NAME_ = :itemColumn
                and V.TEXT_ like :item)""";

    private final JdbcClient jdbc;

    JdbcWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param execution null for a task of no process, as the instance is */
    private record Row(
            String id,
            String step,
            String process,
            String processKey,
            @Nullable String businessKey,
            @Nullable String execution,
            @Nullable String instance,
            @Nullable String holder,
            @Nullable Instant due,
            Instant arrived) {

        static Row of(ResultSet row, int number) throws SQLException {
            String step = row.getString("NAME_");
            String process = row.getString("PROCESS_");
            String key = row.getString("KEY_");
            return new Row(
                    row.getString("ID_"),
                    step == null ? "未命名任务" : step,
                    process == null ? "" : process,
                    key == null ? "" : key,
                    row.getString("BUSINESS_KEY_"),
                    row.getString("EXECUTION_ID_"),
                    row.getString("PROC_INST_ID_"),
                    row.getString("ASSIGNEE_"),
                    Columns.instant(row, "DUE_DATE_"),
                    Columns.moment(row, "CREATE_TIME_"));
        }
    }

    @Override
    public int count(Worker worker) {
        return count(WORKABLE + OWN, parameters(worker, WorkFilter.NONE), MOST_COUNTED + 1);
    }

    private int count(String condition, Map<String, ?> parameters, int most) {
        return jdbc.sql("select count(*) from (select 1 from ACT_RU_TASK T where " + condition + " limit " + most
                        + ") COUNTED")
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    @Override
    public ListPage<OpenWork> open(
            Worker worker, Scope scope, WorkFilter filter, SortOrder<WorkColumn> order, int page) {
        String condition = condition(scope, filter);
        Map<String, Object> parameters = parameters(worker, filter);
        return ListPage.<Row>of(
                        count(condition, parameters, ListPage.COUNTED),
                        page,
                        PAGE_SIZE,
                        before -> rows(condition, order, parameters, before))
                .with(this::described);
    }

    private static String condition(Scope scope, WorkFilter filter) {
        return WORKABLE
                + (scope == Scope.OWN ? OWN : "")
                + (filter.kind() == null ? "" : " and T.NAME_ = :kind")
                + (filter.item() == null ? "" : OF_ITEM)
                + (filter.dueBy() == null ? "" : " and T.DUE_DATE_ <= :dueBy")
                + Columns.containing(filter.words(), ANY_TEXT);
    }

    private static Map<String, Object> parameters(Worker worker, WorkFilter filter) {
        Map<String, Object> parameters = new HashMap<>(Columns.parameters(filter.words()));
        parameters.put("user", worker.userId());
        // No group is called so, and an empty list is no SQL.
        parameters.put("groups", worker.groups().isEmpty() ? List.of(" ") : worker.groups());
        parameters.put("columns", Columns.NAMES);
        parameters.put("itemColumn", TaskColumn.ITEM.variable());
        if (filter.kind() != null) {
            parameters.put("kind", filter.kind());
        }
        if (filter.item() != null) {
            parameters.put("item", filter.item() + " %");
        }
        if (filter.dueBy() != null) {
            parameters.put("dueBy", Columns.local(filter.dueBy()));
        }
        return parameters;
    }

    /** What is shown besides is read of the page's rows alone. */
    private List<Row> rows(String condition, SortOrder<WorkColumn> order, Map<String, Object> parameters, int before) {
        String sorted = sorted(order);
        return jdbc.sql("""
                        select T.*, coalesce(P.NAME_, P.KEY_) as PROCESS_, P.KEY_, coalesce(E.BUSINESS_KEY_, R.BUSINESS_KEY_) as BUSINESS_KEY_ from (
                            select T.ID_, T.NAME_, T.EXECUTION_ID_, T.PROC_INST_ID_, T.PROC_DEF_ID_, T.ASSIGNEE_, T.DUE_DATE_,
                                T.CREATE_TIME_
                            from ACT_RU_TASK T where %s order by %s limit %d offset %d) T
                        left join ACT_RE_PROCDEF P on P.ID_ = T.PROC_DEF_ID_
                        left join ACT_RU_EXECUTION E on E.ID_ = T.PROC_INST_ID_
                        left join ACT_RU_EXECUTION R on R.ID_ = E.ROOT_PROC_INST_ID_
                        order by %s""".formatted(condition, sorted, PAGE_SIZE, before, sorted))
                .params(parameters)
                .query(Row::of)
                .list();
    }

    private static String sorted(SortOrder<WorkColumn> order) {
        String most = switch (order.column()) {
            case DUE -> "";
            case KIND -> "T.NAME_ " + order.direction() + ", ";
            case ARRIVED -> "T.CREATE_TIME_ " + order.direction() + ", ";
        };
        String byDate = order.column() == WorkColumn.DUE ? order.direction() : "asc";
        return most + "T.DUE_DATE_ " + byDate + " nulls last, T.CREATE_TIME_, T.ID_";
    }

    private List<OpenWork> described(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> columns = Columns.byScope(columns(rows));
        Map<String, List<String>> groups =
                Candidates.of(jdbc, rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> new OpenWork(
                        row.id(),
                        row.step(),
                        row.process(),
                        row.processKey(),
                        row.businessKey(),
                        title(row, columns),
                        row.holder(),
                        groups.getOrDefault(row.id(), List.of()),
                        row.due(),
                        row.arrived()))
                .toList();
    }

    private List<Columns.Value> columns(List<Row> rows) {
        List<String> instances = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.instance()))
                .distinct()
                .toList();
        return instances.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select coalesce(TASK_ID_, EXECUTION_ID_) as SCOPE_, NAME_, TEXT_ from ACT_RU_VARIABLE
                                where PROC_INST_ID_ in (:instances) and NAME_ in (:names) and TEXT_ is not null""")
                        .param("instances", instances)
                        .param("names", Columns.NAMES)
                        .query((row, number) -> Columns.Value.of(row))
                        .list();
    }

    /** What the task sees: its own values before those of what it lies in. */
    private static MatterTitle title(Row row, Map<String, Map<String, String>> columns) {
        Map<String, String> seen = new HashMap<>();
        Stream.of(row.instance(), row.execution(), row.id())
                .flatMap(Stream::ofNullable)
                .forEach(scope -> seen.putAll(columns.getOrDefault(scope, Map.of())));
        return MatterTitle.of(seen);
    }

    @Override
    public List<String> kinds(Worker worker, Scope scope) {
        return jdbc.sql("select distinct NAME_ from (select T.NAME_ from ACT_RU_TASK T where "
                        + condition(scope, WorkFilter.NONE) + " and T.NAME_ is not null limit " + ListPage.MOST
                        + ") FOUND order by NAME_")
                .params(parameters(worker, WorkFilter.NONE))
                .query(String.class)
                .list();
    }
}
