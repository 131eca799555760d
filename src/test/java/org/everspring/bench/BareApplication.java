package org.everspring.bench;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Camunda's starter with its webapps and REST, and nothing of ours. No configuration by annotation, which EverSpring would
 * find among its own when this stands on the class path of the tests.
 */
@EnableAutoConfiguration
public class BareApplication {

    public static void main(String[] args) {
        SpringApplication.run(BareApplication.class, args);
    }

    /** In the place of every delegate and listener of the models. */
    @Bean
    NoOp noOp() {
        return new NoOp();
    }

    static class NoOp implements JavaDelegate, TaskListener, ExecutionListener {

        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}

        @Override
        public void notify(DelegateExecution execution) {}
    }

    /** The history level that our settings name; it does nothing where they are not read. */
    @Bean
    ProcessEnginePlugin historyLevel() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomHistoryLevels(List.of(new WithoutVariableDetails()));
            }
        };
    }

    private static final class WithoutVariableDetails extends HistoryLevelFull {

        @Override
        public int getId() {
            return 40;
        }

        @Override
        public String getName() {
            return "without-variable-details";
        }

        @Override
        public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
            return event != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                    && super.isHistoryEventProduced(event, entity);
        }
    }
}
