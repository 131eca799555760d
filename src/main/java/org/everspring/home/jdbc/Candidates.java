package org.everspring.home.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which groups tasks wait for. */
final class Candidates {

    private Candidates() {}

    private record Link(String task, String group) {}

    /** By the ids of the tasks, each list by the alphabet; nothing of a task of a person alone. */
    static Map<String, List<String>> of(JdbcClient jdbc, Collection<String> tasks) {
        return tasks.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select distinct TASK_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK
                                where TASK_ID_ in (:tasks) and TYPE_ = 'candidate' and GROUP_ID_ is not null
                                order by GROUP_ID_""")
                        .param("tasks", tasks)
                        .query((row, number) -> new Link(row.getString("TASK_ID_"), row.getString("GROUP_ID_")))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Link::task, Collectors.mapping(Link::group, Collectors.toList())));
    }
}
