package org.everspring.jobs.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.everspring.jobs.StuckInstances;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the tables, and the models for what an event subprocess begins with. */
@Component
class UnfinishableInstances implements StuckInstances {

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;

    UnfinishableInstances(ProcessEngineConfigurationImpl engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    private record Found(
            String instance, String definition, @Nullable String businessKey) {}

    @Override
    public List<Stuck> find(int most) {
        return engine.getCommandExecutorTxRequired().execute(context -> found(most));
    }

    private List<Stuck> found(int most) {
        return jdbc
                .sql("""
                        select E.ID_, E.PROC_DEF_ID_, E.BUSINESS_KEY_ from ACT_RU_EXECUTION E
                        where E.PARENT_ID_ is null
                        and not exists (select 1 from ACT_RU_TASK T where T.PROC_INST_ID_ = E.ID_)
                        and not exists (select 1 from ACT_RU_JOB J
                            where J.PROCESS_INSTANCE_ID_ = E.ID_ and J.HANDLER_TYPE_ <> :eventSubprocess)
                        and not exists (select 1 from ACT_RU_EVENT_SUBSCR S
                            where S.PROC_INST_ID_ = E.ID_ and S.ACTIVITY_ID_ not in (:starts))
                        and not exists (select 1 from ACT_RU_EXT_TASK X where X.PROC_INST_ID_ = E.ID_)
                        and not exists (select 1 from ACT_RU_INCIDENT I where I.PROC_INST_ID_ = E.ID_)
                        and not exists (select 1 from ACT_RU_EXECUTION C join ACT_RU_EXECUTION O on O.ID_ = C.SUPER_EXEC_
                            where O.PROC_INST_ID_ = E.ID_)
                        order by E.ID_ fetch first :most rows only""")
                .param("eventSubprocess", TimerStartEventSubprocessJobHandler.TYPE)
                .param("starts", startsOfEventSubprocesses())
                .param("most", most)
                .query((row, number) ->
                        new Found(row.getString("ID_"), row.getString("PROC_DEF_ID_"), row.getString("BUSINESS_KEY_")))
                .list()
                .stream()
                .map(this::described)
                .toList();
    }

    private Stuck described(Found found) {
        ProcessDefinitionEntity definition = definition(found.definition());
        String activity = jdbc.sql("select ACT_ID_ from ACT_RU_EXECUTION where PROC_INST_ID_ = :instance"
                        + " and ACT_ID_ is not null order by PARENT_ID_ is null, ID_ fetch first 1 rows only")
                .param("instance", found.instance())
                .query(String.class)
                .optional()
                .orElse(null);
        ActivityImpl place = activity == null ? null : definition.findActivity(activity);
        return new Stuck(
                found.instance(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                place == null || place.getName() == null ? activity : place.getName(),
                activity,
                found.businessKey());
    }

    /** Of all versions that run. A list must not be empty. */
    private Set<String> startsOfEventSubprocesses() {
        Set<String> starts = jdbc
                .sql("select distinct PROC_DEF_ID_ from ACT_RU_EVENT_SUBSCR S"
                        + " join ACT_RU_EXECUTION E on E.ID_ = S.EXECUTION_ID_")
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> subprocessStarts(definition(id)).stream())
                .collect(Collectors.toSet());
        starts.add("-");
        return starts;
    }

    private static Set<String> subprocessStarts(ScopeImpl level) {
        Set<String> starts = level.getActivities().stream()
                .flatMap(activity -> subprocessStarts(activity).stream())
                .collect(Collectors.toSet());
        if (Boolean.TRUE.equals(level.getProperties().get(BpmnProperties.TRIGGERED_BY_EVENT))) {
            level.getActivities().stream()
                    .filter(activity -> activity.getIncomingTransitions().isEmpty())
                    .forEach(activity -> starts.add(activity.getId()));
        }
        return starts;
    }

    /** What is parsed already is taken without a question: one for each version that runs would make the page slower each year. */
    private ProcessDefinitionEntity definition(String id) {
        DeploymentCache models = engine.getDeploymentCache();
        ProcessDefinitionEntity parsed = models.findProcessDefinitionFromCache(id);
        return parsed == null ? models.findDeployedProcessDefinitionById(id) : parsed;
    }
}
