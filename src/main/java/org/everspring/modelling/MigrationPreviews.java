package org.everspring.modelling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.everspring.modelling.MigrationPreview.Obstacle;
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
        Obstacles obstacles = new Obstacles(before, after, labels);
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
            JoinsAhead joins, Set<String> places, List<String> group, Obstacles obstacles) {
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

    private boolean isMigratable(MigrationPlan plan, List<String> group, Obstacles obstacles) {
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

    private static String plain(String activity) {
        return activity.replace(MULTI_INSTANCE, "");
    }

    /** What the diagram calls an activity; the engine itself forgets the names of events. */
    private UnaryOperator<String> labels(String definition) {
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(definition);
        return activity ->
                model.getModelElementById(plain(activity)) instanceof FlowElement element ? element.getName() : null;
    }

    /** Counts by activity and reason. */
    private static final class Obstacles {

        private static final String NO_JOB = "新版本去掉了这个环节的异步设置（asyncBefore、asyncAfter），请等它完成或保留该设置";

        private final ProcessDefinitionEntity before;
        private final ProcessDefinitionEntity after;
        private final UnaryOperator<String> labels;
        private final Map<Obstacle, Integer> counts = new LinkedHashMap<>();

        Obstacles(ProcessDefinitionEntity before, ProcessDefinitionEntity after, UnaryOperator<String> labels) {
            this.before = before;
            this.after = after;
            this.labels = labels;
        }

        /** @param scope an activity, or the process itself, or null */
        void add(String scope, int instances, String failure) {
            String activity = scope == null || Objects.equals(scope, before.getId()) ? null : plain(scope);
            ActivityImpl now = activity == null ? null : after.findActivity(activity);
            boolean gone = activity != null && now == null;
            count(
                    new Obstacle(
                            activity,
                            activity == null ? null : labels.apply(activity),
                            gone,
                            0,
                            gone ? "新版本中没有这个环节" : hasLostItsJob(activity, now) ? NO_JOB : inChinese(failure)),
                    instances);
        }

        /** The engine says only that it does not map the one to the other. */
        private boolean hasLostItsJob(String activity, ActivityImpl now) {
            ActivityImpl then = activity == null ? null : before.findActivity(activity);
            return then != null
                    && now != null
                    && (then.isAsyncBefore() && !now.isAsyncBefore() || then.isAsyncAfter() && !now.isAsyncAfter());
        }

        /** @param activities where the instances wait */
        void addJoin(List<String> activities, ActivityImpl join, int instances) {
            String place = activities.stream()
                    .filter(activity -> after.findActivity(activity) != null)
                    .findFirst()
                    .orElse(null);
            String name = join.getName() == null ? join.getId() : "“" + join.getName() + "”（" + join.getId() + "）";
            count(
                    new Obstacle(
                            place,
                            place == null ? null : labels.apply(place),
                            false,
                            0,
                            "新版本在" + name + "处要等几条线都到达，而这些实例已越过分支，迁移后会永远停在那里；请等它们办完，或把汇合改为排他网关"),
                    instances);
        }

        void addOther(int instances, String message) {
            count(new Obstacle(null, null, false, 0, "引擎试迁移时出错（" + message + "）"), instances);
        }

        private void count(Obstacle obstacle, int instances) {
            counts.merge(obstacle, instances, Integer::sum);
        }

        List<Obstacle> list() {
            return counts.entrySet().stream()
                    .map(entry -> new Obstacle(
                            entry.getKey().activity(),
                            entry.getKey().label(),
                            entry.getKey().gone(),
                            entry.getValue(),
                            entry.getKey().reason()))
                    .toList();
        }

        /** The engine's validators speak English; these are all that our models can meet. */
        private static String inChinese(String failure) {
            if (failure.startsWith("There is no migration instruction")) {
                return "新版本改变了这个环节的类型、所在的子流程或多实例设置";
            }
            if (failure.startsWith("The type of the source activity")) {
                return "引擎不能迁移正在执行的这类环节，请等它完成";
            }
            if (failure.startsWith("Target activity is not async")) {
                return NO_JOB;
            }
            if (failure.startsWith("Transition instance is assigned to")) {
                return "新版本改变了这个环节的出口，请等它完成";
            }
            if (failure.startsWith("A transition instance that instantiates")) {
                return "流程还在启动，新版本的开始环节不在最上层";
            }
            if (failure.startsWith("The variable '")) {
                return "这个环节内外有同名变量，迁移会覆盖其中一个";
            }
            if (failure.contains("compensation")) {
                return "新版本中没有与之对应的补偿";
            }
            return "引擎不能迁移（" + failure + "）";
        }
    }
}
