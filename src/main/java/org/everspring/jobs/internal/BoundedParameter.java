package org.everspring.jobs.internal;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.everspring.engine.ValueSize;
import org.everspring.kernel.InvalidInputException;

/** An input or output of a step: a list that is put into itself again and again would fill the memory. */
final class BoundedParameter implements ParameterValueProvider {

    private static final int LARGEST = 200_000;

    private final String name;
    private final ParameterValueProvider values;

    private BoundedParameter(String name, ParameterValueProvider values) {
        this.name = name;
        this.values = values;
    }

    static void bound(IoParameter parameter) {
        parameter.setValueProvider(new BoundedParameter(parameter.getName(), parameter.getValueProvider()));
    }

    @Override
    public Object getValue(VariableScope scope) {
        Object value = values.getValue(scope);
        if (ValueSize.of(value, LARGEST) > LARGEST) {
            throw new InvalidInputException("参数“" + name + "”的内容太大，超过" + LARGEST + "字，已停止。请检查模型，不要反复叠加。");
        }
        return value;
    }

    @Override
    public boolean isDynamic() {
        return values.isDynamic();
    }
}
