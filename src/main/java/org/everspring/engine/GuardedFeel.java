package org.everspring.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * FEEL as tables evaluate it, cell by cell: each is looked at by the {@link FeelGuard} first, as what was deployed before a
 * rule was there is not looked at otherwise, and a table may take only so long.
 */
public final class GuardedFeel implements FeelEngineFactory, FeelEngine {

    /** Of the processor: on a machine that is busy with other things, a table waits and is not at fault. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of all cells of one evaluation: one may hold the result of another many times over. */
    private static final int LARGEST = 200_000;

    private final FeelGuard guard;

    /** Made when the first cell is evaluated: it has all that FEEL knows. */
    private final Supplier<FeelEngine> engine;

    private final ThreadLocal<Evaluation> evaluations = new ThreadLocal<>();

    /** Of one table with all that it asks for. */
    private static final class Evaluation {

        private final long end = THREADS.getCurrentThreadCpuTime() + LONGEST.toNanos();
        private @Nullable String cell;
        private long size;
    }

    public GuardedFeel(FeelGuard guard) {
        this.guard = guard;
        this.engine = SingletonSupplier.of(() -> new ParsedFeel(guard));
    }

    @Override
    public FeelEngine createInstance() {
        return this;
    }

    /** Gives the evaluation its time. */
    public <T> T within(Supplier<T> evaluation) {
        Evaluation outer = evaluations.get();
        if (outer != null) {
            return evaluation.get();
        }
        evaluations.set(new Evaluation());
        try {
            return evaluation.get();
        } finally {
            evaluations.remove();
        }
    }

    /** The text of the cell that the evaluation has come to. */
    public Optional<String> cell() {
        return Optional.ofNullable(evaluations.get()).map(evaluation -> evaluation.cell);
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        begin(expression);
        guard.expression(expression);
        T value = bounded(() -> engine.get().<T>evaluateSimpleExpression(expression, variables));
        requireSmall(value);
        return value;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        begin(expression);
        guard.condition(expression);
        return bounded(() -> engine.get().evaluateSimpleUnaryTests(expression, input, variables));
    }

    private void begin(String cell) {
        Evaluation evaluation = evaluations.get();
        if (evaluation == null) {
            return;
        }
        evaluation.cell = cell;
        if (THREADS.getCurrentThreadCpuTime() > evaluation.end) {
            throw new FeelFaultException("计算超过" + LONGEST.toSeconds() + "秒，请减少规则或简化单元格");
        }
    }

    private void requireSmall(Object value) {
        Evaluation evaluation = evaluations.get();
        if (evaluation != null) {
            evaluation.size += ValueSize.of(value, LARGEST);
            if (evaluation.size > LARGEST) {
                throw new FeelFaultException("结果太大，超过" + LARGEST + "字，请不要反复拼接");
            }
        }
    }

    private static <T> T bounded(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (StackOverflowError tooDeep) {
            throw new FeelFaultException("太复杂，请拆成几列或几条规则");
        }
    }
}
