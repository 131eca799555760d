package org.everspring.support;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Hands each test its {@link StaffBrowsers}, and afterwards reports what went wrong in them. */
public class StaffBrowsersExtension
        implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Logger log = LoggerFactory.getLogger(StaffBrowsersExtension.class);
    private static final Namespace OURS = Namespace.create(StaffBrowsersExtension.class);

    /** Before the Spring context is made. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        String reason = context.getDisplayName() + " is skipped: there is no Chromium at " + Chromium.EXECUTABLE
                + " (install it, or set CHROMIUM)";
        log.warn(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var environment = SpringExtension.getApplicationContext(context).getEnvironment();
        store(context).put(StaffBrowsers.class, new StaffBrowsers(environment));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        StaffBrowsers browsers = store(context).get(StaffBrowsers.class, StaffBrowsers.class);
        boolean failed = context.getExecutionException().isPresent();
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
        browsers.close(name, failed);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StaffBrowsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(StaffBrowsers.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(OURS);
    }
}
