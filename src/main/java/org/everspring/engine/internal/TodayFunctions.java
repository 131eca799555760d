package org.everspring.engine.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Lets filters ask for today: {@code ${startOfToday()}} and {@code ${endOfToday()}}. They are functions, not calls on an
 * object, so that they work where expressions in queries may reach no bean and no method.
 */
@Component
class TodayFunctions extends AbstractProcessEnginePlugin {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        for (var function : new String[] {"startOfToday", "endOfToday"}) {
            var method = ReflectionUtils.findMethod(TodayFunctions.class, function);
            ReflectionUtils.makeAccessible(method);
            configuration.getExpressionManager().addFunction(function, method);
        }
    }

    /** Today 00:00; a task that was due at this very moment was due yesterday at 24:00. */
    public static Date startOfToday() {
        return startOf(today());
    }

    /** The first millisecond after today 24:00, so that "before" takes in what is due at 24:00 sharp. */
    public static Date endOfToday() {
        return new Date(startOf(today().plusDays(1)).getTime() + 1);
    }

    private static LocalDate today() {
        return ClockUtil.getCurrentTime().toInstant().atZone(ZONE).toLocalDate();
    }

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(ZONE).toInstant());
    }
}
