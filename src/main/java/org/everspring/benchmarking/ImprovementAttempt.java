package org.everspring.benchmarking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.everspring.calendar.DateText;
import org.everspring.kernel.InvalidInputException;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureStatus;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What one responsible unit has found and planned; a problem that is assigned anew gets another.
 *
 * @param round counts the attempts at the problem from 1
 * @param measures in the unit's order
 * @param reached our value after the improvement, as the unit says; null before
 */
public record ImprovementAttempt(
        int round,
        UnitId unit,
        Benchmark benchmark,
        List<TrackedMeasure> measures,
        @Nullable BigDecimal reached) {

    /** Not finished yet. */
    public ImprovementAttempt(int round, UnitId unit, Benchmark benchmark, List<TrackedMeasure> measures) {
        this(round, unit, benchmark, measures, null);
    }

    /**
     * An improvement whose date has passed may still be planned, for today at the latest.
     *
     * @param due of the improvement
     */
    public static ImprovementAttempt planned(
            int round, UnitId unit, LocalDate due, Benchmark benchmark, List<Measure> measures, LocalDate today) {
        Measure.check(measures, "改进措施", today);
        LocalDate last = due.isBefore(today) ? today : due;
        for (Measure measure : measures) {
            if (measure.dueOn().isAfter(last)) {
                throw new InvalidInputException("改进措施“" + measure.title() + "”的完成时限" + DateText.DAY.of(measure.dueOn())
                        + "晚于整改期限" + DateText.DAY.of(last) + "，请提前。");
            }
        }
        return new ImprovementAttempt(
                round,
                unit,
                benchmark,
                measures.stream()
                        .map(measure -> new TrackedMeasure(measure, MeasureStatus.NOT_STARTED, null))
                        .toList());
    }

    /** @param updates of each measure, in the unit's order */
    public ImprovementAttempt updated(List<MeasureUpdate> updates) {
        List<String> titles =
                measures.stream().map(tracked -> tracked.measure().title()).toList();
        if (!updates.stream().map(MeasureUpdate::title).toList().equals(titles)) {
            throw new InvalidInputException("改进措施清单与本页所列不一致。请先复制已填内容，刷新页面后重新填写。");
        }
        return new ImprovementAttempt(
                round,
                unit,
                benchmark,
                IntStream.range(0, measures.size())
                        .mapToObj(i -> new TrackedMeasure(
                                measures.get(i).measure(),
                                updates.get(i).status(),
                                updates.get(i).note()))
                        .toList(),
                reached);
    }

    /** @param value null to leave what was said before */
    public ImprovementAttempt reaching(@Nullable BigDecimal value) {
        return value == null ? this : new ImprovementAttempt(round, unit, benchmark, measures, Benchmark.kept(value));
    }

    /** The benchmark, and what has become of the gap, in one line. */
    public String text() {
        return benchmark.text() + (reached == null ? "" : benchmark.textOf(reached));
    }

    public void checkFinished() {
        List<String> open = measures.stream()
                .filter(tracked -> tracked.status() != MeasureStatus.DONE)
                .map(tracked -> "“" + tracked.measure().title() + "”")
                .toList();
        if (!open.isEmpty()) {
            throw new InvalidInputException("申请验收前各项措施都应完成，尚有" + open.size() + "条未完成：" + String.join("、", open) + "。");
        }
    }
}
