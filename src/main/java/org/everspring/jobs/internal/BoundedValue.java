package org.everspring.jobs.internal;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.everspring.kernel.InvalidInputException;

/** How often, or over what, an activity is repeated: of every value of the expression the size is looked at. */
final class BoundedValue implements Expression {

    /** Room for every unit of a large city; what grows beyond belongs into instances of its own. */
    private static final int MOST = 200;

    private final Expression expression;
    private final String activity;

    BoundedValue(Expression expression, String activity) {
        this.expression = expression;
        this.activity = activity;
    }

    @Override
    public Object getValue(VariableScope scope) {
        Object value = expression.getValue(scope);
        if (size(value) > MOST) {
            throw new InvalidInputException(
                    "“" + activity + "”要循环" + size(value) + "次，超过上限" + MOST + "次，没有执行。请缩小名单，或改为每项启动一个流程。");
        }
        return value;
    }

    private static long size(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value instanceof String text && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        expression.setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return expression.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return expression.isLiteralText();
    }
}
