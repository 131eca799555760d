package org.everspring.jobs.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.SuccessfulJobListener;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Runs the jobs, each of another instance, and the step that each of them leads to, in one transaction: with one query for
 * all of them where the engine asks for each, and their rows written in batches. What comes out is what the engine makes of
 * them one by one; that a step's job is made and done in one go spares its row and that of its token.
 *
 * @see TellingTimers
 */
final class RunJobsTogether implements Command<Set<String>> {

    private final Collection<String> jobs;

    RunJobsTogether(Collection<String> jobs) {
        this.jobs = jobs;
    }

    /** @return the ids of all jobs that were run; those that others have ended or taken away meanwhile are left out */
    @Override
    public Set<String> execute(CommandContext context) {
        Set<String> run = new LinkedHashSet<>();
        List<JobEntity> timers = load(context);
        for (JobEntity timer : timers) {
            run(timer, context);
            run.add(timer.getId());
            steps(timer, context).forEach(step -> {
                run(step, context);
                run.add(step.getId());
            });
        }
        return run;
    }

    /** With the trees of their instances, their variables and their other timers. */
    private List<JobEntity> load(CommandContext context) {
        List<JobEntity> timers = context
                .getJobManager()
                .findJobsByQueryCriteria((JobQueryImpl) new JobQueryImpl().jobIds(Set.copyOf(jobs)), null)
                .stream()
                .map(JobEntity.class::cast)
                .toList();
        if (timers.isEmpty()) {
            return timers;
        }
        Set<String> instances =
                timers.stream().map(JobEntity::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, List<ExecutionEntity>> executions = executions(instances, context);
        Map<String, List<VariableInstanceEntity>> variables = variables(instances, context);
        executions.forEach((instance, tree) -> tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .forEach(root -> root.restoreProcessInstance(
                        tree, null, variables.getOrDefault(instance, List.of()), null, null, null, null)));
        return timers;
    }

    private static Map<String, List<ExecutionEntity>> executions(Set<String> instances, CommandContext context) {
        Map<String, Object> query = new HashMap<>();
        List<String> ids = List.copyOf(instances);
        IntStream.range(0, ids.size()).forEach(i -> query.put("instance" + i, ids.get(i)));
        query.put(
                "sql",
                "select * from ACT_RU_EXECUTION where PROC_INST_ID_ in ("
                        + IntStream.range(0, ids.size())
                                .mapToObj(i -> "#{instance" + i + "}")
                                .collect(Collectors.joining(", "))
                        + ")");
        return context.getExecutionManager().findExecutionsByNativeQuery(query, 0, Integer.MAX_VALUE).stream()
                .map(ExecutionEntity.class::cast)
                .collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId));
    }

    private static Map<String, List<VariableInstanceEntity>> variables(Set<String> instances, CommandContext context) {
        VariableInstanceQueryImpl query = new VariableInstanceQueryImpl();
        query.processInstanceIdIn(instances.toArray(String[]::new));
        return context.getVariableInstanceManager().findVariableInstanceByQueryCriteria(query, null).stream()
                .map(VariableInstanceEntity.class::cast)
                .collect(Collectors.groupingBy(VariableInstanceEntity::getProcessInstanceId));
    }

    private static void run(JobEntity job, CommandContext context) {
        JobExecutorContext executor = Context.getJobExecutorContext();
        executor.setCurrentJob(job);
        context.setCurrentJob(job);
        context.getSession(CommandSteps.class).beginTellingJob();
        try {
            job.execute(context);
        } finally {
            executor.setCurrentJob(null);
        }
        new SuccessfulJobListener().execute(context);
    }

    /** What the timer has made due: the engine has locked it, to run it in this thread. It keeps all jobs as of one type. */
    private static List<MessageEntity> steps(JobEntity timer, CommandContext context) {
        String owner = context.getProcessEngineConfiguration().getJobExecutor().getLockOwner();
        return context.getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class).stream()
                .filter(MessageEntity.class::isInstance)
                .map(MessageEntity.class::cast)
                .filter(job -> Objects.equals(job.getProcessInstanceId(), timer.getProcessInstanceId()))
                .filter(job -> owner.equals(job.getLockOwner()))
                .toList();
    }
}
