package org.everspring.modelling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.everspring.modelling.MigrationPreview.Obstacle;
import org.jspecify.annotations.Nullable;

/** Why instances would stay on their version, counted by activity and reason. */
final class MigrationObstacles {

    private static final String NO_JOB = "新版本去掉了这个环节的异步设置（asyncBefore、asyncAfter），请等它完成或保留该设置";

    private final ProcessDefinitionEntity before;
    private final ProcessDefinitionEntity after;
    private final UnaryOperator<String> labels;
    private final Map<Obstacle, Integer> counts = new LinkedHashMap<>();

    MigrationObstacles(ProcessDefinitionEntity before, ProcessDefinitionEntity after, UnaryOperator<String> labels) {
        this.before = before;
        this.after = after;
        this.labels = labels;
    }

    /** @param scope an activity, or the process itself, or null */
    void add(@Nullable String scope, int instances, String failure) {
        String activity =
                scope == null || Objects.equals(scope, before.getId()) ? null : MigrationPreviews.plain(scope);
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
    private boolean hasLostItsJob(@Nullable String activity, @Nullable ActivityImpl now) {
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

    void addOther(int instances, @Nullable String message) {
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
