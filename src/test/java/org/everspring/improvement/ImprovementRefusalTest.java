package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.ImprovementDesk.BENCHMARK;
import static org.everspring.support.ImprovementDesk.IMPROVE;
import static org.everspring.support.ImprovementDesk.LEAD;
import static org.everspring.support.ImprovementDesk.OFFICE;
import static org.everspring.support.ImprovementDesk.REPORTER;
import static org.everspring.support.ImprovementDesk.SETTLE;
import static org.everspring.support.ImprovementDesk.SUMMARISE;
import static org.everspring.support.ImprovementDesk.TRIAGE;
import static org.everspring.support.ImprovementDesk.UNIT;
import static org.everspring.support.ImprovementDesk.VERIFY;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.benchmark;
import static org.everspring.support.ImprovementDesk.failed;
import static org.everspring.support.ImprovementDesk.measure;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.problem;
import static org.everspring.support.ImprovementDesk.promoted;
import static org.everspring.support.ImprovementDesk.with;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.everspring.access.StaffMember;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.engine.InputRefusedException;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is refused, the task stays as it was, and nothing of the input is stored. */
@EngineTest
@DisplayName("问题整改闭环：不予受理的填写")
class ImprovementRefusalTest {

    private static final String NOT_OFFERED = "“并入的问题”不在可选范围内";

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Attempts attempts;

    @Autowired
    private EvidenceFiles evidence;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anOrdinaryMonday() {
        day.at("2026-11-02T10:00");
    }

    @Nested
    @DisplayName("发现问题")
    class Found {

        @Test
        @DisplayName("来源、任务、单位不在范围内，标题、描述过短")
        void whatThePlanDoesNotKnow() {
            assertRefused(Map.of("problemSource", "rumour"), "不在可选范围内");
            assertRefused(Map.of("itemId", "9.9"), "不在可选范围内");
            assertRefused(Map.of("concernedUnitIds", JsonVariable.of(List.of("xiaofangju"))), "不在可选范围内");
            assertRefused(Map.of("concernedUnitIds", JsonVariable.of(List.of("lingdaoxiaozu"))), "不在可选范围内");
            assertRefused(Map.of("problemTitle", "材料"), "至少5字");
            assertRefused(Map.of("problemDescription", "重复提交"), "至少10字");
        }

        @Test
        @DisplayName("复发的原编号不存在、无权查看、尚未销号")
        void whatCannotBeReopened() {
            assertRefused(Map.of("reopensId", "IMP-2026-9999"), "没有编号为“IMP-2026-9999”的问题，或者您所在单位无权查看。");
            assertRefused(Map.of("reopensId", "IMP-1"), "格式不正确");
            ProblemId running = desk.benchmarked();
            String number = running.toString();
            assertThatThrownBy(() -> desk.file("panlongqu.liaison", with(problem(), Map.of("reopensId", number))))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("没有编号为“" + number + "”的问题，或者您所在单位无权查看。");
            assertThatThrownBy(() -> desk.file(REPORTER, with(problem(), Map.of("reopensId", number))))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("问题" + number + "现为“改进中”，只有已销号或未解决结案的问题才能重新发起。");
            assertThat(problems.count(ProblemFilter.all())).isOne();
        }

        @Test
        @DisplayName("复发的问题正在办理的，不能再发起一次")
        void whatIsReopenedAlready() {
            ProblemId closed = desk.closed();
            ProblemId again = desk.file(REPORTER, with(problem(), Map.of("reopensId", closed.toString())));

            assertThatThrownBy(() -> desk.file(REPORTER, with(problem(), Map.of("reopensId", closed.toString()))))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessage("问题" + closed + "已经重新发起，编号" + again + "，正在办理，无需重复发起。");
        }

        private void assertRefused(Map<String, Object> change, String message) {
            assertThatThrownBy(() -> desk.file(REPORTER, with(problem(), change)))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining(message);
            assertThat(problems.count(ProblemFilter.all())).isZero();
        }
    }

    @Nested
    @DisplayName("分办")
    class Triage {

        private ProblemId id;

        @BeforeEach
        void aProblemWaits() {
            id = desk.file();
        }

        @Test
        @DisplayName("受理：没有单位、期限，期限已过、太远，单位不在范围内")
        void anAssignmentThatCannotBeKept() {
            assertRefused(without(accepted(), "assignedUnitId"), "“责任单位”为必填项");
            assertRefused(without(accepted(), "assignedDueOn"), "为必填项");
            assertRefused(with(accepted(), Map.of("assignedDueOn", "2026-11-01")), "整改期限2026年11月1日已经过去，请填写今天或以后的日期。");
            assertRefused(with(accepted(), Map.of("assignedDueOn", "2028-01-01")), "整改期限最长366天，请填写不晚于2027年11月3日的日期。");
            assertRefused(with(accepted(), Map.of("assignedUnitId", "lingdaoxiaozu")), "不在可选范围内");
            assertRefused(with(accepted(), Map.of("assignedUnitId", "xiaofangju")), "不在可选范围内");
        }

        @Test
        @DisplayName("受理：没有归口任务")
        void anAssignmentWithoutAnItem() {
            ProblemId unknown = desk.file(REPORTER, without(problem(), "itemId"));

            assertThatThrownBy(
                            () -> day.submit(OFFICE, desk.task(unknown, TRIAGE), without(accepted(), "triageItemId")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageStartingWith("“归口重点任务”为必填项");
        }

        @Test
        @DisplayName("转办：没有选择任务，或者还是本任务")
        void aTransferToNowhere() {
            assertRefused(
                    Map.of("triageDecision", "transfer", "triageItemId", "1.1"),
                    "这个问题现已归口该项任务。转办时请选择另一项重点任务，属于本任务的请受理。");
            ProblemId unknown = desk.file(REPORTER, without(problem(), "itemId"));
            assertThatThrownBy(
                            () -> day.submit(OFFICE, desk.task(unknown, TRIAGE), Map.of("triageDecision", "transfer")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageStartingWith("“归口重点任务”为必填项");
        }

        @Test
        @DisplayName("不予受理：没有原因")
        void aRejectionWithoutAReason() {
            assertRefused(Map.of("triageDecision", "reject"), "“不予受理的理由”为必填项");
        }

        @Test
        @DisplayName("并案：没有选择、自身、不存在、已办结、正在并入别的问题")
        void aMergerIntoWhatDoesNotRun() {
            assertRefused(Map.of("triageDecision", "merge"), "“并入的问题”为必填项");
            assertRefused(merge(id.toString()), NOT_OFFERED);
            assertRefused(merge("IMP-2026-9999"), NOT_OFFERED);
            assertRefused(merge("2026Q4"), NOT_OFFERED);
            ProblemId other = desk.file(
                    "panlongqu.liaison", with(problem(), Map.of("itemId", "1.2", "problemTitle", "办税窗口排队时间长")));
            assertRefused(merge(other.toString()), NOT_OFFERED);
            ProblemId closed = desk.closed();
            assertRefused(merge(closed.toString()), NOT_OFFERED);
        }

        @Test
        @DisplayName("并案：两个问题不能互相并入")
        void twoThatAreMergedIntoOneAnother() {
            ProblemId other = desk.file();
            day.submit(LEAD, desk.task(other, TRIAGE), merge(id.toString()));

            assertRefused(merge(other.toString()), NOT_OFFERED);
        }

        private Map<String, Object> merge(String into) {
            return Map.of("triageDecision", "merge", "mergeIntoId", into);
        }

        private void assertRefused(Map<String, Object> input, String message) {
            ImprovementRefusalTest.this.assertRefused(id, LEAD, TRIAGE, input, message);
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.REPORTED);
        }
    }

    @Nested
    @DisplayName("对标")
    class Benchmarked {

        private ProblemId id;

        @BeforeEach
        void theUnitHasIt() {
            id = desk.file();
            desk.triage(id, accepted());
        }

        @Test
        @DisplayName("没有数值、对象、方向、原因")
        void aComparisonWithoutItsParts() {
            assertRefused(without(benchmark(), "theirValue"), "为必填项");
            assertRefused(without(benchmark(), "ourValue"), "为必填项");
            assertRefused(with(benchmark(), Map.of("ourValue", "很多")), "应为数字");
            assertRefused(without(benchmark(), "benchmarkAgainst"), "为必填项");
            assertRefused(without(benchmark(), "betterDirection"), "为必填项");
            assertRefused(with(benchmark(), Map.of("cause", "不清楚")), "至少10字");
        }

        @Test
        @DisplayName("没有举措、太多、重复、时限已过或晚于整改期限、没有责任人")
        void measuresThatCannotBeTracked() {
            assertRefused(without(benchmark(), "measures"), "请至少填写一条改进措施，并写明时限和责任人。");
            assertRefused(
                    measures(IntStream.rangeClosed(1, 21)
                            .mapToObj(i -> measure("举措" + i))
                            .toList()),
                    "”最多20条，现有21条，请合并");
            assertRefused(measures(List.of(measure("打通系统"), measure("打通系统 "))), "写了两次，请合并或改写。");
            assertRefused(
                    measures(List.of(with(measure("打通系统"), Map.of("dueOn", "2026-11-01")))),
                    "措施“打通系统”的完成时限2026年11月1日已经过去，请填写今天或以后的日期。");
            assertRefused(
                    measures(List.of(with(measure("打通系统"), Map.of("dueOn", "2026-12-16")))),
                    "措施“打通系统”的完成时限2026年12月16日晚于整改期限2026年12月15日，请提前。");
            assertRefused(measures(List.of(without(measure("打通系统"), "owner"))), "为必填项");
        }

        private Map<String, Object> measures(List<Map<String, Object>> rows) {
            return with(benchmark(), Map.of("measures", JsonVariable.of(rows)));
        }

        private void assertRefused(Map<String, Object> input, String message) {
            ImprovementRefusalTest.this.assertRefused(id, UNIT, BENCHMARK, input, message);
            assertThat(attempts.last(id).map(ImprovementAttempt::benchmark)).isEmpty();
            assertThat(attempts.last(id)).isEmpty();
        }
    }

    @Nested
    @DisplayName("改进、验收、裁定、总结")
    class Improved {

        @Test
        @DisplayName("申请验收：举措没有完成，没有佐证材料")
        void aFinishThatIsNone() {
            ProblemId id = desk.benchmarked();

            assertRefused(
                    id,
                    UNIT,
                    IMPROVE,
                    desk.progress(id, "behind", "finish"),
                    "申请验收前各项措施都应完成，尚有2条未完成：“打通部门系统”、“材料一次提交”。");
            assertRefused(
                    id, UNIT, IMPROVE, desk.progress(id, "done", "finish"), "申请验收前，请先在本任务的“佐证材料”页上传至少一份证明整改成效的材料。");

            assertThat(problems.progress(id)).isEmpty();
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.IMPROVING);
        }

        @Test
        @DisplayName("申请验收：只有交办之前的佐证材料")
        void evidenceOfTheProblemAlone() {
            ProblemId id = desk.file();
            evidence.addTo(
                    id.toString(),
                    "窗口照片说明.txt",
                    new ByteArrayInputStream("窗口要求重复提交材料。".getBytes(StandardCharsets.UTF_8)),
                    new StaffMember(REPORTER, "五华区联络员", Set.of(UnitId.of("wuhuaqu")), Set.of()));
            day.at("2026-11-03T09:00");
            desk.triage(id, accepted());
            desk.benchmark(id, benchmark());

            assertRefused(
                    id, UNIT, IMPROVE, desk.progress(id, "done", "finish"), "申请验收前，请先在本任务的“佐证材料”页上传至少一份证明整改成效的材料。");
        }

        @Test
        @DisplayName("推进：举措清单不全、改了名、没有状态")
        void rowsThatAreNotTheMeasures() {
            ProblemId id = desk.benchmarked();
            List<Map<String, Object>> rows = desk.shownRows(id, IMPROVE, "measureProgress");
            String changed = "所列各行与最新内容不一致，请先复制已填内容，刷新页面后重新填写。";

            assertRefused(id, UNIT, IMPROVE, progress(id, rows.subList(0, 1)), changed);
            List<Map<String, Object>> renamed = new ArrayList<>(rows);
            renamed.set(0, with(rows.get(0), Map.of("title", "另一件事")));
            assertRefused(id, UNIT, IMPROVE, progress(id, renamed), changed);
            assertRefused(
                    id, UNIT, IMPROVE, progress(id, List.of(without(rows.get(0), "status"), rows.get(1))), "为必填项");
        }

        private Map<String, Object> progress(ProblemId id, List<Map<String, Object>> rows) {
            return with(desk.progress(id, "done", "continue"), Map.of("measureProgress", JsonVariable.of(rows)));
        }

        @Test
        @DisplayName("验收：没有意见，退回的期限已过")
        void aVerificationWithoutAnOpinion() {
            ProblemId id = desk.benchmarked();
            desk.finish(id);

            assertRefused(id, LEAD, VERIFY, without(passed(), "verificationOpinion"), "为必填项");
            assertRefused(
                    id,
                    LEAD,
                    VERIFY,
                    with(failed("现场核验，材料没有减少。"), Map.of("returnDueOn", "2026-11-01")),
                    "整改期限2026年11月1日已经过去，请填写今天或以后的日期。");
            assertThat(problems.verifications(id)).isEmpty();
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.VERIFYING);
        }

        @Test
        @DisplayName("裁定：重新交办没有单位和期限，没有意见")
        void aSettlementWithoutItsParts() {
            ProblemId id = desk.failedThreeTimes();
            Map<String, Object> reassigned = Map.of(
                    "settlementDecision", "reassign",
                    "assignedUnitId", "panlongqu",
                    "assignedDueOn", "2026-12-25",
                    "settlementOpinion", "改由盘龙区先行试点。");

            assertRefused(id, OFFICE, SETTLE, without(reassigned, "assignedUnitId"), "“责任单位”为必填项");
            assertRefused(id, OFFICE, SETTLE, without(reassigned, "assignedDueOn"), "为必填项");
            assertRefused(id, OFFICE, SETTLE, without(reassigned, "settlementOpinion"), "为必填项");
            assertThat(desk.problem(id).state()).isEqualTo(ProblemState.SETTLING);
        }

        @Test
        @DisplayName("总结：要推广而没有写全典型经验")
        void anExperienceWithoutItsParts() {
            ProblemId id = desk.benchmarked();
            desk.finish(id);
            desk.verify(id, passed());

            assertRefused(id, UNIT, SUMMARISE, without(promoted(), "experienceTitle"), "“经验标题”为必填项");
            assertRefused(id, UNIT, SUMMARISE, without(promoted(), "experienceEffect"), "“取得成效”为必填项");
            assertRefused(id, UNIT, SUMMARISE, with(promoted(), Map.of("lessons", "先定归口")), "至少20字");
            assertThat(problems.get(id).lessons()).isNull();
        }
    }

    private void assertRefused(ProblemId id, String user, String task, Map<String, Object> input, String message) {
        int events = desk.entries(id).size();
        int notices = count("notice");

        assertThatThrownBy(() -> day.submit(user, desk.task(id, task), input))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining(message);

        assertThat(desk.openTasks(id)).containsExactly(task);
        assertThat(desk.entries(id)).hasSize(events);
        assertThat(count("notice")).isEqualTo(notices);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static Map<String, Object> without(Map<String, Object> input, String field) {
        Map<String, Object> rest = new HashMap<>(input);
        rest.remove(field);
        return rest;
    }
}
