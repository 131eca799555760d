package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.with;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.InstructionId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.UnitReports;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.InstructionDesk;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every form that can come back to its author is filled in completely, comes back, and holds what was sent. */
@EngineTest
@DisplayName("撤回和退回后所填内容都在")
class NothingLostTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final SummaryId SUMMARY = SummaryId.parse("2026Q4:1.1");
    private static final String BREAKDOWN = "measures:1.1:gonganju";

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private PromotionDesk experiences;

    @Autowired
    private InstructionDesk instructions;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void openQuarter() {
        reports.openQuarter();
    }

    @Test
    @DisplayName("细化举措退回")
    void breakdownComesBack() {
        Map<String, Object> sent = Map.of("measures", measures());
        draft(sent);
        day.submit(
                "fagaiwei.liaison",
                day.task(BREAKDOWN, "userTask_confirmMeasures"),
                Map.of("measuresDecision", "return", "measuresReturnReason", "请写明具体时限。"));
        day.runDueJobs();

        assertHolds(day.task(BREAKDOWN, "userTask_draftMeasures"), sent);
    }

    @Test
    @DisplayName("报送退回，再次提交后撤回")
    void reportComesBack() {
        draft(Map.of("measures", measures()));
        day.submit(
                "fagaiwei.liaison",
                day.task(BREAKDOWN, "userTask_confirmMeasures"),
                Map.of("measuresDecision", "confirm"));
        day.runDueJobs();
        Map<String, Object> sent = report();
        day.submit("gonganju.liaison", reports.task(REPORT, ReportingDesk.FILL), sent);
        day.runDueJobs();

        reports.review(REPORT, Inputs.returned("请补充办件量。"));
        assertHolds(reports.task(REPORT, ReportingDesk.FILL), sent);

        Map<String, Object> again = report();
        day.submit("gonganju.liaison", reports.task(REPORT, ReportingDesk.FILL), again);
        day.runDueJobs();
        reporting.withdraw(REPORT, Set.of(UnitId.of("gonganju")));
        day.runDueJobs();
        assertHolds(reports.task(REPORT, ReportingDesk.FILL), again);
    }

    /** With each field that the form has, and a different answer in each row. */
    private Map<String, Object> report() {
        List<Map<String, Object>> measures = reports.rows(REPORT, "measures").stream()
                .map(row -> with(row, Map.of("status", "behind", "note", "关于" + row.get("title"))))
                .toList();
        List<Map<String, Object>> targets = reports.rows(REPORT, "targets").stream()
                .map(row -> with(row, Map.of("value", 0.75)))
                .toList();
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("progressStatus", "behind");
        sent.put("progress", "完成窗口整合，企业开办全程网办。\n其余事项按计划推进。");
        sent.put("measures", JsonVariable.of(measures));
        sent.put("targets", JsonVariable.of(targets));
        sent.put("experience", "一窗通办。");
        sent.put("difficulties", "系统没有打通。");
        sent.put(
                "problems",
                JsonVariable.of(List.of(
                        Map.of("title", "系统没有打通", "detail", "请市级部门协调接口。"),
                        Map.of("title", "窗口人手不足", "detail", "请增加编制，保障窗口服务。"))));
        sent.put("nextSteps", "推广到全部街道。");
        sent.put("suggestions", "建议统一接口标准。");
        sent.put("drafter", "李明");
        sent.put("drafterPhone", "0871-63130000");
        sent.put("signedBy", "王芳");
        sent.put("signerRole", "principal");
        return sent;
    }

    @Test
    @DisplayName("汇总被市营商环境办退回")
    void summaryComesBack() {
        for (String unit : List.of("gonganju", "wuhuaqu")) {
            ObligationId report = ObligationId.parse(SUMMARY + ":" + unit);
            reports.handIn(report, Inputs.report());
            reports.review(report, Inputs.accepted());
        }
        Map<String, Object> sent =
                with(Inputs.summary(), Map.of("summaryProblems", "两家单位系统没有打通。", "summaryExperience", "一窗通办。\n一网通办。"));
        reports.compile(SUMMARY, sent);
        reports.judge(SUMMARY, Inputs.summaryReturned("请补充问题清单。"));

        assertHolds(reports.task(SUMMARY, ReportingDesk.COMPILE), sent);
    }

    @Test
    @DisplayName("会签有异议的汇总退回牵头单位")
    void summaryComesBackFromItsCoLeads() {
        SummaryId taxes = SummaryId.parse("2026Q4:1.2");
        day.at("2026-12-21T00:00");
        day.runDueJobs();
        day.at("2026-12-22T10:00");
        Map<String, Object> sent =
                with(Inputs.summary(), Map.of("summaryProblems", "办税系统没有打通。", "summaryExperience", "非接触式办税。"));
        reports.compile(taxes, sent);
        reports.countersign(taxes, "gonganju", Inputs.objected("办税时限数据有误。"));
        reports.countersign(taxes, "fagaiwei", Inputs.agreed());

        assertHolds(reports.task(taxes, ReportingDesk.COMPILE), sent);
    }

    @Test
    @DisplayName("典型经验两次退回修改")
    void experienceComesBack() {
        ExperienceId id = experiences.nominate();
        experiences.review(id, PromotionDesk.returned("请写明主要做法。"));
        assertHolds(experiences.task(id, PromotionDesk.REVISE), PromotionDesk.content("企业开办一表填报半日办结"));

        Map<String, Object> sent = PromotionDesk.content("企业开办一表填报当日办结");
        experiences.revise(id, sent);
        experiences.review(id, PromotionDesk.returned("请写明取得的成效。"));
        assertHolds(experiences.task(id, PromotionDesk.REVISE), sent);
    }

    @Test
    @DisplayName("整改验收不通过，退回继续整改")
    void improvementComesBack() {
        ProblemId id = problems.benchmarked();
        problems.upload(id, ImprovementDesk.IMPROVE);
        List<Map<String, Object>> rows = problems.shownRows(id, ImprovementDesk.IMPROVE, "measureProgress").stream()
                .map(row -> with(row, Map.of("status", "done", "note", "关于" + row.get("title"))))
                .toList();
        Map<String, Object> sent = Map.of(
                "measureProgress",
                JsonVariable.of(rows),
                "improvementProgress",
                "两部门已经完成系统对接。\n正在试运行。",
                "improvementOutcome",
                "finish",
                "reachedValue",
                2.5);
        problems.improve(id, sent);
        problems.verify(id, ImprovementDesk.failed("现场核验，材料没有减少。"));

        assertHolds(problems.task(id, ImprovementDesk.IMPROVE), sent);
    }

    @Test
    @DisplayName("三次未通过后仍交原单位，回到对标找差距")
    void benchmarkComesBack() {
        ProblemId id = problems.failedThreeTimes();
        problems.settle(
                id,
                Map.of(
                        "settlementDecision", "reassign",
                        "assignedUnitId", "gonganju",
                        "assignedDueOn", "2026-12-25",
                        "settlementOpinion", "请重新查找原因，调整措施。"));

        assertHolds(problems.task(id, ImprovementDesk.BENCHMARK), ImprovementDesk.benchmark());
        assertThat(problems.shown(id, ImprovementDesk.BENCHMARK)).containsEntry("assignmentNote", "请重新查找原因，调整措施。");
    }

    @Test
    @DisplayName("由问题总结出的典型经验退回修改")
    void experienceOfAProblemComesBack() {
        ProblemId id = problems.benchmarked();
        problems.finish(id);
        problems.verify(id, ImprovementDesk.passed());
        Map<String, Object> sent = ImprovementDesk.promoted();
        problems.summarise(id, sent);
        ExperienceId experience = ExperienceId.parse(runtime.createProcessInstanceQuery()
                .processDefinitionKey(PromotionDesk.KEY)
                .singleResult()
                .getBusinessKey());
        experiences.review(experience, PromotionDesk.returned("请写明主要做法。"));

        Map<String, Object> content = new LinkedHashMap<>(sent);
        content.keySet().removeIf(field -> !field.startsWith("experience"));
        assertHolds(experiences.task(experience, PromotionDesk.REVISE), content);
    }

    /** A model that leads back to another step needs its test here, or is a judgement that is given anew each time. */
    @Test
    @DisplayName("批示退回续办")
    void instructionComesBack() {
        InstructionId id = instructions.issue("gonganju");
        instructions.receive(id);
        Map<String, Object> sent = InstructionDesk.answered("已经压缩到两个工作日，群众满意。");
        instructions.answer(id, sent);

        instructions.judge(id, InstructionDesk.returned("请补充办件量。"));

        assertHolds(instructions.task(id, InstructionDesk.ANSWER), sent);
    }

    @Test
    @DisplayName("流程会回到的每个环节，或者在这里验证，或者是每次重新作出的结论")
    void everyStepThatComesBackIsKnown() {
        Set<String> judgements = Set.of(
                "userTask_signReport",
                "userTask_reviewReport",
                "userTask_confirmMeasures",
                "userTask_countersign",
                "userTask_acceptSummary",
                InstructionDesk.JUDGE,
                "userTask_reviewExperience",
                "userTask_triageProblem",
                "userTask_verifyImprovement",
                "userTask_settleProblem",
                "userTask_reviewScores",
                "userTask_approveResult");
        Set<String> held = Set.of(
                "userTask_draftMeasures",
                ReportingDesk.FILL,
                ReportingDesk.COMPILE,
                PromotionDesk.REVISE,
                InstructionDesk.ANSWER,
                ImprovementDesk.BENCHMARK,
                ImprovementDesk.IMPROVE);

        assertThat(ReturningSteps.of(Path.of("processes")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(judgements.stream(), held.stream()).toList());
    }

    private void draft(Map<String, Object> input) {
        day.submit("gonganju.liaison", day.task(BREAKDOWN, "userTask_draftMeasures"), input);
        day.runDueJobs();
    }

    private static Object measures() {
        return JsonVariable.of(List.of(
                Map.of("title", "推行全程网办", "dueOn", "2027-06-30", "owner", "李明", "ownerPhone", "0871-63130000"),
                Map.of("title", "压缩办理时限", "dueOn", "2027-03-31", "owner", "王芳", "ownerPhone", "0871-63130001")));
    }

    /** What the form begins with, be it of the task's variables or of our tables; of a row it may read more than was sent. */
    private void assertHolds(Task task, Map<String, Object> sent) {
        assertThat(task).isNotNull();
        VariableMap shown = forms.getTaskFormVariables(task.getId(), null, false);
        sent.forEach((field, value) -> {
            JsonNode held = json(shown.getValueTyped(field));
            JsonNode expected = json(value);
            if (!expected.isArray()) {
                assertThat(plain(held)).as(field).isEqualTo(plain(expected));
                return;
            }
            assertThat(held).as(field).hasSameSizeAs(expected);
            for (int row = 0; row < expected.size(); row++) {
                JsonNode heldRow = held.get(row);
                String where = field + " " + row;
                expected.get(row).fields().forEachRemaining(cell -> {
                    // What the form only shows tells after the return of the round before.
                    if (!cell.getKey().startsWith("previous")) {
                        assertThat(plain(heldRow.path(cell.getKey())))
                                .as(where + " " + cell.getKey())
                                .isEqualTo(plain(cell.getValue()));
                    }
                });
            }
        });
    }

    private static Object plain(JsonNode value) {
        return value.isNumber() ? new BigDecimal(value.asText()).stripTrailingZeros() : value;
    }

    private static JsonNode json(Object value) {
        try {
            if (value instanceof SerializableValue json) {
                return JSON.readTree(json.getValueSerialized());
            }
            return JSON.valueToTree(value instanceof TypedValue typed ? typed.getValue() : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
