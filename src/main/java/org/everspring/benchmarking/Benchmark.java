package org.everspring.benchmarking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * A figure of ours beside that of a model.
 *
 * @param against the city or the standard that is the model
 * @param unit of both values; null where they have none
 * @param cause why we are behind
 */
public record Benchmark(
        String against,
        String indicator,
        BigDecimal theirs,
        BigDecimal ours,
        @Nullable String unit,
        Direction direction,
        String cause) {

    private static final int SCALE = 4;

    /** Which values are better. The codes are those of the form. */
    public enum Direction implements Coded, Labelled {
        HIGHER("higher", "越高越好"),
        LOWER("lower", "越低越好");

        private final String code;
        private final String label;

        Direction(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** @throws InvalidInputException when there is no such direction */
        public static Direction of(@Nullable String code) {
            return Coded.find(values(), code).orElseThrow(() -> new InvalidInputException("请选择数值高低的含义：越高越好，还是越低越好。"));
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public Benchmark {
        against = required(against, "对标对象");
        indicator = required(indicator, "对标指标");
        theirs = required(theirs, "对标对象数值");
        ours = required(ours, "我方数值");
        cause = required(cause, "原因分析");
        unit = unit == null || unit.isBlank() ? null : unit.strip();
        if (direction == null) {
            throw new InvalidInputException("请选择数值高低的含义：越高越好，还是越低越好。");
        }
    }

    /** How far we are behind; negative where we are ahead. */
    public BigDecimal gap() {
        return gapOf(ours);
    }

    private BigDecimal gapOf(BigDecimal value) {
        return direction == Direction.HIGHER ? theirs.subtract(value) : value.subtract(theirs);
    }

    /** What has become of the gap with that value of ours, as a sentence. */
    public String textOf(BigDecimal reached) {
        return "整改后我市%s，%s。".formatted(value(reached), changeBy(reached));
    }

    private String changeBy(BigDecimal reached) {
        BigDecimal left = gapOf(reached);
        if (left.signum() <= 0) {
            return isBehind() ? "已达到对标水平" : "保持在对标水平以上";
        }
        if (!isBehind()) {
            return "出现差距" + value(left);
        }
        int shrunk = gap().compareTo(left);
        return shrunk == 0
                ? "差距仍为" + value(left) + "，没有缩小"
                : "差距由" + value(gap()) + (shrunk > 0 ? "缩小到" : "扩大到") + value(left);
    }

    public boolean isBehind() {
        return gap().signum() > 0;
    }

    public boolean isAhead() {
        return gap().signum() < 0;
    }

    /** How far we are behind or ahead. */
    public String gapText() {
        return isBehind() || isAhead() ? value(gap().abs()) : "持平";
    }

    /** One line for forms and lists. */
    public String text() {
        String standing = isBehind() ? "差距" : isAhead() ? "领先" : "与对方";
        return "对标%s“%s”（%s）：对方%s，我市%s，%s。"
                .formatted(against, indicator, direction.label(), value(theirs), value(ours), standing + gapText());
    }

    /** With the unit, without the zeros that the tables keep. */
    public String value(BigDecimal number) {
        BigDecimal shown = number.stripTrailingZeros();
        return shown.toPlainString() + (unit == null ? "" : unit);
    }

    private static String required(String text, String label) {
        if (text == null || text.isBlank()) {
            throw new InvalidInputException("请填写" + label + "。");
        }
        return text.strip();
    }

    public static InvalidInputException lacksValue(String label) {
        return new InvalidInputException("请填写" + label + "，没有数值就无法计算差距。");
    }

    /** As finely as the tables keep it, so that the gap is the same before and after. */
    private static BigDecimal required(BigDecimal value, String label) {
        if (value == null) {
            throw lacksValue(label);
        }
        return kept(value);
    }

    static BigDecimal kept(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
