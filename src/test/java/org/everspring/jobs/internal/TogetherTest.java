package org.everspring.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.everspring.jobs.SteppedJobs;
import org.everspring.jobs.internal.TellingTimers.Place;
import org.everspring.matter.ObligationId;
import org.everspring.support.EngineTest;
import org.everspring.support.OwnersModel;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.SqlStatements.Counted;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Four reports are due on the same day, so that their reminders are. */
@EngineTest
@DisplayName("同时到期的提醒合在一起发")
class TogetherTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final List<ObligationId> ALL = List.of(
            ObligationId.parse("2026Q4:1.1:gonganju"),
            WUHUA,
            ObligationId.parse("2026Q4:1.2:wuhuaqu"),
            ObligationId.parse("2026Q4:1.2:panlongqu"));

    /** What running and history hold of the reports, but ids and moments. */
    private static final Map<String, String> TRACES = Map.of(
            "jobs",
            "select count(*) || ' ' || HANDLER_CFG_ from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'unitReport' group by HANDLER_CFG_",
            "executions",
            "select count(*) || ' ' || coalesce(ACT_ID_, '-') || IS_ACTIVE_ || IS_CONCURRENT_ || IS_SCOPE_ || SUSPENSION_STATE_"
                    + " from ACT_RU_EXECUTION where PROC_DEF_KEY_ = 'unitReport'"
                    + " group by ACT_ID_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, SUSPENSION_STATE_",
            "variables",
            "select count(*) || ' ' || NAME_ from ACT_RU_VARIABLE group by NAME_");

    private static final Map<String, String> HISTORY = Map.of(
            "activities",
            "select ACT_ID_ || ' ' || ACT_INST_STATE_ || case when END_TIME_ is null or REMOVAL_TIME_ is null then '?' else '' end"
                    + " from ACT_HI_ACTINST where PROC_DEF_KEY_ = 'unitReport'",
            "jobs",
            "select JOB_DEF_TYPE_ || ' ' || ACT_ID_ || ' ' || JOB_STATE_ || case when REMOVAL_TIME_ is null then '?' else '' end"
                    + " from ACT_HI_JOB_LOG where PROCESS_DEF_KEY_ = 'unitReport'");

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ListableBeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlStatements statements;

    @Autowired
    private SteppedJobs stepped;

    private JobExecutor before;
    private GroupingJobExecutor executor;
    private TellingTimers timers;

    @BeforeEach
    void openTheQuarter() {
        desk.openQuarter();
        timers = new TellingTimers(jdbc, beans);
        executor = new ByHand(timers);
        executor.setTaskExecutor(new SyncTaskExecutor());
        executor.setMaxJobsPerAcquisition(50);
        before = engine.getJobExecutor();
        engine.setJobExecutor(executor);
        executor.start();
    }

    @AfterEach
    void giveTheExecutorBack() {
        executor.shutdown();
        engine.setJobExecutor(before);
    }

    /** It acquires when the test says so. */
    private static final class ByHand extends GroupingJobExecutor {

        private ByHand(TellingTimers timers) {
            super(timers);
        }

        @Override
        protected void startExecutingJobs() {
            // Not by itself.
        }

        @Override
        protected void stopExecutingJobs() {
            // Nothing has been started.
        }
    }

    @Test
    @DisplayName("每人各得一条，任务不受影响，下一次照常")
    void remindsEachUnitOnce() {
        day.at("2026-12-04T09:00");

        assertThat(acquired().getJobIdBatches()).singleElement().isInstanceOfSatisfying(JobGroup.class, group -> {
            assertThat(group).hasSize(4);
            run(group);
        });

        ALL.forEach(id -> {
            assertThat(desk.reminders(id)).containsExactly("12-04 提醒 " + id.unit() + ".liaison");
            assertThat(desk.ends(id)).containsExactly("endEvent_unitReminded");
            assertThat(desk.openTasks(id)).containsExactly(ReportingDesk.FILL);
        });
        assertThat(acquired().size()).isZero();
        day.letDaysPass("2026-12-05", "2026-12-12");
        assertThat(desk.reminders(WUHUA)).containsExactly("12-04 提醒 wuhuaqu.liaison", "12-11 提醒 wuhuaqu.liaison");
    }

    @Test
    @DisplayName("留下的与一个一个发的完全一样")
    void leavesWhatTheEngineLeaves() {
        Map<String, List<String>> traces = traces();
        Map<String, Integer> opened = history();

        day.letDaysPass("2026-12-04", "2026-12-04");
        Map<String, Integer> oneByOne = less(history(), opened);
        assertThat(traces()).isEqualTo(traces);
        Map<String, Integer> first = history();
        day.at("2026-12-11T09:00");
        acquired().getJobIdBatches().forEach(this::run);

        assertThat(traces()).isEqualTo(traces);
        assertThat(less(history(), first)).isEqualTo(oneByOne);
    }

    @Test
    @DisplayName("一件出错，其余照发；出错的稍后再试")
    void remindsTheOthersWhenOneFails() {
        jdbc.sql("delete from obligation where id = ?").param(WUHUA.toString()).update();
        day.at("2026-12-04T09:00");

        acquired().getJobIdBatches().forEach(this::run);

        assertThat(desk.reminders(WUHUA)).isEmpty();
        ALL.stream()
                .filter(id -> !id.equals(WUHUA))
                .forEach(id -> assertThat(desk.reminders(id)).hasSize(1));
        assertThat(jdbc.sql("select RETRIES_ from ACT_RU_JOB where EXCEPTION_MSG_ is not null")
                        .query(Integer.class)
                        .list())
                .containsExactly(4);
        assertThat(acquired().size()).isZero();
    }

    @Test
    @DisplayName("语句不随提醒的件数增加")
    void takesFewStatements() {
        day.at("2026-12-04T09:00");

        Counted counted = statements.of(() -> acquired().getJobIdBatches().forEach(this::run));

        counted.areAtMost(20 + 3 * ALL.size());
    }

    @Test
    @DisplayName("没有日期的作业不会被遗忘")
    void acquiresWhatHasNoDate() {
        String timer = jdbc.sql("select min(ID_) from ACT_RU_JOB where HANDLER_CFG_ = 'event_reportDueSoon'")
                .query(String.class)
                .single();
        engine.getManagementService().setJobDuedate(timer, null);
        stepped.begin("reschedule", "next");

        assertThat(acquired().size()).isEqualTo(2);
    }

    @Test
    @DisplayName("自带模型的提醒和督办都能合在一起")
    void allShippedTimersTell() {
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .flatExtracting(definition -> repeating(definition.getId()).stream()
                        .map(event ->
                                definition.getKey() + " " + event + " " + tells(new Place(definition.getId(), event)))
                        .toList())
                .hasSizeGreaterThan(15)
                .allSatisfy(timer -> assertThat(timer).endsWith(" true"));
    }

    @Test
    @DisplayName("流程负责人改过走法的，仍按图一步一步走")
    void followsWhatAnOwnerHasDrawn() {
        Runnable undo = new OwnersModel("unit-report.bpmn")
                .replace(
                        "<bpmn:endEvent id=\"endEvent_unitReminded\" name=\"已提醒\">",
                        "<bpmn:endEvent id=\"endEvent_unitReminded\" name=\"已提醒\" camunda:asyncBefore=\"true\">")
                .deploy(day, repository);
        try {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("unitReport")
                    .latestVersion()
                    .singleResult()
                    .getId();

            assertThat(tells(new Place(definition, "event_reportDueSoon"))).isFalse();
            assertThat(tells(new Place(definition, "event_reportOverdue"))).isTrue();
        } finally {
            undo.run();
        }
    }

    private boolean tells(Place place) {
        return engine.getCommandExecutorTxRequired().execute(context -> timers.onlyTells(place));
    }

    private List<String> repeating(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> !event.cancelActivity())
                .filter(event -> event.getEventDefinitions().stream()
                        .anyMatch(timer -> timer instanceof TimerEventDefinition cycle && cycle.getTimeCycle() != null))
                .map(BoundaryEvent::getId)
                .toList();
    }

    private AcquiredJobs acquired() {
        return engine.getCommandExecutorTxRequired().execute(executor.getAcquireJobsCmd(50));
    }

    private void run(List<String> jobs) {
        executor.executeJobs(jobs, (ProcessEngineImpl) engine.getProcessEngine());
    }

    private Map<String, List<String>> traces() {
        return TRACES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        query -> jdbc.sql(query.getValue()).query(String.class).list().stream()
                                .sorted()
                                .toList()));
    }

    /** How often each line stands there. */
    private Map<String, Integer> history() {
        Map<String, Integer> times = new TreeMap<>();
        HISTORY.forEach((kind, query) -> jdbc.sql(query)
                .query(String.class)
                .list()
                .forEach(line -> times.merge(kind + " " + line, 1, Integer::sum)));
        return times;
    }

    private static Map<String, Integer> less(Map<String, Integer> after, Map<String, Integer> before) {
        Map<String, Integer> more = new TreeMap<>();
        after.forEach((step, times) -> {
            if (times > before.getOrDefault(step, 0)) {
                more.put(step, times - before.getOrDefault(step, 0));
            }
        });
        return more;
    }
}
