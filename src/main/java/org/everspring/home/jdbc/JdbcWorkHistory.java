package org.everspring.home.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.home.BegunWork;
import org.everspring.home.FinishedWork;
import org.everspring.home.MatterTitle;
import org.everspring.home.WorkHistory;
import org.everspring.kernel.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcWorkHistory implements WorkHistory {

    private static final String FINISHED = """
            from ACT_HI_TASKINST H where H.ASSIGNEE_ = :user and H.END_TIME_ is not null and H.DELETE_REASON_ = 'completed'""";

    private static final String BEGUN = """
            from ACT_HI_PROCINST H where H.START_USER_ID_ = :user and H.SUPER_PROCESS_INSTANCE_ID_ is null""";

    private static final String IN_COLUMNS = """
            exists (select 1 from ACT_HI_VARINST V where V.PROC_INST_ID_ = H.PROC_INST_ID_ and V.NAME_ in (:columns)
                and lower(V.TEXT_) like :word escape '!')
            or exists (select 1 from ACT_RE_PROCDEF P where P.ID_ = H.PROC_DEF_ID_ and lower(P.NAME_) like :word escape '!')""";

    private static final String ANY_TEXT_OF_A_TASK = IN_COLUMNS + """
             or lower(H.NAME_) like :word escape '!'
            or exists (select 1 from ACT_HI_PROCINST I where I.ID_ = H.PROC_INST_ID_
                and lower(I.BUSINESS_KEY_) like :word escape '!')""";

    private static final String ANY_TEXT_OF_AN_INSTANCE =
            IN_COLUMNS + " or lower(H.BUSINESS_KEY_) like :word escape '!'";

    private final JdbcClient jdbc;

    JdbcWorkHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Task(
            @Nullable String instance,
            String step,
            String process,
            @Nullable String businessKey,
            @Nullable Instant due,
            Instant finished) {

        static Task of(ResultSet row, int number) throws SQLException {
            String step = row.getString("NAME_");
            return new Task(
                    row.getString("PROC_INST_ID_"),
                    step == null ? "未命名任务" : step,
                    processOf(row),
                    row.getString("BUSINESS_KEY_"),
                    Columns.instant(row, "DUE_DATE_"),
                    Columns.moment(row, "END_TIME_"));
        }
    }

    private record Instance(
            String id,
            String process,
            @Nullable String businessKey,
            Instant begun,
            @Nullable Instant ended) {

        static Instance of(ResultSet row, int number) throws SQLException {
            return new Instance(
                    row.getString("ID_"),
                    processOf(row),
                    row.getString("BUSINESS_KEY_"),
                    Columns.moment(row, "START_TIME_"),
                    Columns.instant(row, "END_TIME_"));
        }
    }

    private record Waiting(
            String id,
            String instance,
            String step,
            @Nullable String holder) {

        static Waiting of(ResultSet row, int number) throws SQLException {
            return new Waiting(
                    row.getString("ID_"),
                    row.getString("PROC_INST_ID_"),
                    row.getString("NAME_"),
                    row.getString("ASSIGNEE_"));
        }
    }

    /** The name, or the key of a process without one; nothing of a task of no process. */
    private static String processOf(ResultSet row) throws SQLException {
        String name = row.getString("PROCESS_");
        String key = row.getString("PROC_DEF_KEY_");
        return name != null ? name : key != null ? key : "";
    }

    @Override
    public ListPage<FinishedWork> finished(String userId, List<String> words, int page) {
        return page(FINISHED + Columns.containing(words, ANY_TEXT_OF_A_TASK), userId, words, page, this::tasks)
                .with(this::finished);
    }

    @Override
    public ListPage<BegunWork> begun(String userId, List<String> words, int page) {
        return page(BEGUN + Columns.containing(words, ANY_TEXT_OF_AN_INSTANCE), userId, words, page, this::instances)
                .with(this::begun);
    }

    private interface Rows<R> {

        List<R> of(String found, Map<String, Object> parameters, int before);
    }

    private <R> ListPage<R> page(String found, String userId, List<String> words, int page, Rows<R> rows) {
        Map<String, Object> parameters = new HashMap<>(Columns.parameters(words));
        parameters.put("user", userId);
        parameters.put("columns", Columns.NAMES);
        int total = jdbc.sql("select count(*) from (select 1 " + found + " limit " + ListPage.COUNTED + ") COUNTED")
                .params(parameters)
                .query(Integer.class)
                .single();
        return ListPage.of(total, page, PAGE_SIZE, before -> rows.of(found, parameters, before));
    }

    private List<Task> tasks(String found, Map<String, Object> parameters, int before) {
        return jdbc.sql("""
                        select H.*, P.NAME_ as PROCESS_, I.BUSINESS_KEY_ from (
                            select H.ID_, H.NAME_, H.PROC_INST_ID_, H.PROC_DEF_ID_, H.PROC_DEF_KEY_, H.DUE_DATE_, H.END_TIME_
                            %s order by H.END_TIME_ desc, H.ID_ limit %d offset %d) H
                        left join ACT_RE_PROCDEF P on P.ID_ = H.PROC_DEF_ID_
                        left join ACT_HI_PROCINST I on I.ID_ = H.PROC_INST_ID_
                        order by H.END_TIME_ desc, H.ID_""".formatted(found, PAGE_SIZE, before))
                .params(parameters)
                .query(Task::of)
                .list();
    }

    private List<Instance> instances(String found, Map<String, Object> parameters, int before) {
        return jdbc.sql("""
                        select H.*, P.NAME_ as PROCESS_ from (
                            select H.ID_, H.PROC_DEF_ID_, H.PROC_DEF_KEY_, H.BUSINESS_KEY_, H.START_TIME_, H.END_TIME_
                            %s order by H.START_TIME_ desc, H.ID_ limit %d offset %d) H
                        left join ACT_RE_PROCDEF P on P.ID_ = H.PROC_DEF_ID_
                        order by H.START_TIME_ desc, H.ID_""".formatted(found, PAGE_SIZE, before))
                .params(parameters)
                .query(Instance::of)
                .list();
    }

    private List<FinishedWork> finished(List<Task> tasks) {
        Map<String, MatterTitle> titles = titles(tasks.stream()
                .flatMap(task -> Stream.ofNullable(task.instance()))
                .toList());
        return tasks.stream()
                .map(task -> new FinishedWork(
                        task.step(),
                        task.process(),
                        task.businessKey(),
                        task.instance() == null
                                ? MatterTitle.NONE
                                : titles.getOrDefault(task.instance(), MatterTitle.NONE),
                        task.due(),
                        task.finished()))
                .toList();
    }

    private List<BegunWork> begun(List<Instance> instances) {
        Map<String, MatterTitle> titles =
                titles(instances.stream().map(Instance::id).toList());
        Map<String, List<BegunWork.Step>> steps = steps(instances.stream()
                .filter(instance -> instance.ended() == null)
                .map(Instance::id)
                .toList());
        return instances.stream()
                .map(instance -> new BegunWork(
                        instance.process(),
                        instance.businessKey(),
                        titles.getOrDefault(instance.id(), MatterTitle.NONE),
                        instance.begun(),
                        instance.ended(),
                        steps.getOrDefault(instance.id(), List.of())))
                .toList();
    }

    /** By the ids of the instances: what each says of itself, and not what a part or a task of it says. */
    private Map<String, MatterTitle> titles(Collection<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return Columns.byScope(jdbc.sql("""
                                select PROC_INST_ID_ as SCOPE_, NAME_, TEXT_ from ACT_HI_VARINST
                                where PROC_INST_ID_ in (:instances) and EXECUTION_ID_ = PROC_INST_ID_
                                and TASK_ID_ is null and NAME_ in (:names) and TEXT_ is not null""")
                        .param("instances", instances)
                        .param("names", Columns.NAMES)
                        .query((row, number) -> Columns.Value.of(row))
                        .list())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, columns -> MatterTitle.of(columns.getValue())));
    }

    private Map<String, List<BegunWork.Step>> steps(List<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        // An instance may have a hundred of them side by side, of which nobody reads more than some.
        List<Waiting> waiting = jdbc.sql("""
                        select ID_, PROC_INST_ID_, NAME_, ASSIGNEE_ from (
                            select ID_, PROC_INST_ID_, NAME_, ASSIGNEE_,
                                row_number() over (partition by PROC_INST_ID_ order by CREATE_TIME_, ID_) as PLACE_
                            from ACT_RU_TASK where PROC_INST_ID_ in (:instances)) T
                        where PLACE_ <= :most order by PROC_INST_ID_, PLACE_""")
                .param("instances", instances)
                .param("most", BegunWork.MOST_STEPS)
                .query(Waiting::of)
                .list();
        Map<String, List<String>> groups =
                Candidates.of(jdbc, waiting.stream().map(Waiting::id).toList());
        Map<String, List<BegunWork.Step>> steps = new HashMap<>();
        waiting.forEach(task -> steps.computeIfAbsent(task.instance(), instance -> new ArrayList<>())
                .add(new BegunWork.Step(task.step(), task.holder(), groups.getOrDefault(task.id(), List.of()))));
        return steps;
    }
}
