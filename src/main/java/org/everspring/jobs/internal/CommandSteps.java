package org.everspring.jobs.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.everspring.kernel.InvalidInputException;

/**
 * What one command of the engine, such as a job or the completion of a task, has done so far. All of it is in memory until
 * the command ends, so that a command that goes on for ever takes the node with it.
 */
final class CommandSteps implements Session {

    /** Opening a batch of 50 reports takes some 300; so many tasks at once are written in a few seconds. */
    private static final int MOST_STEPS = 1_500;

    /** Of the processor, so that a busy machine stops nothing that a quiet one takes. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int MOST_INSTANCES = 300;
    private static final int DEEPEST_CALL = 10;

    static final ExecutionListener OF_ACTIVITIES = execution -> current().step(execution);
    static final ExecutionListener OF_INSTANCES = execution -> current().begin(execution);

    private long begun = THREADS.getCurrentThreadCpuTime();
    private int steps;
    private int instances;
    private boolean telling;

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return CommandSteps.class;
        }

        @Override
        public Session openSession() {
            return new CommandSteps();
        }
    }

    /** Each of several jobs in one command is counted by itself; how they go on is known ({@link TellingTimers}). */
    void beginTellingJob() {
        begun = THREADS.getCurrentThreadCpuTime();
        steps = 0;
        instances = 0;
        telling = true;
    }

    /** Whether what runs ends with what it tells, so that it cannot go round nor pile up. */
    static boolean onlyTells() {
        return current().telling;
    }

    private static CommandSteps current() {
        return Context.getCommandContext().getSession(CommandSteps.class);
    }

    private void step(DelegateExecution execution) {
        steps++;
        if (steps > MOST_STEPS) {
            throw new InvalidInputException(
                    place(execution) + "一次处理已走过" + MOST_STEPS + "步，可能在绕圈，已停止并撤销这次处理。请检查模型，在循环的路径上放一个等待。");
        }
        if (THREADS.getCurrentThreadCpuTime() - begun > LONGEST.toNanos()) {
            throw new InvalidInputException(place(execution) + "一次处理已计算" + LONGEST.toSeconds()
                    + "秒，已停止并撤销这次处理。请检查模型，减少循环，或在其中几步勾选“异步前”（asyncBefore）。");
        }
    }

    private void begin(DelegateExecution execution) {
        instances++;
        if (instances > MOST_INSTANCES) {
            throw new InvalidInputException(place(execution) + "一次处理已启动" + MOST_INSTANCES + "个流程，已停止并撤销这次处理。请分批启动。");
        }
        int depth = 0;
        for (DelegateExecution caller = execution.getSuperExecution();
                caller != null;
                caller = caller.getProcessInstance().getSuperExecution()) {
            depth++;
            if (depth > DEEPEST_CALL) {
                throw new InvalidInputException(
                        place(execution) + "流程一个调用一个超过" + DEEPEST_CALL + "层，可能在反复调用自己，已停止。请检查模型。");
            }
        }
    }

    private static String place(DelegateExecution execution) {
        String definition = execution.getProcessDefinitionId();
        return "流程“" + definition.replaceFirst(":.*", "") + "”的“" + execution.getCurrentActivityId() + "”处：";
    }

    @Override
    public void flush() {
        // Nothing to write.
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
