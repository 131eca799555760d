package org.everspring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.support.ImprovementDesk.TRIAGE;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.returned;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.everspring.engine.InputRefusedException;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemIntake;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemReport;
import org.everspring.improvement.ProblemReporter;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemSource;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ReportAccepted;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.UnitReports;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@EngineTest
@DisplayName("问题从哪里来，都只进闭环一次")
class ProblemOriginTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    private static final Actor ADMIN = new Actor("admin", "系统管理员");
    private static final Actor OTHER = new Actor("other", "other");

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private UnitReports reporting;

    @Autowired
    private ProblemIntake intake;

    @Autowired
    private ExternalProblems systems;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private ApplicationEventPublisher events;

    @Nested
    @DisplayName("季度报送")
    class Report {

        @BeforeEach
        void theQuarterIsOpen() {
            reports.openQuarter();
        }

        @Test
        @DisplayName("采纳之后，所列问题各自进入闭环，由牵头单位分办")
        void acceptedReportBringsEachOfItsProblems() {
            reports.handIn(WUHUA, report().problems("开办窗口系统不稳定", "公章刻制费用不统一"));
            assertThat(problems.count(ProblemFilter.all())).isZero();

            reports.review(WUHUA, accepted());

            List<ProblemSnapshot> found = problems.newest(ProblemFilter.all());
            assertThat(found).extracting(ProblemSnapshot::title).containsExactly("公章刻制费用不统一", "开办窗口系统不稳定");
            ProblemSnapshot first = found.get(1);
            assertThat(first.discovery().source()).isEqualTo(ProblemSource.SELF_CHECK);
            assertThat(first.item()).isEqualTo(ItemId.of("1.1"));
            assertThat(first.discovery().description()).isEqualTo("开办窗口系统不稳定，需要市级部门协调解决。");
            assertThat(first.discovery().unit()).isEqualTo(UnitId.of("wuhuaqu"));
            assertThat(first.discovery().name()).isEqualTo("五华区");
            assertThat(desk.openTasks(first.id())).containsExactly(TRIAGE);
            assertThat(problems.ofOrigin("report", "2026Q4:1.1:wuhuaqu:1"))
                    .map(ProblemSnapshot::id)
                    .contains(first.id());
        }

        @Test
        @DisplayName("采纳的步骤执行两次，问题也只有一份")
        void onceAlsoWhenTheStepRunsTwice() {
            reports.handIn(WUHUA, report().problems("开办窗口系统不稳定", "公章刻制费用不统一"));
            reports.review(WUHUA, accepted());

            reporting.accept(WUHUA);
            events.publishEvent(
                    new ReportAccepted(WUHUA, List.of(new ReportedProblem("开办窗口系统不稳定", "开办窗口系统不稳定，需要市级部门协调解决。"))));
            day.runDueJobs();

            assertThat(problems.count(ProblemFilter.all())).isEqualTo(2);
            assertThat(day.tasks("IMP-2026-0001", TRIAGE)).hasSize(1);
            assertThat(day.tasks("IMP-2026-0002", TRIAGE)).hasSize(1);
        }

        @Test
        @DisplayName("退回后改了的问题，以采纳的一次为准")
        void onlyTheAcceptedRoundCounts() {
            reports.handIn(WUHUA, report().problems("开办窗口系统不稳定"));
            reports.review(WUHUA, returned("请核实问题。"));
            reports.handIn(WUHUA, report().problems("公章刻制费用不统一"));
            reports.review(WUHUA, accepted());

            assertThat(problems.newest(ProblemFilter.all()))
                    .extracting(ProblemSnapshot::title)
                    .containsExactly("公章刻制费用不统一");
        }

        @Test
        @DisplayName("没有列问题的报送，什么也不进入")
        void reportWithoutProblemsBringsNone() {
            reports.handIn(WUHUA, report());
            reports.review(WUHUA, accepted());

            assertThat(problems.count(ProblemFilter.all())).isZero();
        }

        @Test
        @DisplayName("不予受理的，告知报送单位联络员")
        void reporterIsTheUnit() {
            reports.handIn(WUHUA, report().problems("开办窗口系统不稳定"));
            reports.review(WUHUA, accepted());
            ProblemId id = problems.newest(ProblemFilter.all()).get(0).id();

            desk.triage(id, Map.of("triageDecision", "reject", "rejectReason", "系统已于本月升级。"));

            assertThat(desk.told(id, "problem-rejected:")).containsExactly("wuhuaqu.liaison");
        }

        @Test
        @DisplayName("问题太短、超过十个的，报送不予提交")
        void problemsThatSayNothingAreRefused() {
            assertThatThrownBy(() -> reports.handIn(WUHUA, report().problems("排队")))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("至少5字");
            String[] eleven =
                    IntStream.rangeClosed(1, 11).mapToObj(i -> "需要协调的问题" + i).toArray(String[]::new);
            assertThatThrownBy(() -> reports.handIn(WUHUA, report().problems(eleven)))
                    .isInstanceOf(InputRefusedException.class)
                    .hasMessageContaining("最多10条，现有11条，请合并");
            assertThat(reports.stored(WUHUA)).isZero();
        }
    }

    @Nested
    @DisplayName("其他系统")
    class System {

        private final ProblemReport report = new ProblemReport(
                ProblemSource.ENTERPRISE,
                ItemId.of("1.1"),
                "办理公章备案跑了三趟",
                "来电企业反映办理公章备案跑了三趟，每次要求的材料都不一样。",
                List.of(UnitId.of("gonganju")));

        @BeforeEach
        void anOrdinaryMonday() {
            day.at("2026-11-02T10:00");
        }

        @Test
        @DisplayName("同一编号、同样内容，再发也是同一个问题，分办之后也是")
        void sameKeyGivesTheSameProblem() {
            ProblemId first = systems.file(ADMIN, "12345-001", report);
            desk.triage(first, ImprovementDesk.accepted());

            assertThat(systems.file(ADMIN, "12345-001", report)).isEqualTo(first);

            assertThat(problems.count(ProblemFilter.all())).isOne();
            assertThat(problems.ofOrigin("admin", "12345-001"))
                    .map(ProblemSnapshot::id)
                    .contains(first);
            assertThat(problems.ofOrigin("other", "12345-001")).isEmpty();
            assertThat(desk.problem(first).discovery().unit()).isEqualTo(UnitId.of("yingshangban"));
        }

        @Test
        @DisplayName("同一编号、不同内容，说明已经报送过")
        void otherContentUnderTheKeyIsRefused() {
            ProblemId first = systems.file(ADMIN, "12345-001", report);
            ProblemReport other = new ProblemReport(
                    report.source(), report.item(), report.title(), report.description() + "请核实。", report.concerned());

            assertThatThrownBy(() -> systems.file(ADMIN, "12345-001", other))
                    .isInstanceOf(AlreadyDoneException.class)
                    .hasMessage("编号“12345-001”已经报送过内容不同的问题（" + first + "），不能更改。新的问题请用新的编号报送。");
            assertThat(systems.file(OTHER, "12345-001", other)).isNotEqualTo(first);
        }

        @Test
        @DisplayName("同时发两次，也只有一个问题")
        void twoAtOnceGiveOneProblem() throws Exception {
            Runnable send = () -> systems.file(ADMIN, "12345-001", report);

            assertThat(AtOnce.run(send, send, send, send)).isEmpty();

            assertThat(problems.count(ProblemFilter.all())).isOne();
            assertThat(day.tasks("IMP-2026-0001", TRIAGE)).hasSize(1);
        }

        @Test
        @DisplayName("工作方案没有的任务和单位、不像样的编号，都说明原因")
        void whatThePlanDoesNotKnowIsRefused() {
            assertThatThrownBy(() -> systems.file(
                            ADMIN,
                            "1",
                            new ProblemReport(
                                    report.source(),
                                    ItemId.of("9.9"),
                                    report.title(),
                                    report.description(),
                                    List.of())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("9.9");
            assertThatThrownBy(() -> systems.file(
                            ADMIN,
                            "1",
                            new ProblemReport(
                                    report.source(),
                                    null,
                                    report.title(),
                                    report.description(),
                                    List.of(UnitId.of("xiaofangju")))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("xiaofangju");
            assertThatThrownBy(() -> systems.file(ADMIN, " ", report)).isInstanceOf(InvalidInputException.class);
            assertThat(problems.count(ProblemFilter.all())).isZero();
        }

        @Test
        @DisplayName("不予受理的，告知市营商环境办")
        void officeHearsForTheSystem() {
            ProblemId id = systems.file(ADMIN, "12345-001", report);

            desk.triage(id, Map.of("triageDecision", "reject", "rejectReason", "已由原渠道答复来电人。"));

            assertThat(desk.told(id, "problem-rejected:")).containsExactly("yingshangban.liaison");
        }
    }

    @Nested
    @DisplayName("复发")
    class Reopened {

        private final ProblemReporter reporter =
                new ProblemReporter("wuhuaqu.liaison", "五华区联络员", Set.of(UnitId.of("wuhuaqu")));

        @BeforeEach
        void anOrdinaryMonday() {
            day.at("2026-11-02T10:00");
        }

        @Test
        @DisplayName("从原问题一键重新发起，沿用来源、任务、标题和涉及单位")
        void beginsAnewFromTheClosedOne() {
            ProblemId closed = desk.closed();

            ProblemId id = intake.reopen(closed, "整改一个月后，企业又反映材料重复提交。", reporter);

            assertThat(desk.openTasks(id)).containsExactly(TRIAGE);
            assertThat(desk.problem(id).discovery().reopens()).isEqualTo(closed);
            assertThat(desk.problem(id).title()).isEqualTo(desk.problem(closed).title());
            assertThat(desk.problem(id).discovery().description()).isEqualTo("整改一个月后，企业又反映材料重复提交。");
            assertThat(desk.problem(id).discovery().userId()).isEqualTo("wuhuaqu.liaison");
        }

        @Test
        @DisplayName("两个人同时发起，只有一个成功")
        void onlyOneOfTwoAtOnce() throws Exception {
            ProblemId closed = desk.closed();
            Runnable reopen = () -> intake.reopen(closed, "整改一个月后，企业又反映材料重复提交。", reporter);

            assertThat(AtOnce.run(reopen, reopen)).singleElement().isInstanceOf(AlreadyDoneException.class);

            assertThat(problems.reopenedAs(closed)).hasSize(1);
        }

        @Test
        @DisplayName("新问题办结之后还可以再发起；没有办结的不能发起")
        void onlyClosedOnesCanComeBack() {
            ProblemId closed = desk.closed();
            ProblemId again = intake.reopen(closed, "整改一个月后，企业又反映材料重复提交。", reporter);
            assertThatThrownBy(() -> intake.reopen(again, "整改一个月后，企业又反映材料重复提交。", reporter))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("现为“待分办”");

            desk.triage(again, Map.of("triageDecision", "reject", "rejectReason", "经核实没有复发。"));
            assertThat(intake.reopen(closed, "整改三个月后，企业再次反映材料重复提交。", reporter)).isNotEqualTo(again);
        }
    }
}
