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

        assertThat(figures())
                .containsExactly(
                        "adoption ADOPTED 2",
                        "adoption OPEN 4",
                        "assessment 2025 FROZEN",
                        "deputies 3",
                        "experience ADOPTING 4",
                        "experience PROMOTED 2",
                        "experience REJECTED 1",
                        "instruction CLOSED 12",
                        "instruction HANDLING 1",
                        "notices 528",
                        "problem BENCHMARKING 1",
                        "problem CLOSED 9",
                        "problem IMPROVING 4",
                        "problem REPORTED 1",
                        "problem SUMMARISING 1",
                        "problem UNRESOLVED 1",
                        "problem VERIFYING 1",
                        "report 2025Q4 ACCEPTED 4",
                        "report 2026Q1 ACCEPTED 3",
                        "report 2026Q1 OPEN 1",
                        "score 2025 anningshi 100.00",
                        "score 2025 fagaiwei 100.00",
                        "score 2025 gonganju 90.00",
                        "score 2025 panlongqu 90.00",
                        "score 2025 shuiwuju 100.00",
                        "score 2025 wuhuaqu 83.50",
                        "score 2025Q4 anningshi 100.00",
                        "score 2025Q4 fagaiwei 100.00",
                        "score 2025Q4 gonganju 90.00",
                        "score 2025Q4 panlongqu 90.00",
                        "score 2025Q4 shuiwuju 100.00",
                        "score 2025Q4 wuhuaqu 83.50",
                        "summary 2025Q4 ACCEPTED 3",
                        "summary 2026Q1 ACCEPTED 3",
                        "taken over by a deputy 7");
        assertThat(history.createHistoricJobLogQuery().failureLog().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    /** How everything stands at the end of the play. */
    private List<String> figures() {
        return jdbc.sql("""
                        select 'report ' || quarter || ' ' || state || ' ' || count(*) from obligation group by quarter, state
                        union all
                        select 'summary ' || quarter || ' ' || state || ' ' || count(*) from summary group by quarter, state
                        union all select 'instruction ' || state || ' ' || count(*) from instruction group by state
                        union all select 'problem ' || state || ' ' || count(*) from problem group by state
                        union all select 'experience ' || state || ' ' || count(*) from experience group by state
                        union all select 'adoption ' || state || ' ' || count(*) from experience_adoption group by state
                        union all select 'assessment ' || assessment_year || ' ' || state from assessment
                        union all select 'score ' || period || ' ' || unit_id || ' ' || total from unit_score
                        union all select 'deputies ' || count(*) from deputy
                        union all select 'taken over by a deputy ' || count(*) from act_hi_taskinst
                          where owner_ is not null and delete_reason_ = 'completed'
                        union all select 'notices ' || count(*) from notice
                        order by 1""").query(String.class).list();
    }
}
