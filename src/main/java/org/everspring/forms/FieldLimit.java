package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A limit of a field: a number, a text that is one, or an expression of the form's values. */
final class FieldLimit {

    private final @Nullable BigDecimal fixed;
    private final @Nullable FormExpression computed;

    private FieldLimit(@Nullable BigDecimal fixed, @Nullable FormExpression computed) {
        this.fixed = fixed;
        this.computed = computed;
    }

    /** @throws InvalidInputException when it is neither, without full stop */
    static FieldLimit of(JsonNode rules, String name) {
        JsonNode limit = rules.path(name);
        if (limit.isMissingNode() || limit.isNull() || limit.asText().isBlank() && limit.isTextual()) {
            return new FieldLimit(null, null);
        }
        if (FormExpression.isExpression(limit)) {
            return new FieldLimit(null, FormExpression.parse(limit.asText()));
        }
        BigDecimal number = FormExpression.number(limit);
        if (number == null) {
            throw new InvalidInputException("“" + name + "”应为不太大的数字或以“=”开头的表达式");
        }
        return new FieldLimit(number, null);
    }

    /** Null when there is none; an expression that gives no number is none, as in the browser. */
    @Nullable
    BigDecimal in(ObjectNode values) {
        return computed == null ? fixed : FormExpression.number(computed.evaluate(values));
    }

    /** The limit that holds whatever the form's values are; null when there is none, or it is computed. */
    @Nullable
    BigDecimal fixed() {
        return fixed;
    }

    boolean isComputed() {
        return computed != null;
    }
}
