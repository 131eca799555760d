package org.everspring.guard;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.everspring.engine.StartTimer;
import org.everspring.guard.ModelBeans.Kind;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an expression can reach. In a model: process variables, the beans of {@link ModelBeans} for its process, and
 * functions; no method but {@link StartTimer#nextCycle()}, no property but {@code execution.processBusinessKey}, no engine
 * service, and nothing can be written. In a query: functions alone.
 *
 * <p>Whoever may ask for tasks or save a filter sends expressions of queries, and Camunda 7.24.0 evaluates them with every
 * bean and class within reach, also where they are switched off (CVE-2026-109432). They are known by their having no
 * variable scope; an expression of a model has one, but for the cycle of a start timer that has fired.
 */
@Component
class ExpressionGuard extends AbstractProcessEnginePlugin {

    private final ModelBeans beans;

    ExpressionGuard(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new Guarded(beans));
    }

    private static final class Guarded extends JuelExpressionManager {

        private static final String IN_A_QUERY = "查询条件中的表达式只能使用 currentUser()、currentUserGroups()、now()、dateTime()、"
                + "startOfToday()、endOfToday() 这几个函数，不能调用其他对象和方法。";
        private static final String IN_A_MODEL = "模型中的表达式只能使用流程变量，不能读取对象的属性、调用对象的方法或写入。";

        private final ModelBeans models;

        Guarded(ModelBeans models) {
            this.models = models;
        }

        @Override
        public Expression createExpression(String expression) {
            return new BoundedExpression(createValueExpression(expression), this, expression);
        }

        @Override
        protected ELResolver createElResolver() {
            CompositeELResolver resolver = new CompositeELResolver();
            resolver.add(new VariablesOnly());
            resolver.add(new VariableContextElResolver());
            resolver.add(new NamedBeans(models, Set.of(Kind.values())));
            resolver.add(new Refusal(IN_A_MODEL));
            return resolver;
        }

        @Override
        protected ProcessEngineElContext createElContext(@Nullable VariableScope scope) {
            if (scope != null) {
                return super.createElContext(scope);
            }
            ensureInitialized();
            CompositeELResolver resolver = new CompositeELResolver();
            resolver.add(new NamedBeans(models, Set.of(Kind.START_TIMER)));
            resolver.add(new Refusal(IN_A_QUERY));
            ProcessEngineElContext functionsOnly = new ProcessEngineElContext(functionMapper, resolver);
            functionsOnly.putContext(ExpressionFactory.class, expressionFactory);
            return functionsOnly;
        }
    }

    /** A text that is put together from itself again and again would fill the memory. */
    private static final class BoundedExpression extends JuelExpression {

        /** A variable keeps 4,000 at most. */
        private static final int LONGEST = 20_000;

        BoundedExpression(ValueExpression value, JuelExpressionManager expressions, String text) {
            super(value, expressions, text);
        }

        @Override
        public @Nullable Object getValue(@Nullable VariableScope scope, BaseDelegateExecution execution) {
            Object value = super.getValue(scope, execution);
            if (value instanceof String text && text.length() > LONGEST) {
                throw new InvalidInputException("表达式“" + getExpressionText() + "”得到的文字有" + text.length() + "字，超过"
                        + LONGEST + "字，已停止。请检查模型，不要反复拼接。");
            }
            return value;
        }
    }

    /** The engine's own, without the execution and the task, through which every service can be reached. */
    private static final class VariablesOnly extends VariableScopeElResolver {

        private static final Set<String> SCOPES =
                Set.of(EXECUTION_KEY, CASE_EXECUTION_KEY, TASK_KEY, EXTERNAL_TASK_KEY);

        /** All that a model can see of an execution. */
        private record Instance(String businessKey) {}

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base instanceof Instance instance && "processBusinessKey".equals(property)) {
                context.setPropertyResolved(true);
                return instance.businessKey();
            }
            if (base != null || !SCOPES.contains(property)) {
                return super.getValue(context, base, property);
            }
            if (EXECUTION_KEY.equals(property)
                    && context.getContext(VariableScope.class) instanceof DelegateExecution execution) {
                context.setPropertyResolved(true);
                return new Instance(execution.getProcessBusinessKey());
            }
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, Object value) {
            // Left to the refusal.
        }
    }

    private static final class NamedBeans extends Nothing {

        private final ModelBeans models;
        private final Set<Kind> kinds;

        NamedBeans(ModelBeans models, Set<Kind> kinds) {
            this.models = models;
            this.kinds = kinds;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            Object bean = base == null && property instanceof String name ? models.find(name, kinds) : null;
            if (bean != null && property instanceof String name) {
                refuseForeign(name, (VariableScope) context.getContext(VariableScope.class));
            }
            context.setPropertyResolved(bean != null);
            return bean;
        }

        /** The second line: a model may be older than this rule. A start timer is asked before there is an instance. */
        private void refuseForeign(String name, @Nullable VariableScope scope) {
            if (scope == null || scope instanceof StartProcessVariableScope) {
                return;
            }
            ExecutionEntity execution = scope instanceof TaskEntity task
                    ? task.getExecution()
                    : scope instanceof ExecutionEntity e ? e : null;
            String process =
                    execution == null ? null : execution.getProcessDefinition().getKey();
            if (!models.mayUse(process, name)) {
                throw new ELException(new InvalidInputException("“" + name + "”只能用于流程“"
                        + String.join("、", models.processesOf(name)) + "”，不能用于流程“" + process
                        + "”。请修改模型，重新部署后把在办的实例迁移到新版本。"));
            }
        }

        @Override
        public @Nullable Object invoke(
                ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object[] arguments) {
            if (base instanceof StartTimer timer && "nextCycle".equals(method) && arguments.length == 0) {
                context.setPropertyResolved(true);
                return timer.nextCycle();
            }
            return null;
        }
    }

    /** Asked last for every property and method, and for every name that nothing else knows. */
    private static final class Refusal extends Nothing {

        private final String message;

        Refusal(String message) {
            this.message = message;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base == null && context.getContext(VariableScope.class) != null) {
                // An unknown variable: the engine says which.
                return null;
            }
            throw refused();
        }

        @Override
        public @Nullable Object invoke(
                ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object[] arguments) {
            throw refused();
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, Object value) {
            throw refused();
        }

        private ELException refused() {
            return new ELException(new InvalidInputException(message));
        }
    }

    private abstract static class Nothing extends ELResolver {

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }
    }
}
