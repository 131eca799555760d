package org.everspring.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.everspring.InvalidInputException;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Lets expressions in queries call functions and nothing else. Whoever may ask for tasks or save a filter sends such
 * expressions, and Camunda 7.24.0 evaluates them with every bean and class within reach, also where they are switched off
 * (CVE-2026-109432). An expression of a query is known by its having no variable scope; a model's always has one.
 */
@Component
class QueryExpressionGuard extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;

    QueryExpressionGuard(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new Guarded(context));
    }

    private static final class Guarded extends SpringExpressionManager {

        Guarded(ApplicationContext context) {
            super(context);
        }

        @Override
        protected ProcessEngineElContext createElContext(VariableScope scope) {
            if (scope != null) {
                return super.createElContext(scope);
            }
            ensureInitialized();
            ProcessEngineElContext functionsOnly = new ProcessEngineElContext(functionMapper, new Refusal());
            functionsOnly.putContext(ExpressionFactory.class, expressionFactory);
            return functionsOnly;
        }
    }

    /** Asked for every name, property and method; functions and literals come past it. */
    private static final class Refusal extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            throw refused();
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            throw refused();
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            throw refused();
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw refused();
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        private static ELException refused() {
            return new ELException(
                    new InvalidInputException("查询条件中的表达式只能使用 currentUser()、currentUserGroups()、now()、dateTime()、"
                            + "startOfToday()、endOfToday() 这几个函数，不能调用其他对象和方法。"));
        }
    }
}
