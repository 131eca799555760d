package org.everspring.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.NoticeRelay;
import org.everspring.reporting.ObligationState;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

@EngineTest
@DisplayName("监控")
class MonitoringTest {

    private static final String PASSWORD = "EverSpring-2023";
    private static final String TILE = "/board/operations/tile";
    private static final Path DASHBOARD = Path.of("src/docs/operations/grafana-dashboard.json");
    private static final Path RULES = Path.of("src/docs/operations/prometheus-rules.yaml");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Figures figures;

    @Autowired
    private NoticeRelay relay;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private Clock clock;

    @Autowired
    private SqlStatements statements;

    private final ObjectMapper json = new ObjectMapper();

    private void openLateQuarter() {
        desk.openQuarter();
        day.runDueJobs();
        day.at("2026-12-21T08:00");
    }

    private Job stop(int number) {
        Job job = jobs.createJobQuery()
                .activityId("event_reportOverdue")
                .listPage(number, 1)
                .get(0);
        jobs.setJobRetries(job.getId(), 0);
        return job;
    }

    @Test
    @DisplayName("与引擎和台账的数一致")
    void countsWhatThereIs() {
        openLateQuarter();
        stop(0);

        EngineFigures engine = figures.engine();
        DutyFigures duties = figures.duties();

        assertThat(engine.openTasks())
                .isEqualTo(tasks.createTaskQuery().count())
                .isPositive();
        assertThat(engine.overdueTasks())
                .isEqualTo(tasks.createTaskQuery()
                        .dueBefore(ClockUtil.getCurrentTime())
                        .count())
                .isPositive();
        assertThat(engine.waitingJobs())
                .isEqualTo(jobs.createJobQuery().executable().count())
                .isPositive();
        assertThat(engine.dueTimers())
                .isEqualTo(jobs.createJobQuery().executable().timers().count());
        assertThat(engine.waitingSince()).isNotNull();
        assertThat(engine.stoppedJobs()).isEqualTo(1);
        assertThat(engine.incidents()).isEqualTo(1);
        assertThat(duties.quarter()).hasToString("2026Q4");
        assertThat(duties.owed())
                .isEqualTo(count("select count(*) from obligation where quarter = '2026Q4'"))
                .isPositive();
        assertThat(duties.obligationsIn(ObligationState.OPEN)).isEqualTo(duties.lateObligations());
        assertThat(duties.handedIn()).isZero();
    }

    @Test
    @DisplayName("没有季度时都是零")
    void isZeroBeforeTheFirstQuarter() {
        DutyFigures duties = figures.duties();

        assertThat(duties.quarter()).isNull();
        assertThat(duties.owed()).isZero();
        assertThat(duties.lateProblems()).isZero();
    }

    @Test
    @DisplayName("一次抓取，每类数至多一条语句；几秒内再抓取不再查询")
    void asksOnceAScrape() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new FigureMeters(figures, relay, calendar, clock).bindTo(registry);

        Runnable scrape = () -> assertThat(registry.getMeters())
                .extracting(meter -> meter.measure().iterator().next().getValue())
                .doesNotContain(Double.NaN);

        // The calendar looks now and then whether another node has taken over a new one.
        calendar.covers(2026);

        statements.of(scrape).areAtMost(4);
        statements.of(scrape).areAtMost(0);
    }

    @Test
    @DisplayName("登录被拒按原因累计")
    void countsRefusedLogins() {
        double before = scrape().get("everspring_logins_refused_total{reason=\"password\"}");

        http.withBasicAuth("operator", "wrong").getForEntity("/actuator/prometheus", String.class);

        assertThat(scrape().get("everspring_logins_refused_total{reason=\"password\"}"))
                .isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fagaiwei.liaison", "yingshangban.liaison", "auditor", "process-owner"})
    @DisplayName("只给运维人员和系统管理员")
    void nobodyElseReadsThem(String user) {
        assertThat(http.withBasicAuth(user, PASSWORD)
                        .getForEntity("/actuator/prometheus", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(http.getForEntity("/actuator/prometheus", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("看板和告警规则用到的指标都有，本系统的指标都用到")
    void dashboardAndRulesNameWhatThereIs() throws IOException {
        Set<String> printed = scrape().keySet().stream()
                .map(line -> line.replaceFirst("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        // Of the scrape itself.
        printed.add("up");
        Set<String> named =
                new TreeSet<>(names(json.readTree(Files.readString(DASHBOARD)).findValuesAsText("expr")));
        named.addAll(names(expressions(new Yaml().load(Files.readString(RULES)))));

        assertThat(printed).containsAll(named);
        assertThat(named)
                .containsAll(printed.stream()
                        .filter(name -> name.startsWith("everspring_"))
                        .toList());
    }

    /** By name and tags. */
    private Map<String, Double> scrape() {
        String text = http.withBasicAuth("operator", PASSWORD).getForObject("/actuator/prometheus", String.class);
        Map<String, Double> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return values;
    }

    private static List<String> expressions(Map<String, List<Map<String, List<Map<String, Object>>>>> rules) {
        return rules.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .map(rule -> (String) rule.get("expr"))
                .toList();
    }

    private static Set<String> names(List<String> expressions) {
        Set<String> words = Set.of("by", "and", "or", "on", "rate", "increase", "sum", "max", "min");
        return expressions.stream()
                .map(text -> text.replaceAll("\\{[^}]*}|\\[[^\\]]*]|by \\([^)]*\\)", ""))
                .flatMap(text -> Pattern.compile("[a-z_][a-z0-9_]*")
                        .matcher(text)
                        .results()
                        .map(MatchResult::group))
                .filter(word -> !words.contains(word))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "operator", "auditor", "yingshangban.liaison"})
    @DisplayName("运维人员、审计人员和市营商环境办看得到")
    void showsWhatStandsHow(String user) throws IOException {
        openLateQuarter();
        stop(0);

        Map<String, JsonNode> lines = lines(user);

        assertThat(lines.keySet())
                .containsExactlyInAnyOrder("quarter", "late", "problems", "notices", "incidents", "calendar");
        assertThat(lines.get("quarter").get("label").asText()).isEqualTo("2026年第四季度");
        assertThat(lines.get("quarter").get("value").asText()).isEqualTo("报送中");
        assertThat(lines.get("quarter").get("note").asText()).isEqualTo("应报4项，已报0项");
        assertThat(lines.get("late").get("value").asText()).isEqualTo("4项");
        assertThat(lines.get("incidents").get("value").asText()).isEqualTo("1起");
        assertThat(lines.get("incidents").get("level").asText()).isEqualTo("ALARM");
        assertThat(lines.get("calendar").get("value").asText()).isEqualTo("2026年12月31日");
        assertThat(lines.get("calendar").get("note").asText()).contains("2027年的放假和调休安排尚未导入");
    }

    @Test
    @DisplayName("只通向看的人打得开的页面")
    void leadsNobodyToAClosedDoor() throws IOException {
        for (String user : List.of("operator", "yingshangban.liaison")) {
            Browser browser = Browser.signedIn(environment, user);
            for (JsonNode line : lines(user).values()) {
                if (!line.get("address").isNull()) {
                    assertThat(browser.get(line.get("address").asText().replaceFirst("#.*", ""))
                                    .status())
                            .as(user + " " + line)
                            .isEqualTo(200);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fagaiwei.liaison", "lingdaoxiaozu.leader", "process-owner", "user-administrator"})
    @DisplayName("其他人员看不到")
    void nobodyElseSeesIt(String user) {
        assertThat(Browser.signedIn(environment, user).get(TILE).status()).isEqualTo(403);
    }

    private Map<String, JsonNode> lines(String user) throws IOException {
        JsonNode tile =
                json.readTree(Browser.signedIn(environment, user).get(TILE).text());
        return StreamSupport.stream(tile.get("lines").spliterator(), false)
                .collect(Collectors.toMap(line -> line.get("code").asText(), line -> line));
    }

    @Test
    @DisplayName("写明流程、环节、业务编号和原因，当日同一环节只告知一次，次日再告知")
    void tellsOncePerActivityAndDay() {
        openLateQuarter();

        Job first = stop(0);
        stop(1);

        assertThat(told("operator"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("责任单位季度报送“已逾期”", "没有记录原因")
                        .contains(runtime.createProcessInstanceQuery()
                                .processInstanceId(first.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()));
        assertThat(told("admin")).hasSize(1);
        assertThat(told("yingshangban.liaison")).isEmpty();

        jobs.setJobRetries(first.getId(), 1);
        day.at("2026-12-22T08:00");
        jobs.setJobRetries(first.getId(), 0);

        assertThat(told("operator")).hasSize(2);
    }

    private List<String> told(String user) {
        return jdbc.sql("select body from notice where user_id = ? and notice_key like 'incident:%' order by id")
                .param(user)
                .query(String.class)
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
