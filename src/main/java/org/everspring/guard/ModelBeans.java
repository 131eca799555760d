package org.everspring.guard;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.StartTimer;
import org.everspring.engine.Supplies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The beans that models may name: delegates, listeners and start timers, each in its own process. All others do not exist. */
@Component
class ModelBeans {

    private final ListableBeanFactory beans;
    private final Map<String, Set<String>> processes = new ConcurrentHashMap<>();

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

    /** Those that the process of this key may use, and has a reason to. */
    Set<String> names(Kind kind, @Nullable String process) {
        return names(kind).stream()
                .filter(name -> mayUse(process, name) && !isFormer(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of the processes that may use the bean; empty when it does not say. */
    Set<String> processesOf(String name) {
        return processes.computeIfAbsent(name, asked -> {
            ForProcess declared = beans.findAnnotationOnBean(asked, ForProcess.class, false);
            return declared == null ? Set.of() : Set.of(declared.value());
        });
    }

    boolean isFormer(String name) {
        ForProcess declared = beans.findAnnotationOnBean(name, ForProcess.class, false);
        return declared != null && declared.former();
    }

    /** The variables that the bean sets, whichever process uses it. */
    Set<String> suppliedBy(String name) {
        Supplies declared = beans.containsBean(name) ? beans.findAnnotationOnBean(name, Supplies.class, false) : null;
        return declared == null ? Set.of() : Set.of(declared.value());
    }

    boolean mayUse(@Nullable String process, String name) {
        Set<String> allowed = processesOf(name);
        return allowed.contains(ForProcess.ANY) || process != null && allowed.contains(process);
    }

    /** The keys of all processes whose matters our code keeps. */
    Set<String> processesOfOurs() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> names(kind).stream())
                .flatMap(name -> processesOf(name).stream())
                .filter(process -> !process.equals(ForProcess.ANY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean is(Kind kind, String name) {
        return beans.containsBean(name) && beans.isTypeMatch(name, kind.type);
    }

    /** Null for a bean of another kind, and for what is no bean. */
    @Nullable
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
