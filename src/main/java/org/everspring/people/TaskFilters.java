package org.everspring.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.task.TaskQuery;
import org.everspring.engine.DeputyPrincipals;
import org.everspring.engine.TaskColumn;
import org.springframework.stereotype.Component;

/**
 * The filters that everybody finds in Tasklist, what is due first at the top. One that is there already, by its name and
 * without an owner, is left as it is but for that order: administrators may change its query, columns and colour.
 */
@Component
class TaskFilters {

    static final String MINE = "我的任务";
    static final String OF_MY_UNIT = "本单位待办";
    static final String DUE_TODAY = "今日到期";
    static final String OVERDUE = "已逾期";
    static final String DEPUTY_TASKS = "代办任务";

    private static final List<Map<String, String>> COLUMNS = Arrays.stream(TaskColumn.values())
            .map(column -> Map.of("name", column.variable(), "label", column.label()))
            .toList();

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /**
     * @param changes how many filters were written
     * @param ids of all provided filters, in the order in which Tasklist shows them
     */
    record Outcome(int changes, List<String> ids) {}

    Outcome provide() {
        var present = new HashMap<String, String>();
        filters.createFilterQuery().filterResourceType(EntityTypes.TASK).list().stream()
                .filter(filter -> filter.getOwner() == null)
                .forEach(filter -> present.put(filter.getName(), filter.getId()));

        var changes = 0;
        var ids = new ArrayList<String>();
        for (var filter : provided()) {
            var id = present.get(filter.getName());
            if (id == null) {
                id = filters.saveFilter(filter).getId();
                changes++;
            } else {
                changes += sortByDate(id);
            }
            ids.add(id);
        }
        return new Outcome(changes, ids);
    }

    /** Those of older versions have no order, and Tasklist can give none to a filter: it would sort by when a task was made. */
    private int sortByDate(String id) {
        Filter filter = filters.getFilter(id);
        TaskQuery query = filter.getQuery();
        if (!((AbstractQuery<?, ?>) query).getOrderingProperties().isEmpty()) {
            return 0;
        }
        filters.saveFilter(filter.setQuery(byDate(query)));
        return 1;
    }

    private static TaskQuery byDate(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskCreateTime().asc();
    }

    private List<Filter> provided() {
        return List.of(
                // First, because Tasklist opens it and nobody has claimed anything on the first day.
                filter(OF_MY_UNIT, "本单位全部未办结的任务，含同事已领办的", "#2b5f9e", 10, ofMyUnit()),
                filter(MINE, "已由我领办、正在办理的任务", "#1f6f54", 20, mine()),
                filter(
                        DUE_TODAY,
                        "本单位今天24时前应当办结的任务",
                        "#c77700",
                        30,
                        ofMyUnit().dueAfterExpression("${startOfToday()}").dueBeforeExpression("${endOfToday()}")),
                filter(OVERDUE, "本单位已过办理期限的任务", "#b3261e", 40, ofMyUnit().dueBeforeExpression("${now()}")),
                filter(DEPUTY_TASKS, "由我代办的人员已领办、尚未办结的任务，可在“代办安排”页接办", "#6b4c9a", 50, ofMyPrincipals()));
    }

    /** The engine has no method of its own for this expression, but evaluates the one of any criterion. */
    private TaskQuery ofMyPrincipals() {
        var query = ofMyUnit();
        ((AbstractQuery<?, ?>) query).addExpression("taskAssigneeIn", "${" + DeputyPrincipals.FUNCTION + "()}");
        return query;
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .active();
    }

    /** Somebody who claims a task does not take it out of the colleagues' sight. */
    private TaskQuery ofMyUnit() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .active();
    }

    private Filter filter(String name, String description, String color, int priority, TaskQuery query) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("description", description);
        properties.put("color", color);
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", COLUMNS);
        return filters.newTaskFilter(name).setQuery(byDate(query)).setProperties(properties);
    }
}
