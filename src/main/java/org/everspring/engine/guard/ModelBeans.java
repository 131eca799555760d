package org.everspring.engine.guard;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.StartTimer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The beans that models may name: delegates, listeners and start timers. All others do not exist for a model. */
@Component
class ModelBeans {

    private final ListableBeanFactory beans;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Which kind of bean a place in a model takes, and how to say so. */
    enum Kind {
        DELEGATE(JavaDelegate.class, "系统任务"),
        EXECUTION_LISTENER(ExecutionListener.class, "流程监听器"),
        TASK_LISTENER(TaskListener.class, "任务监听器"),
        START_TIMER(StartTimer.class, "定时启动");

        private final Class<?> type;
        private final String label;

        Kind(Class<?> type, String label) {
            this.type = type;
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    Set<String> names(Kind kind) {
        // Without creating any: the engine asks while the beans are being made.
        return new TreeSet<>(Set.of(beans.getBeanNamesForType(kind.type, false, false)));
    }

    boolean is(Kind kind, String name) {
        return beans.containsBean(name) && beans.isTypeMatch(name, kind.type);
    }

    /** Null for a bean of another kind, and for what is no bean. */
    Object find(String name, Set<Kind> kinds) {
        for (Kind kind : kinds) {
            if (is(kind, name)) {
                return beans.getBean(name);
            }
        }
        return null;
    }

    boolean isAnyBean(String name) {
        return beans.containsBean(name);
    }
}
