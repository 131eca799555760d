package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.everspring.support.ImprovementDesk.IMPROVE;
import static org.everspring.support.ImprovementDesk.UNIT;
import static org.everspring.support.ImprovementDesk.VERIFY;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.benchmark;
import static org.everspring.support.ImprovementDesk.with;

import java.util.List;
import java.util.Map;
import org.everspring.engine.InputRefusedException;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Told;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("问题整改闭环：主办、协办和整改成效")
class AssistingUnitsTest {

    private static final String ASSISTING = "panlongqu.liaison";
    private static final String FEEDBACK = "已在本区三个窗口试行一次提交，退件减少。";

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Environment environment;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @Test
    @DisplayName("交办时选择协办单位：都收到通知，能看到问题，任务只在主办单位")
    void tellsWhoAssists() {
        ProblemId id = assigned("panlongqu", "shuiwuju");

        assertThat(desk.problem(id).unit()).isEqualTo(UnitId.of("gonganju"));
        assertThat(desk.problem(id).assisting()).containsExactly(UnitId.of("panlongqu"), UnitId.of("shuiwuju"));
        assertThat(desk.told(id, "problem-assigned:")).containsExactly(UNIT);
        assertThat(desk.told(id, "problem-assisting:"))
                .containsExactlyInAnyOrder("panlongqu.liaison", "shuiwuju.liaison");
        assertThat(desk.notices(id, "problem-assisting:").get(0).text()).contains("由市公安局主办", "请会同市场监管部门整改");
        assertThat(desk.entries(id).get(1).text()).contains("交办市公安局主办，盘龙区、市税务局协办");
        assertThat(desk.variable(id, "assistingText")).isEqualTo("盘龙区、市税务局");
        assertThat(Browser.signedIn(environment, ASSISTING)
                        .get("/desk/problems/" + id)
                        .text())
                .contains("主办单位", "协办单位", "盘龙区、", "反馈协办情况")
                .doesNotContain("去办理");
    }

    @Test
    @DisplayName("协办单位反馈：告知主办单位，列入推进情况，进入办理过程")
    void keepsWhatAssistingUnitsSay() {
        ProblemId id = assigned("panlongqu");
        desk.benchmark(id, benchmark());
        Browser assisting = Browser.signedIn(environment, ASSISTING);

        assertThat(assisting
                        .post("/desk/problems/" + id + "/assist", Map.of("text", "太短"))
                        .status())
                .isEqualTo(422);
        assertThat(assisting
                        .post("/desk/problems/" + id + "/assist", Map.of("text", FEEDBACK))
                        .status())
                .isEqualTo(302);

        assertThat(desk.notices(id, "problem-assisted:"))
                .extracting(Told::user, Told::text)
                .containsExactly(tuple(UNIT, "盘龙区反馈：" + FEEDBACK));
        assertThat((String) desk.variable(id, "progressHistory")).contains("盘龙区联络员（协办）", FEEDBACK);
        assertThat(desk.timeline(id)).contains("盘龙区联络员 协办反馈");

        desk.finish(id);

        assertThat(problems.progress(id))
                .extracting(ProgressEntry::number, ProgressEntry::assisting)
                .containsExactly(tuple(1, UnitId.of("panlongqu")), tuple(2, null));
        assertThat(desk.timeline(id)).as("the unit in charge has asked").contains("市公安局联络员 申请验收");
        assertThat(assisting
                        .post("/desk/problems/" + id + "/assist", Map.of("text", FEEDBACK))
                        .text())
                .contains("现为“待验收”，在对标和改进环节才能反馈协办情况");
    }

    @Test
    @DisplayName("不是协办单位的：看不到问题的不知有无，主办单位不能以协办身份反馈")
    void nobodyElseAssists() {
        ProblemId id = assigned("panlongqu");
        Map<String, String> said = Map.of("text", FEEDBACK);

        assertThat(Browser.signedIn(environment, "shuiwuju.liaison")
                        .post("/desk/problems/" + id + "/assist", said)
                        .status())
                .isEqualTo(404);
        Browser.Page refused = Browser.signedIn(environment, UNIT).post("/desk/problems/" + id + "/assist", said);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("贵单位不是这个问题的协办单位");
        assertThat(problems.progress(id)).isEmpty();
    }

    @Test
    @DisplayName("协办单位不能是主办单位、领导小组，不能超过十个")
    void refusesWhoCannotAssist() {
        ProblemId id = desk.file();

        assertRefused(id, "市公安局已是主办单位，不能同时协办", "gonganju");
        assertRefused(id, "不在可选范围内", "lingdaoxiaozu");
        assertThat(desk.problem(id).state()).isEqualTo(ProblemState.REPORTED);
    }

    @Test
    @DisplayName("裁定重新交办：主办、协办都可以换")
    void reassignsBoth() {
        ProblemId id = desk.failedThreeTimes();

        desk.settle(
                id,
                Map.of(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "wuhuaqu",
                        "assistingUnitIds", JsonVariable.of(List.of("gonganju")),
                        "assignedDueOn", "2026-12-31",
                        "settlementOpinion", "由区里主办，市公安局协办。"));

        assertThat(desk.problem(id).unit()).isEqualTo(UnitId.of("wuhuaqu"));
        assertThat(desk.problem(id).assisting()).containsExactly(UnitId.of("gonganju"));
        assertThat(desk.told(id, "problem-assisting:")).containsExactly(UNIT);
    }

    @Test
    @DisplayName("申请验收须填整改后数值，验收时看到差距缩小多少，退回后还在")
    void asksForTheValueAfterTheImprovement() {
        ProblemId id = desk.benchmarked();
        desk.upload(id, IMPROVE);
        Map<String, Object> without = desk.progress(id, "done", "finish");
        without.remove("reachedValue");
        assertThatThrownBy(() -> desk.improve(id, without))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("“整改后我方数值”为必填项");

        desk.improve(id, desk.progress(id, "done", "finish"));

        assertThat(day.task(id.toString(), VERIFY)).isNotNull();
        assertThat((String) desk.variable(id, "benchmarkText")).endsWith("差距3.5份。整改后我市2.5份，差距由3.5份缩小到0.5份。");
        assertThat(Browser.signedIn(environment, UNIT)
                        .get("/desk/problems/" + id)
                        .text())
                .contains("整改后", "差距由3.5份缩小到0.5份");

        desk.verify(id, ImprovementDesk.failed("现场核验，材料没有减少。"));

        assertThat(desk.variable(id, "reachedValue")).isEqualTo(2.5);
    }

    @Test
    @DisplayName("推进中先记录进展的，不问整改后数值")
    void doesNotAskOnTheWay() {
        ProblemId id = desk.benchmarked();

        desk.improve(id, "onSchedule", "continue");

        assertThat((String) desk.variable(id, "benchmarkText")).endsWith("差距3.5份。");
    }

    @Test
    @DisplayName("提出问题的人收到登记编号；来源可填12345热线、领导信箱、走访企业")
    void confirmsTheFilingWithItsNumber() {
        ProblemId id = desk.file(
                ImprovementDesk.REPORTER, with(ImprovementDesk.problem(), Map.of("problemSource", "hotline")));

        assertThat(desk.notices(id, "problem-filed:"))
                .extracting(Told::user, Told::subject)
                .containsExactly(tuple(ImprovementDesk.REPORTER, "问题已登记：" + id + " 企业开办材料重复提交"));
        assertThat(desk.problem(id).discovery().source().label()).isEqualTo("12345热线");
        assertThat(Browser.signedIn(environment, ImprovementDesk.REPORTER)
                        .get("/desk/outcomes/instances/"
                                + day.instance("improvementLoop", id.toString()).getId())
                        .text())
                .contains("已登记，编号" + id);
    }

    private ProblemId assigned(String... assisting) {
        ProblemId id = desk.file();
        desk.triage(id, with(accepted(), Map.of("assistingUnitIds", JsonVariable.of(List.of(assisting)))));
        return id;
    }

    private void assertRefused(ProblemId id, String message, String... assisting) {
        assertThatThrownBy(() -> desk.triage(
                        id, with(accepted(), Map.of("assistingUnitIds", JsonVariable.of(List.of(assisting))))))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining(message);
    }
}
