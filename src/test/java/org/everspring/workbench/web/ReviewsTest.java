package org.everspring.workbench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.ReportingDesk.FILL;
import static org.everspring.support.ReportingDesk.REVIEW;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.plugin.variable.SpinValues;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownState;
import org.everspring.measures.Breakdowns;
import org.everspring.plan.Target;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.QualityRating;
import org.everspring.reporting.ReviewDecision;
import org.everspring.support.AtOnce;
import org.everspring.support.Browser;
import org.everspring.support.Browser.Page;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("审核工作台")
class ReviewsTest {

    private static final String PATH = "/desk/reviews";
    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId POLICE = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final ObligationId OTHER_ITEM = ObligationId.parse("2026Q4:1.2:wuhuaqu");

    @Autowired
    private Environment environment;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private Breakdowns breakdowns;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    private Browser lead;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
        lead = signedIn("fagaiwei.liaison");
    }

    @Nested
    @DisplayName("两家单位已经报送")
    class HandedIn {

        @BeforeEach
        void handIn() {
            desk.handIn(WUHUA, report().progress("五华区已全面推行企业开办一日办结。").everyTarget(0.25));
            desk.handIn(
                    POLICE, report().status("behind").difficulties("系统尚未打通。").everyTarget(0.75));
            desk.handIn(OTHER_ITEM, report());
        }

        @Test
        @DisplayName("牵头单位看到本单位牵头的任务，各单位并列，未达的目标有标记；其他单位的看不到")
        void theLeadSeesItsItemsSideBySide() {
            Page page = lead.get(PATH);

            assertThat(page.text())
                    .contains("1.1 企业开办", "五华区", "市公安局", "达到序时进度", "滞后", "≤ 0.5个工作日", "0.25个工作日")
                    .contains("五华区已全面推行企业开办一日办结。", "报送质量", "优秀", "采纳所选")
                    .containsOnlyOnce("未达目标</span>")
                    .doesNotContain("1.2", "便利纳税");
        }

        @ParameterizedTest
        @CsvSource({"wuhuaqu.liaison", "gonganju.leader", "anningshi.liaison", "yingshangban.liaison", "admin"})
        @DisplayName("不是牵头单位的人看不到报送，也办不了")
        void nobodyElseSeesOrDecides(String user) {
            Browser other = signedIn(user);

            assertThat(other.get(PATH).text()).doesNotContain("一日办结", WUHUA.toString(), "采纳所选");
            Page answer = other.post(PATH, accept("good", WUHUA));

            assertThat(answer.text()).doesNotContain("一日办结");
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.SUBMITTED);
            assertThat(desk.openTasks(WUHUA)).containsExactly(REVIEW);
        }

        @Test
        @DisplayName("没有牵头的任务、不存在的清单，说明没有这个页面")
        void whatIsNotTheirsIsNotFound() {
            assertThat(lead.get(PATH + "?item=1.2").status()).isEqualTo(404);
            assertThat(lead.get(PATH + "?list=x").status()).isEqualTo(404);
        }

        @Test
        @DisplayName("勾选的一并采纳：每份以本人名义由流程办结，与在任务列表中办理一样")
        void acceptsAllThatAreTicked() {
            Page answer = lead.post(PATH, accept("good", WUHUA, POLICE));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(lead.get(answer.location()).text()).contains("已采纳2份", "没有待审核的报送");
            day.runDueJobs();

            for (ObligationId id : List.of(WUHUA, POLICE)) {
                assertThat(desk.obligation(id).state()).isEqualTo(ObligationState.ACCEPTED);
                assertThat(desk.decision(id)).contains(new ReviewDecision(true, QualityRating.GOOD, null));
                assertThat(desk.ends(id)).containsExactly("endEvent_accepted");
                assertThat(history.createHistoricTaskInstanceQuery()
                                .processInstanceBusinessKey(id.toString())
                                .taskDefinitionKey(REVIEW)
                                .singleResult()
                                .getAssignee())
                        .isEqualTo("fagaiwei.liaison");
            }
        }

        @Test
        @DisplayName("一份不成不影响其他：各说各的结果，所选的评定还在")
        void oneRefusalHidesNoOther() {
            tasks.claim(desk.task(POLICE, REVIEW).getId(), "fagaiwei.leader");

            Page answer = lead.post(PATH, accept("good", POLICE, WUHUA));
            day.runDueJobs();

            assertThat(lead.get(answer.location()).text()).contains("已采纳1份", "1份无需再办", "领办");
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.ACCEPTED);
            assertThat(desk.obligation(POLICE).state()).isEqualTo(ObligationState.SUBMITTED);
        }

        @Test
        @DisplayName("没有评定质量的，按表单的规则逐份说明，任务仍然待办、无人领办")
        void theFormsOwnRulesHold() {
            Page answer = lead.post(PATH, accept("", WUHUA, POLICE));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("2份没有办理成功", "“报送质量”为必填项", "value=\"" + WUHUA + "\" checked");
            assertThat(desk.task(WUHUA, REVIEW).getAssignee()).isNull();
            assertThat(lead.post(PATH, accept("best", WUHUA)).text()).contains("不在可选范围内");
        }

        @Test
        @DisplayName("退回一份须写原因；没有写的说明，所写的保留")
        void returnsOneWithAReason() {
            Page refused = lead.post(PATH, returned("", WUHUA));
            Page tooLong = lead.post(PATH, returned("请补充办件量。".repeat(80), WUHUA));
            Page done = lead.post(PATH, returned("请补充办件量。", WUHUA));
            day.runDueJobs();

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("“退回原因”为必填项");
            assertThat(tooLong.text()).contains("最多500字", "请补充办件量。请补充办件量。");
            assertThat(done.status()).isEqualTo(302);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.RETURNED);
            assertThat(desk.openTasks(WUHUA)).containsExactly(FILL);
            assertThat(desk.variable(WUHUA, "returnReason")).isEqualTo("请补充办件量。");
        }

        @Test
        @DisplayName("没有勾选的说明，什么也不办")
        void nothingTicked() {
            Page answer = lead.post(PATH, Map.of("decision", "accept", "answer.qualityRating", "good"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("请先勾选，再采纳。");
        }

        @Test
        @DisplayName("按了两次只办一次；两个人同时办，只算一次，另一个人得到说明")
        void twiceIsOnce() {
            Browser leader = signedIn("fagaiwei.leader");
            List<Page> answers = new CopyOnWriteArrayList<>();

            List<Throwable> failures = AtOnce.run(
                    () -> answers.add(lead.post(PATH, accept("good", WUHUA))),
                    () -> answers.add(lead.post(PATH, accept("good", WUHUA))),
                    () -> answers.add(leader.post(PATH, accept("poor", WUHUA))));
            day.runDueJobs();

            assertThat(failures).isEmpty();
            assertThat(answers).extracting(Page::status).allMatch(status -> status == 302);
            assertThat(desk.obligation(WUHUA).state()).isEqualTo(ObligationState.ACCEPTED);
            assertThat(desk.timesPassed(WUHUA, REVIEW)).isOne();
            assertThat(lead.post(PATH, accept("good", WUHUA)).status()).isEqualTo(302);
        }

        @Test
        @DisplayName("审核过的在“全部报送”里还能看到")
        void whatIsDecidedStaysInSight() {
            lead.post(PATH, accept("good", WUHUA));
            assertThat(lead.get(PATH + "?all=1&item=1.1").text()).contains("五华区", "已审核，正在登记", "市公安局");
            day.runDueJobs();

            assertThat(lead.get(PATH + "?all=1&item=1.1").text()).contains("已采纳");
            assertThat(lead.get(PATH).text()).doesNotContain("五华区");
        }
    }

    @Nested
    @DisplayName("细化举措")
    class Measures {

        private final BreakdownId breakdown = BreakdownId.parse("measures:1.1:wuhuaqu");

        @BeforeEach
        void draft() {
            day.submit(
                    "wuhuaqu.liaison",
                    day.task(breakdown.toString(), "userTask_draftMeasures"),
                    Map.of(
                            "measures",
                            SpinValues.jsonValue(
                                            "[{\"title\":\"推行一窗受理\",\"dueOn\":\"%s\",\"owner\":\"陈晨\",\"ownerPhone\":\"\"}]"
                                                    .formatted(LocalDate.parse("2026-12-30")))
                                    .create()));
        }

        @Test
        @DisplayName("并列显示，勾选的一并确认")
        void confirms() {
            Page page = lead.get(PATH + "?list=measures");
            Page answer =
                    lead.post(PATH, Map.of("list", "measures", "decision", "accept", "chosen", breakdown.toString()));
            day.runDueJobs();

            assertThat(page.text()).contains("推行一窗受理", "陈晨", "确认所选").doesNotContain("报送质量");
            assertThat(lead.get(answer.location()).text()).contains("已确认1份", "没有待确认的细化举措");
            assertThat(breakdowns.get(breakdown).loaded().state()).isEqualTo(BreakdownState.CONFIRMED);
        }

        @Test
        @DisplayName("退回须写原因")
        void returns() {
            Map<String, String> sent = Map.of(
                    "list",
                    "measures",
                    "decision",
                    "return",
                    "chosen",
                    breakdown.toString(),
                    "answer.measuresReturnReason",
                    "请写明时限。");
            assertThat(lead.post(PATH, sent).status()).isEqualTo(302);
            day.runDueJobs();

            assertThat(breakdowns.get(breakdown).loaded().state()).isEqualTo(BreakdownState.DRAFTING);
            assertThat(breakdowns.get(breakdown).loaded().decision().returnReason())
                    .isEqualTo("请写明时限。");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "≥,98,98,true",
        "≥,98,97.9,false",
        ">,98,98,false",
        "≤,0.5,0.5,true",
        "<,0.5,0.5,false",
        "=,20,20.0,true"
    })
    @DisplayName("是否达到目标值按工作方案的比较符判断")
    void meetsATargetAsThePlanHasIt(String comparison, BigDecimal goal, BigDecimal reached, boolean met) {
        assertThat(new Target("t", "指标", comparison, goal, "%", null).isMetBy(reached))
                .isEqualTo(met);
    }

    private static Map<String, String> accept(String rating, ObligationId... ids) {
        return Map.of("decision", "accept", "chosen", joined(ids), "answer.qualityRating", rating);
    }

    private static Map<String, String> returned(String reason, ObligationId... ids) {
        return Map.of("decision", "return", "chosen", joined(ids), "answer.returnReason", reason);
    }

    private static String joined(ObligationId... ids) {
        return String.join(",", Stream.of(ids).map(ObligationId::toString).toList());
    }

    private Browser signedIn(String user) {
        return Browser.signedIn(environment, user);
    }
}
