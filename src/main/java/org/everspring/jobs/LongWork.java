package org.everspring.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that the engine does in batches, or step by step, and that people wait for. A bean for each kind tells from the rows
 * that the work keeps where it stands, so that any node can tell it, and after a restart, too.
 */
public interface LongWork {

    /** Who may watch. */
    enum Audience {
        /** Whoever oversees all units' matters. */
        OVERSEERS,
        /** Whoever sees the pages of the models. */
        MODELS,
        /** Whoever sees the calendar. */
        CALENDAR
    }

    Audience audience();

    /**
     * What is known under this key, in the order in which it is done: what goes on, and what has just been done before it.
     * Empty for a key of another kind, and before anything has begun.
     *
     * @param key a business key, or what else the work is asked for by
     */
    List<Stage> stages(String key);

    /** How the jobs of a work fare. */
    enum Standing {
        RUNNING,
        /** The last batch has failed and is tried again. */
        RETRIED,
        /** It is not tried any more: somebody has to look. */
        STOPPED,
        DONE
    }

    /**
     * One piece of the work.
     *
     * @param what verb and object, 下达报送任务
     * @param unit what is counted, 项
     * @param total never less than done
     * @param trouble what has gone wrong besides, as a sentence; null for nothing
     */
    record Stage(
            String what,
            String unit,
            int done,
            int total,
            Standing standing,
            @Nullable String trouble) {

        /** @param jobs how its jobs fare as long as it is not over */
        public static Stage of(String what, String unit, int done, int total, boolean over, Standing jobs) {
            return new Stage(what, unit, done, Math.max(done, total), over ? Standing.DONE : jobs, null);
        }

        public boolean isActive() {
            return standing != Standing.DONE;
        }

        public String sentence() {
            String counts = "已完成" + done + unit + "，共" + total + unit;
            String said = switch (standing) {
                case RUNNING -> "正在" + what + "：" + counts + "。";
                case RETRIED -> what + "：" + counts + "。上一批没有成功，系统正在自动重试，已完成的不受影响。";
                case STOPPED -> what + "已停下：" + counts + "。多次重试没有成功，已完成的不受影响；请系统运维人员在“运行维护”页面查明原因后重试。";
                case DONE -> ended();
            };
            return trouble == null ? said : said + trouble;
        }

        public String ended() {
            return what + "已完成，共" + total + unit + "。";
        }
    }
}
