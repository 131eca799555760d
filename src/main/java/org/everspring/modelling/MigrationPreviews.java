package org.everspring.modelling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.everspring.modelling.MigrationPreview.Instruction;
import org.everspring.modelling.MigrationPreview.TaskChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out what a migration would do, by letting the engine do it. Instances that wait at the same activities fare alike,
 * so one of them is tried for all. To be used only where nothing is kept ({@link EngineCommandsInNameOf#tryOut}).
 */
@Component
class MigrationPreviews {

    private static final String ACTIVE = " active ";
    private static final String MULTI_INSTANCE = "#multiInstanceBody";

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    MigrationPreviews(ProcessEngineConfigurationImpl engine, RuntimeService runtime, JdbcClient jdbc) {
        this.engine = engine;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** @param migratable the ids of the instances */
    record Tried(MigrationPreview version, List<String> migratable) {}

    /** The same activities, and their timers and messages as the new version has them. */
    static MigrationPlan plan(RuntimeService runtime, String source, String target) {
        return runtime.createMigrationPlan(source, target)
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
    }

    /** @param target may be a version that is being deployed in the same command */
    Tried preview(String source, String target) {
        ProcessDefinitionEntity before = definition(source);
        ProcessDefinitionEntity after = definition(target);
        UnaryOperator<String> labels = labels(source);
        Map<Set<String>, List<String>> alike = instancesByWhereTheyWait(source);
        int instances = alike.values().stream().mapToInt(List::size).sum();
        MigrationObstacles obstacles = new MigrationObstacles(before, after, labels);
        List<String> migratable = new ArrayList<>();
        List<Instruction> instructions = List.of();
        try {
            MigrationPlan plan = plan(runtime, source, target);
            instructions = plan.getInstructions().stream()
                    .map(instruction -> new Instruction(
                            plain(instruction.getSourceActivityId()),
                            labels.apply(instruction.getSourceActivityId()),
                            instruction.isUpdateEventTrigger()))
                    .distinct()
                    .toList();
            JoinsAhead joins = new JoinsAhead(after);
            alike.forEach((where, group) -> {
                if (isFreeOfJoins(joins, where, group, obstacles) && isMigratable(plan, group, obstacles)) {
                    migratable.addAll(group);
                }
            });
        } catch (MigrationPlanValidationException e) {
            e.getValidationReport()
                    .getInstructionReports()
                    .forEach(report -> report.getFailures()
                            .forEach(failure -> obstacles.add(
                                    report.getMigrationInstruction().getSourceActivityId(), instances, failure)));
        }
        return new Tried(
                new MigrationPreview(
                        before.getVersion(),
                        instances,
                        migratable.size(),
                        instructions,
                        changes(before, after, labels),
                        obstacles.list()),
                migratable);
    }

    private static boolean isFreeOfJoins(
            JoinsAhead joins, Set<String> places, List<String> group, MigrationObstacles obstacles) {
        // What is not active is around others, or waits at a join already.
        List<String> activities = places.stream()
                .filter(place -> place.contains(ACTIVE) || joins.isParallel(plain(activity(place))))
                .map(place -> plain(activity(place)))
                .distinct()
                .toList();
        List<ActivityImpl> waiting = joins.waitedAtForEver(activities);
        waiting.forEach(join -> obstacles.addJoin(activities, join, group.size()));
        return waiting.isEmpty();
    }

    private static String activity(String place) {
        return place.substring(0, place.indexOf(' '));
    }

    private List<TaskChange> changes(
            ProcessDefinitionEntity before, ProcessDefinitionEntity after, UnaryOperator<String> labels) {
        return jdbc
                .sql("select TASK_DEF_KEY_, count(*) as WAITING_ from ACT_RU_TASK where PROC_DEF_ID_ = :definition"
                        + " group by TASK_DEF_KEY_ order by TASK_DEF_KEY_")
                .param("definition", before.getId())
                .query((row, number) -> {
                    String key = row.getString("TASK_DEF_KEY_");
                    TaskDefinition then = before.getTaskDefinitions().get(key);
                    TaskDefinition now = after.getTaskDefinitions().get(key);
                    return new TaskChange(
                            key,
                            labels.apply(key),
                            row.getInt("WAITING_"),
                            then == null || now == null ? List.of() : WaitingTasks.differences(then, now));
                })
                .list()
                .stream()
                .filter(change -> !change.what().isEmpty())
                .toList();
    }

    private boolean isMigratable(MigrationPlan plan, List<String> group, MigrationObstacles obstacles) {
        try {
            runtime.newMigration(plan)
                    .processInstanceIds(group.get(0))
                    .skipCustomListeners()
                    .skipIoMappings()
                    .execute();
            return true;
        } catch (MigratingProcessInstanceValidationException e) {
            var report = e.getValidationReport();
            report.getFailures().forEach(failure -> obstacles.add(null, group.size(), failure));
            report.getActivityInstanceReports()
                    .forEach(activity -> activity.getFailures()
                            .forEach(failure -> obstacles.add(activity.getSourceScopeId(), group.size(), failure)));
            report.getTransitionInstanceReports()
                    .forEach(transition -> transition
                            .getFailures()
                            .forEach(failure -> obstacles.add(transition.getSourceScopeId(), group.size(), failure)));
            return false;
        } catch (ProcessEngineException e) {
            // For instance a timer of the new version that asks for a variable which these instances do not have.
            obstacles.addOther(group.size(), e.getMessage());
            return false;
        }
    }

    /**
     * The ids of the instances by the executions that they consist of: at which activity, waiting or not, before or in it.
     */
    private Map<Set<String>, List<String>> instancesByWhereTheyWait(String definition) {
        record Place(String instance, String text) {}
        Map<String, TreeSet<String>> places = new TreeMap<>();
        jdbc.sql(
                        "select PROC_INST_ID_, ACT_ID_, IS_ACTIVE_, IS_SCOPE_, case when ACT_INST_ID_ is null then 0 else 1 end"
                                + " as INSIDE_ from ACT_RU_EXECUTION where PROC_DEF_ID_ = :definition")
                .param("definition", definition)
                .query((row, number) -> new Place(
                        row.getString("PROC_INST_ID_"),
                        row.getString("ACT_ID_")
                                + (row.getBoolean("IS_ACTIVE_") ? ACTIVE : " ")
                                + row.getBoolean("IS_SCOPE_")
                                + row.getString("INSIDE_")))
                .list()
                .forEach(place -> places.computeIfAbsent(place.instance(), id -> new TreeSet<>())
                        .add(place.text()));
        Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
        places.forEach((instance, where) ->
                alike.computeIfAbsent(where, key -> new ArrayList<>()).add(instance));
        return alike;
    }

    private ProcessDefinitionEntity definition(String id) {
        return engine.getDeploymentCache().findDeployedProcessDefinitionById(id);
    }

    static String plain(String activity) {
        return activity.replace(MULTI_INSTANCE, "");
    }

    /** What the diagram calls an activity; the engine itself forgets the names of events. */
    private UnaryOperator<String> labels(String definition) {
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(definition);
        return activity ->
                model.getModelElementById(plain(activity)) instanceof FlowElement element ? element.getName() : null;
    }
}
