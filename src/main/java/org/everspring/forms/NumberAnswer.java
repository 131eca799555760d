package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Of a number, which some forms want as text so that no digit is lost. */
final class NumberAnswer implements FormField.Answer {

    /** No figure of a work plan comes near it, and no column of ours holds more. */
    static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private final FieldLimit min;
    private final FieldLimit max;
    private final @Nullable Integer decimals;
    private final @Nullable BigDecimal increment;
    private final boolean asText;

    NumberAnswer(JsonNode component) {
        JsonNode rules = component.path("validate");
        min = FieldLimit.of(rules, "min");
        max = FieldLimit.of(rules, "max");
        decimals = component.path("decimalDigits").isInt()
                ? component.path("decimalDigits").asInt()
                : null;
        increment = increment(component.path("increment"));
        asText = component.path("serializeToString").asBoolean();
    }

    private static @Nullable BigDecimal increment(JsonNode step) {
        if (FormField.isEmpty(step)) {
            return null;
        }
        BigDecimal number = FormExpression.number(step);
        if (number == null || number.signum() <= 0) {
            throw new InvalidInputException("步长（increment）应为大于0的数字");
        }
        return number;
    }

    @Override
    public JsonNode untouched() {
        return JsonNodeFactory.instance.nullNode();
    }

    @Override
    public void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        if (asText != value.isTextual() || !asText && !value.isNumber() || Double.isNaN(value.doubleValue())) {
            faults.accept("应为数字");
            return;
        }
        BigDecimal number = decimal(value);
        if (number == null) {
            faults.accept("应为数字");
            return;
        }
        BigDecimal smallest = min.in(values);
        BigDecimal largest = max.in(values);
        smallest = smallest == null ? LARGEST.negate() : smallest.max(LARGEST.negate());
        largest = largest == null ? LARGEST : largest.min(LARGEST);
        if (number.compareTo(smallest) < 0) {
            faults.accept("不能小于" + smallest.toPlainString());
        } else if (number.compareTo(largest) > 0) {
            faults.accept("不能大于" + largest.toPlainString());
        } else if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
            faults.accept(decimals == 0 ? "应为整数" : "最多保留" + decimals + "位小数");
        } else if (increment != null && number.remainder(increment).signum() != 0) {
            faults.accept("应为" + increment.toPlainString() + "的整数倍");
        }
    }

    /** Beyond a double's range Jackson reads infinity, which has no decimal value. */
    private static @Nullable BigDecimal decimal(JsonNode value) {
        if (value.isTextual()) {
            return FormExpression.number(value);
        }
        double approximate = value.doubleValue();
        if (Math.abs(approximate) > LARGEST.doubleValue()) {
            return LARGEST.add(BigDecimal.ONE).multiply(BigDecimal.valueOf(Math.signum(approximate)));
        }
        return value.decimalValue();
    }
}
