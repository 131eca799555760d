package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.everspring.jobs.SteppedJobs;
import org.everspring.jobs.SteppedWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Jobs of a kind of their own, which the engine runs like its own. */
@Component
class SteppedJobsPlugin extends AbstractProcessEnginePlugin implements SteppedJobs {

    private final ObjectProvider<SteppedWork> works;
    private ProcessEngineConfigurationImpl engine;

    /** @param works asked for when a job runs: they need the engine, which needs this */
    SteppedJobsPlugin(ObjectProvider<SteppedWork> works) {
        this.works = works;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        engine = configuration;
        List<JobHandler> handlers = new ArrayList<>();
        if (configuration.getCustomJobHandlers() != null) {
            configuration.getCustomJobHandlers().forEach(handlers::add);
        }
        handlers.add(new Handler());
        configuration.setCustomJobHandlers(new ArrayList<>(handlers));
    }

    @Override
    public void begin(String work, String subject) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            send(context, new Configuration(work, subject));
            return null;
        });
    }

    private static void send(CommandContext context, Configuration configuration) {
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(HANDLER);
        job.setJobHandlerConfiguration(configuration);
        job.setExclusive(false);
        // Without a date it would never be acquired.
        job.setDuedate(ClockUtil.getCurrentTime());
        context.getJobManager().send(job);
    }

    /** @param subject has no line break, nor has the work's name a colon */
    private record Configuration(String work, String subject) implements JobHandlerConfiguration {

        static Configuration parse(String text) {
            int colon = text.indexOf(':');
            return new Configuration(text.substring(0, colon), text.substring(colon + 1));
        }

        @Override
        public String toCanonicalString() {
            return work + ":" + subject;
        }
    }

    private final class Handler implements JobHandler<Configuration> {

        @Override
        public String getType() {
            return HANDLER;
        }

        @Override
        public void execute(
                Configuration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
            SteppedWork work = works.stream()
                    .filter(one -> one.name().equals(configuration.work()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nothing is called " + configuration.work()));
            if (work.step(configuration.subject())) {
                send(context, configuration);
            }
        }

        @Override
        public Configuration newConfiguration(String canonicalString) {
            return Configuration.parse(canonicalString);
        }

        @Override
        public void onDelete(Configuration configuration, JobEntity job) {
            // The work keeps nothing with its jobs.
        }
    }
}
