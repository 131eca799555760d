package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.everspring.support.SqlStatements.Counted;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * How many statements a step sends to the database. The bounds are what it sends today: whoever exceeds one has made the step
 * slower, and the failure lists what was sent; whoever needs less makes it narrower. How an opening grows is seen in
 * WholeQuarterOnPostgresTest.
 */
@EngineTest
@DisplayName("每一步向数据库发出的语句数不超过规定")
class StatementCountsTest {

    /** For each request of a task, in the order in which they are sent. */
    private static final List<Integer> FILLING = List.of(13, 11, 19, 14, 17, 17, 61);

    private static final List<Integer> REVIEWING = List.of(13, 11, 19, 14, 17, 19, 56);

    private static final ObligationId ID = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk improvement;

    @Autowired
    private AssessmentDesk assessment;

    @Autowired
    private Workday day;

    @Autowired
    private QuarterBulletins bulletins;

    @Autowired
    private ManagementService management;

    @Autowired
    private FilterService filters;

    @Autowired
    private SqlStatements statements;

    @Autowired
    private Environment environment;

    @Test
    @DisplayName("开启季度：三项任务、四份报送，连同其后的作业")
    void opens() {
        statements.of(desk::openQuarter).areAtMost(140);
    }

    @Test
    @DisplayName("报送、审核通过，连同采纳的作业")
    void submitsAndAccepts() {
        desk.openQuarter();
        // The first one fills what is kept in memory.
        desk.handIn(ObligationId.parse("2026Q4:1.1:gonganju"), Inputs.report());
        Map<String, Object> report = desk.fields(ID, Inputs.report());

        Counted submitted =
                statements.of(() -> day.submit("wuhuaqu.liaison", desk.task(ID, ReportingDesk.FILL), report));
        Counted accepted = statements.of(() -> desk.review(ID, Inputs.accepted()));

        submitted.areAtMost(61);
        accepted.areAtMost(88);
    }

    /** What the webapp asks for from the click on a task to its end; the rights of the person are read once a request. */
    @Test
    @DisplayName("在Tasklist里报送、审核通过，一个请求一个请求地数")
    void submitsAndAcceptsThroughTasklist() {
        desk.openQuarter();
        throughTasklist("wuhuaqu.liaison", ReportingDesk.FILL, desk.fields(ID, Inputs.report()), FILLING);
        throughTasklist(desk.leadOf(ID), ReportingDesk.REVIEW, Inputs.accepted(), REVIEWING);
    }

    private void throughTasklist(String user, String step, Map<String, Object> fields, List<Integer> bounds) {
        Browser browser = Browser.signedIn(environment, user);
        browser.get("/camunda/app/tasklist/default/");
        String task =
                "/camunda/api/engine/engine/default/task/" + desk.task(ID, step).getId();
        Map<String, String> headers =
                Map.of("Accept", "application/json, */*", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
        Map<String, String> hal = Map.of("Accept", "application/hal+json");
        List<Supplier<Browser.Page>> requests = List.of(
                () -> browser.get(task, hal),
                () -> browser.get(task + "/form", headers),
                () -> browser.postJson(task + "/claim", "{\"userId\":\"" + user + "\"}", headers),
                () -> browser.get(task, hal),
                () -> browser.get(task + "/deployed-form", headers),
                () -> browser.get(task + "/form-variables?deserializeValues=false", headers),
                () -> browser.postJson(task + "/submit-form", variables(fields), headers));
        for (int i = 0; i < requests.size(); i++) {
            int request = i;
            statements
                    .of(() -> assertThat(requests.get(request).get().status() / 100)
                            .as(step + ", request " + request)
                            .isEqualTo(2))
                    .areAtMost(bounds.get(request));
        }
    }

    private static String variables(Map<String, Object> fields) {
        ObjectNode variables = new ObjectMapper().createObjectNode();
        fields.forEach((name, value) -> {
            ObjectNode variable = variables.putObject(name);
            if (value instanceof JsonValue rows) {
                variable.put("value", rows.getValueSerialized()).put("type", "Json");
            } else {
                variable.putPOJO("value", value);
            }
        });
        return "{\"variables\":" + variables + "}";
    }

    @Test
    @DisplayName("一次提醒：定时器与其后的作业")
    void reminds() {
        desk.openQuarter();
        day.at("2026-12-18T09:00");
        Job timer = management
                .createJobQuery()
                .processInstanceId(day.instance("unitReport", ID.toString()).getId())
                .activityId("event_reportDueSoon")
                .singleResult();

        Counted fired = statements.of(() -> management.executeJob(timer.getId()));
        Job reminder = management
                .createJobQuery()
                .processInstanceId(day.instance("unitReport", ID.toString()).getId())
                .messages()
                .singleResult();
        Counted reminded = statements.of(() -> management.executeJob(reminder.getId()));

        fired.areAtMost(19);
        reminded.areAtMost(20);
    }

    @Nested
    @DisplayName("页面")
    class Pages {

        @Test
        @DisplayName("单位：我的待办、季度报送、报送、通知、问题清单和问题")
        void ofAUnit() {
            desk.openQuarter();
            desk.handIn(ID, Inputs.report());
            var problem = improvement.file();
            Browser unit = signedIn("wuhuaqu.liaison");

            of(unit, "/desk").areAtMost(11);
            of(unit, "/desk/unit").areAtMost(11);
            of(unit, "/desk/done").areAtMost(7);
            of(unit, "/desk/begun").areAtMost(11);
            of(unit, "/desk/bar").areAtMost(6);
            of(unit, "/desk/quarter").areAtMost(19);
            of(unit, "/desk/reports/" + ID).areAtMost(25);
            of(unit, "/desk/notices").areAtMost(8);
            of(unit, "/desk/problems").areAtMost(8);
            of(unit, "/desk/problems/" + problem).areAtMost(27);
            of(unit, "/board/experiences").areAtMost(8);
        }

        @Test
        @DisplayName("市营商环境办：我的待办、季度报送、年度考核")
        void ofTheOffice() {
            assessment.reportTheYear();
            day.at("2026-01-15T10:00");
            assessment.announce();
            desk.openQuarter();
            Browser office = signedIn("yingshangban.liaison");

            of(office, "/desk").areAtMost(8);
            of(office, "/desk/quarter").areAtMost(19);
            of(office, "/board/assessment/2025").areAtMost(26);
            of(office, "/board/assessment/2025/units/wuhuaqu").areAtMost(22);
        }

        @Test
        @DisplayName("牵头单位：审核工作台、采纳一份、催办、催办全部")
        void ofALead() {
            desk.openQuarter();
            desk.handIn(ID, Inputs.report());
            Browser lead = signedIn("fagaiwei.liaison");

            of(lead, "/desk/reviews").areAtMost(22);
            of(lead, "/desk/urges?due=all").areAtMost(20);
            Map<String, String> all = Map.of("due", "all", "all", "true", "text", "请抓紧报送。");
            statements.of(() -> lead.post("/desk/urges", all)).areAtMost(40);
            Map<String, String> accepted =
                    Map.of("decision", "accept", "chosen", ID.toString(), "answer.qualityRating", "good");
            statements.of(() -> lead.post("/desk/reviews", accepted)).areAtMost(81);
        }

        @Test
        @DisplayName("管理员：运行维护、账号、模型、审计")
        void ofTheAdministrator() {
            desk.openQuarter();
            Browser administrator = signedIn("admin");

            of(administrator, "/board/operations").areAtMost(19);
            of(administrator, "/board/accounts").areAtMost(11);
            of(administrator, "/board/models").areAtMost(31);
            of(administrator, "/board/audit").areAtMost(8);
        }

        @Test
        @DisplayName("单位在Tasklist里的清单，连同它的各列")
        void ofTasklist() {
            desk.openQuarter();
            String filter = filters.createFilterQuery()
                    .filterName("本单位待办")
                    .singleResult()
                    .getId();
            String list = "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15";
            Browser unit = signedIn("wuhuaqu.liaison");

            String shown = hal(unit, list);
            Counted sent = statements.of(() -> hal(unit, list));

            assertThat(shown).contains("填报推进情况", "1.1 企业开办", "五华区", "2026Q4");
            sent.areAtMost(14);
        }

        private static String hal(Browser browser, String list) {
            var answer = browser.get(list, Map.of("Accept", "application/hal+json"));
            assertThat(answer.status()).isEqualTo(200);
            return answer.text();
        }

        @Test
        @DisplayName("看板：目标、闭环、推广、任务和单位的历史")
        void ofTheBoardsHistory() {
            desk.openQuarter();
            desk.handIn(ID, Inputs.report());
            improvement.file();
            Browser leaders = signedIn("lingdaoxiaozu.leader");

            of(leaders, "/board/targets").areAtMost(6);
            of(leaders, "/board/targets/opening-days").areAtMost(8);
            of(leaders, "/board/loop").areAtMost(12);
            of(leaders, "/board/promotion").areAtMost(7);
            of(leaders, "/board/items/1.1").areAtMost(18);
            of(leaders, "/board/units/wuhuaqu").areAtMost(15);
        }

        private Browser signedIn(String user) {
            return Browser.signedIn(environment, user);
        }

        /** The second time, for the first fills what is kept in memory. */
        private Counted of(Browser browser, String page) {
            get(browser, page);
            return statements.of(() -> get(browser, page));
        }

        private void get(Browser browser, String page) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(200);
        }
    }

    /** They grow neither with the reports nor with the items. */
    @Test
    @DisplayName("看板：总览和每份清单")
    void showsTheBoard() {
        desk.openQuarter();
        day.at("2026-12-23T09:00");
        Browser leader = Browser.signedIn(environment, "lingdaoxiaozu.leader");
        leader.get("/board");
        // One of them is asked now and then only, by whichever page is next: whether the calendar has changed.
        Map.of("/board", 23, "/board/reports", 8, "/board/late", 9, "/board/decisions", 7, "/board/ranking", 7)
                .forEach((path, most) -> statements
                        .of(() -> assertThat(leader.get(path).status()).isEqualTo(200))
                        .areAtMost(most));
    }

    @Test
    @DisplayName("通报、预览、更正和台账")
    void showsTheBulletin() {
        desk.openQuarter();
        day.at("2027-01-01T02:00");
        Quarter quarter = Quarter.parse("2026Q4");
        bulletins.collate(quarter);
        bulletins.issue(quarter, bulletins.draft(quarter).text(), "yingshangban.liaison");
        Browser office = Browser.signedIn(environment, "yingshangban.liaison");
        office.get("/bulletins/2026Q4/preview");
        statements.of(() -> shown(office, "/bulletins/2026Q4/preview")).areAtMost(21);
        bulletins.publish(quarter);
        office.get("/bulletins/2026Q4");
        // One more each: whether the calendar has changed is asked now and then, by whichever page is next.
        Map.of(
                        "/bulletins/2026Q4", 9,
                        "/bulletins/2026Q4.docx", 5,
                        "/bulletins/2026Q4/ledger.xlsx", 4,
                        "/bulletins/2026Q4/corrections/new", 8)
                .forEach(
                        (path, most) -> statements.of(() -> shown(office, path)).areAtMost(most));
    }

    private static void shown(Browser browser, String path) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
    }
}
