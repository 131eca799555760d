package org.everspring.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.engine.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** A shortened year with the small plan, by the job executor and the robots of the profile. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:simulated;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1000",
            "everspring.plan=classpath:plan/small.yaml",
            "everspring.demonstration.enabled=true",
            "everspring.notification.relay-interval=0s",
            "everspring.simulation.seed=7",
            "everspring.simulation.quarters=1",
            "everspring.simulation.until=2026-03-26T18:00"
        })
@ActiveProfiles("year")
@DirtiesContext
@DisplayName("演示年度：机器人按真实流程演完一个季度")
class SimulatedYearTest {

    @Autowired
    private SimulationProgress progress;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HistoryService history;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private MovableClock time;

    @AfterEach
    void clockGoesOn() {
        time.goOn();
    }

    @Test
    @DisplayName("同一种子，各事项的最终状态、得分和通知数与写明的一致，没有一个作业失败")
    void theSameSeedMakesTheSameCity() {
        assertThat(progress.state().failure()).isNull();
        assertThat(progress.state().percent()).isEqualTo(100);

        assertThat(states("obligation where quarter = '2025Q4'")).containsExactly();
        assertThat(states("obligation where quarter = '2026Q1'")).containsExactly();
        assertThat(states("summary where quarter = '2025Q4'")).containsExactly();
        assertThat(states("problem")).containsExactly();
        assertThat(states("experience")).containsExactly();
        assertThat(states("assessment")).containsExactly();
        assertThat(jdbc.sql("select unit_id || ' ' || total from unit_score order by unit_id, total")
                        .query(String.class)
                        .list())
                .containsExactly();
        assertThat(jdbc.sql("select count(*) from notice").query(Integer.class).single())
                .isEqualTo(0);
        assertThat(history.createHistoricJobLogQuery().failureLog().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    private List<String> states(String table) {
        String order = table.contains(" where ") ? table : table + " where 1 = 1";
        return jdbc.sql("select state || ' ' || count(*) from " + order + " group by state order by state")
                .query(String.class)
                .list();
    }
}
