package org.everspring.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.calendar.Quarter;
import org.everspring.engine.MovableClock;
import org.everspring.monitoring.DutyFigures;
import org.everspring.monitoring.Figures;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;

/** A shortened year with the small plan, by the job executor and the robots of the profile. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:simulated;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1000",
            "everspring.plan=classpath:plan/small.yaml",
            "everspring.demonstration.enabled=true",
            "everspring.notification.relay-interval=0s",
            "everspring.sessions.shared=true",
            "everspring.simulation.seed=7",
            "everspring.simulation.quarters=1",
            "everspring.simulation.until=2026-03-26T18:00"
        })
@AutoConfigureMockMvc
@ActiveProfiles("year")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

    @Autowired
    private Figures monitored;

    @Autowired
    private Plan plan;

    @Autowired
    private Clock clock;

    @Autowired
    private MockMvc http;

    @AfterAll
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

    @ParameterizedTest
    @CsvSource({"2025Q4, 第四季度", "2026Q1, 第一季度"})
    @DisplayName("同一时刻，看板的数与数据库数出来的一致，打开的清单和清单的表格正是这么多行")
    void theBoardAgreesWithItsLists(String quarter, String label) {
        NumbersShown shown = new NumbersShown(http, "lingdaoxiaozu.leader");
        String page = "/board?quarter=" + quarter;
        int handedIn = reports(quarter, "state in ('SUBMITTED', 'ACCEPTED', 'UNREVIEWED')");

        Map<String, NumbersShown.Figure> figures = shown.figures(page);

        Map<String, Integer> counted = Map.of(
                "应报", reports(quarter, "1 = 1"),
                "已报", handedIn,
                "逾期", reports(quarter, "state in ('OPEN', 'RETURNED') and due_at <= :now"),
                "缺报", reports(quarter, "state = 'MISSING'"),
                "在办", count("problem where state not in ('CLOSED', 'REJECTED', 'MERGED', 'UNRESOLVED')"),
                "其中逾期",
                        count(
                                "problem where state in ('REPORTED', 'BENCHMARKING', 'VERIFYING', 'SETTLING', 'SUMMARISING')"
                                        + " and step_due_at <= :now or state = 'IMPROVING' and due_at <= :now"),
                "复制推广",
                        count(
                                "experience_adoption a join experience e on e.id = a.experience_id where a.state = 'ADOPTED'"
                                        + " and extract(year from e.published_at) = " + quarter.substring(0, 4)));
        counted.forEach((name, number) -> {
            NumbersShown.Figure figure = figures.get(name);
            assertThat(figure.number()).as(name).isEqualTo(number);
            if (figure.address().startsWith("/board/reports")) {
                assertThat(shown.rowsOfTheWorkbook(figure.address()))
                        .as("%s as a workbook", name)
                        .isEqualTo(number);
            }
            assertThat(shown.rowsOfTheList(figure.address()))
                    .as(figure.address())
                    .isEqualTo(number);
        });
        assertThat(shown.heatMap(page, label)).containsExactly(handedIn, reports(quarter, "1 = 1"));
        DutyFigures watched = monitored.duties();
        assertThat(watched.openProblems()).isEqualTo(counted.get("在办").longValue());
        assertThat(watched.lateProblems()).isEqualTo(counted.get("其中逾期").longValue());
        if (Quarter.parse(quarter).equals(watched.quarter())) {
            assertThat(watched.owed()).isEqualTo(counted.get("应报").longValue());
            assertThat(watched.handedIn()).isEqualTo(counted.get("已报").longValue());
            assertThat(watched.lateObligations()).isEqualTo(counted.get("逾期").longValue());
        }
    }

    @Test
    @DisplayName("已关闭的季度，通报、台账和考核用的数与看板一致")
    void documentsAgree() {
        NumbersShown shown = new NumbersShown(http, "yingshangban.liaison");
        int due = reports("2025Q4", "1 = 1");
        int missing = reports("2025Q4", "(late_working_days is null or state = 'MISSING')");
        int onTime = reports("2025Q4", "late_working_days = 0 and state <> 'MISSING'");

        assertThat(shown.page("/bulletins/2025Q4"))
                .contains("应报送%d份，按期报送%d份，逾期报送%d份，缺报%d份".formatted(due, onTime, due - onTime - missing, missing));
        assertThat(ledger(shown)).as("ledger").isEqualTo(units("""
                select unit_id, count(distinct id),
                    count(distinct case when late_working_days = 0 then id end) from obligation
                where quarter = '2025Q4' group by unit_id"""));
        assertThat(units("""
                select unit_id, count(*), count(case when inputs like '%"lateWorkingDays":0%' then 1 end) from score_line
                where part = 'report' and period = '2025'
                    and run = (select max(number) from score_run where period = '2025') group by unit_id""")).as("assessment").isEqualTo(ledger(shown));
    }

    /** How many reports of each unit there are, and how many of them were in time, one line each. */
    private List<String> units(String sql) {
        return jdbc
                .sql(sql)
                .query((row, number) ->
                        plan.nameOf(UnitId.of(row.getString(1))) + " " + row.getInt(2) + " " + row.getInt(3))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /** An obligation with several measures has several rows. */
    private static List<String> ledger(NumbersShown shown) {
        Map<String, Map<String, String>> reports = new TreeMap<>();
        shown.cells("/bulletins/2025Q4/ledger.xlsx").stream()
                .filter(row -> row.get(0).matches("\\d+"))
                .forEach(row -> reports.computeIfAbsent(row.get(3), unit -> new TreeMap<>())
                        .put(row.get(0), row.get(7)));
        return reports.entrySet().stream()
                .map(unit -> unit.getKey() + " " + unit.getValue().size() + " "
                        + Collections.frequency(unit.getValue().values(), "按期"))
                .sorted()
                .toList();
    }

    private int reports(String quarter, String condition) {
        return count("obligation where quarter = '" + quarter + "' and " + condition);
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what)
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
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
