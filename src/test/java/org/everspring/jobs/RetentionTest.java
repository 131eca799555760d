package org.everspring.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.matter.ObligationId;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("流程历史到期清理")
class RetentionTest {

    private static final ObligationId ENDED = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String RUNS = "measures:1.1:wuhuaqu";

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private HistoryOfWhatRuns historyOfWhatRuns;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneEndsAndOneRunsOn() {
        desk.openQuarter();
        day.at("2026-12-10T09:00");
        desk.handIn(ENDED, report());
        desk.review(ENDED, accepted());
        day.runDueJobs();
    }

    @AfterEach
    void resetClock() {
        day.resetClock();
    }

    @Test
    @DisplayName("只清理到期的，运行中的保留；报送、评分、佐证、审计等业务表一行不少")
    void removesWhatIsPastItsTimeAndNothingElse() {
        // The time to live of all models is three years and a day from the start.
        day.at("2029-11-20T00:30");
        historyOfWhatRuns.putOff();
        Map<String, Long> own = rowsOfOwnTables();

        day.at("2029-12-20T01:00");
        cleanUp();

        assertThat(tasksInHistory(ENDED.toString())).isZero();
        assertThat(instances(ENDED.toString())).isZero();
        assertThat(instances(RUNS)).isOne();
        assertThat(tasksInHistory(RUNS)).isOne();
        assertThat(rowsOfOwnTables())
                .isEqualTo(own)
                .containsKeys("obligation", "score_line", "evidence", "audit_event");
        assertThat(desk.obligation(ENDED)).isNotNull();
    }

    @Test
    @DisplayName("没有到期的不动")
    void removesNothingBefore() {
        day.at("2029-10-01T00:30");
        historyOfWhatRuns.putOff();
        cleanUp();

        assertThat(instances(ENDED.toString())).isOne();
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().stream().map(Job::getId).forEach(management::executeJob);
    }

    private long instances(String businessKey) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    private long tasksInHistory(String businessKey) {
        return history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    private Map<String, Long> rowsOfOwnTables() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'"
                        + " and lower(table_name) not like 'act%' and lower(table_name) not like 'flyway%'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
