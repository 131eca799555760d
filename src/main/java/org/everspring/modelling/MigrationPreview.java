package org.everspring.modelling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration to the new version would do with the running instances of an older one.
 *
 * @param version the older one
 * @param instances that run on it
 * @param migratable those of them that the engine can migrate
 * @param instructions activities that are the same in both versions
 * @param changes what tasks that wait take over from the new version
 * @param obstacles why the others stay where they are
 */
public record MigrationPreview(
        int version,
        int instances,
        int migratable,
        List<Instruction> instructions,
        List<TaskChange> changes,
        List<Obstacle> obstacles) {

    /**
     * @param tasks that wait
     * @param what in Chinese, a difference each, without full stop
     */
    public record TaskChange(
            @Nullable String activity, @Nullable String label, int tasks, List<String> what) {

        /** “审核报送内容”（userTask_reviewReport）有12件待办：候选组由…改为… */
        public String sentence() {
            return (label == null ? activity : "“" + label + "”（" + activity + "）") + "有" + tasks + "件待办："
                    + String.join("，", what);
        }
    }

    /**
     * @param activity the id, in both versions
     * @param timersAnew whether its timer or message is asked for anew, as the new version has it
     */
    public record Instruction(
            @Nullable String activity, @Nullable String label, boolean timersAnew) {}

    /**
     * @param activity the id in the older version; null when it is none in particular
     * @param label what the older version calls it; null when it has no name
     * @param gone whether the new version has no such activity
     * @param reason in Chinese, without full stop
     */
    public record Obstacle(
            @Nullable String activity, @Nullable String label, boolean gone, int instances, String reason) {

        /** “审核报送内容”（userTask_reviewReport）有12个实例：新版本中没有这个环节 */
        public String sentence() {
            String where = activity == null
                    ? instances + "个实例"
                    : (label == null ? activity : "“" + label + "”（" + activity + "）") + "有" + instances + "个实例";
            return where + "：" + reason;
        }
    }

    public int staying() {
        return instances - migratable;
    }
}
