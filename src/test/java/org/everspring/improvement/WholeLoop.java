package org.everspring.improvement;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.failed;
import static org.everspring.support.ImprovementDesk.measure;
import static org.everspring.support.ImprovementDesk.passed;
import static org.everspring.support.ImprovementDesk.problem;
import static org.everspring.support.ImprovementDesk.promoted;
import static org.everspring.support.ImprovementDesk.with;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.intake.ExternalProblems;
import org.everspring.kernel.Actor;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Collective;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.PlanTest;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A problem of each of the plan's items, autumn 2026: found by a person, in an accepted report or by another
 * system, and brought through benchmark, improvement, verification and summary to the adoption of what was learnt by
 * every member of 各县区. What each has done differently is told by its place in the plan.
 */
@PlanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeLoop {

    private static final String SYSTEM = "admin";

    /** How a problem comes in. */
    private enum Entry {
        FORM,
        REPORT,
        SYSTEM
    }

    /** One item's loop. */
    private final class Loop {
        final int index;
        final Item item;
        final UnitId unit;
        final Entry entry;
        ProblemId problem;

        Loop(int index, Item item) {
            this.index = index;
            this.item = item;
            List<UnitId> units = item.responsibleUnits();
            this.unit = units.isEmpty() ? item.principalLead() : units.get(index % units.size());
            this.entry = units.isEmpty() ? Entry.FORM : Entry.values()[index % 3];
        }

        /** Without an item the office triages first, and passes it on. */
        boolean withoutItem() {
            return entry == Entry.SYSTEM && index % 2 == 0;
        }

        boolean late() {
            return index % 4 == 3;
        }

        boolean failsOnce() {
            return index % 5 == 2;
        }

        String title() {
            return item.title() + "办理环节偏多";
        }

        /** Nobody verifies his own work. */
        UnitId verifier() {
            return unit.equals(item.principalLead()) ? plan.office().id() : item.principalLead();
        }

        /** Of every third one. */
        List<String> assisting() {
            return index % 3 == 0 && !unit.value().equals("panlongqu") ? List.of("panlongqu") : List.of();
        }

        String liaison() {
            return unit + ".liaison";
        }

        Experience experience() {
            return experiences.ofProblem(problem.value()).orElseThrow();
        }
    }

    @Autowired
    private Workday workday;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private PromotionDesk promotion;

    @Autowired
    private ExternalProblems systems;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Attempts attempts;

    @Autowired
    private Experiences experiences;

    @Autowired
    private EvidenceFiles evidence;

    @Autowired
    private Plan plan;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    final List<Loop> loops = new ArrayList<>();
    private Collective counties;
    List<UnitId> members;

    @BeforeAll
    void playEveryLoop() {
        plan.items().forEach(item -> loops.add(new Loop(loops.size(), item)));
        counties = plan.collectives().stream()
                .filter(collective -> collective.name().equals("各县区"))
                .findFirst()
                .orElseThrow();
        members = counties.members();
        workday.restStartTimers();
        workday.at("2026-09-01T09:30");
        workday.openQuarter("2026Q3");

        on("2026-09-03", this::find);
        leaveTheRestOfTheQuarter();
        on("2026-09-04", this::triage);
        on("2026-09-10", this::benchmark);
        on("2026-09-22", loop -> desk.improve(loop.problem, "onSchedule", "continue"));
        on("2026-10-12", loop -> {
            if (!loop.late()) {
                desk.finish(loop.problem);
            }
        });
        workday.letDaysPass("2026-10-13", "2026-10-20");
        on("2026-10-21", loop -> {
            if (loop.late()) {
                desk.finish(loop.problem);
            }
        });
        on("2026-10-22", loop -> desk.verify(loop.problem, loop.failsOnce() ? failed("办理环节没有减少。") : passed()));
        on("2026-10-26", loop -> {
            if (loop.failsOnce()) {
                desk.finish(loop.problem);
                desk.verify(loop.problem, passed());
            }
        });
        on(
                "2026-10-27",
                loop -> desk.summarise(
                        loop.problem, with(promoted(), Map.of("experienceTitle", loop.item.title() + "环节压减做法"))));
        on("2026-10-29", this::review);
        on("2026-11-10", this::adopt);
        // The silent ones are reminded, escalated, and recorded when the term is over.
        workday.letDaysPass("2026-11-16", "2026-12-31");
        on("2026-12-31", this::recognise);
    }

    private void on(String day, Consumer<Loop> action) {
        workday.at(day + "T10:00");
        workday.runDueJobs();
        loops.forEach(loop -> {
            action.accept(loop);
            workday.runDueJobs();
        });
    }

    /** {@code WholeQuarter} plays it, and the next one; their hundreds of tasks would only remind here. */
    private void leaveTheRestOfTheQuarter() {
        for (String process : List.of("quarterlyCycle", "unitReport", "itemSummary", "measureBreakdown")) {
            List<String> running = runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                    .map(ProcessInstance::getId)
                    .toList();
            runtime.deleteProcessInstances(running, "not played here", true, true);
        }
    }

    private void find(Loop loop) {
        String description = "企业反映材料重复提交、跑动次数多，与先进城市相比有差距。";
        switch (loop.entry) {
            case FORM ->
                desk.file(
                        loop.liaison(),
                        with(
                                problem(),
                                Map.of(
                                        "itemId",
                                        loop.item.id().value(),
                                        "problemTitle",
                                        loop.title(),
                                        "problemDescription",
                                        description,
                                        "concernedUnitIds",
                                        JsonVariable.of(List.of("wuhuaqu", "panlongqu")))));
            case REPORT -> {
                ObligationId report = ObligationId.parse("2026Q3:" + loop.item.id() + ":" + loop.unit);
                reports.handIn(
                        report,
                        Inputs.report()
                                .with(
                                        "problems",
                                        JsonVariable.of(
                                                List.of(Map.of("title", loop.title(), "detail", description)))));
                reports.review(report, Inputs.accepted());
            }
            case SYSTEM ->
                systems.file(
                        new Actor(SYSTEM, SYSTEM),
                        "GD-" + loop.index,
                        new ProblemReport(
                                ProblemSource.ENTERPRISE,
                                loop.withoutItem() ? null : loop.item.id(),
                                loop.title(),
                                description,
                                List.of(loop.unit)));
        }
        workday.runDueJobs();
        loop.problem = jdbc.sql("select id from problem where title = ?")
                .param(loop.title())
                .query((row, number) -> ProblemId.parse(row.getString("id")))
                .single();
    }

    private void triage(Loop loop) {
        String item = loop.item.id().value();
        if (loop.withoutItem()) {
            desk.triage(loop.problem, Map.of("triageDecision", "transfer", "triageItemId", item));
        }
        desk.triage(
                loop.problem,
                with(
                        accepted(),
                        Map.of(
                                "triageItemId",
                                item,
                                "assignedUnitId",
                                loop.unit.value(),
                                "assignedDueOn",
                                "2026-10-16",
                                "assistingUnitIds",
                                JsonVariable.of(loop.assisting()))));
    }

    private void benchmark(Loop loop) {
        desk.benchmark(
                loop.problem,
                with(
                        ImprovementDesk.benchmark(),
                        Map.of(
                                "theirValue",
                                2.0,
                                "ourValue",
                                2.0 + loop.index,
                                "measures",
                                JsonVariable.of(List.of(
                                        with(measure("打通数据接口"), Map.of("dueOn", "2026-09-30")),
                                        with(measure("合并办理环节"), Map.of("dueOn", "2026-10-16")))))));
    }

    private void review(Loop loop) {
        promotion.review(loop.experience().id(), PromotionDesk.approved("2026-11-20", "collective:" + counties.id()));
    }

    private AdoptionState answerOf(Loop loop, UnitId member) {
        int turn = loop.index + members.indexOf(member);
        return turn % 11 == 10
                ? AdoptionState.MISSING
                : turn % 6 == 0 ? AdoptionState.NOT_APPLICABLE : AdoptionState.ADOPTED;
    }

    private List<UnitId> targets(Loop loop) {
        return members.stream().filter(member -> !member.equals(loop.unit)).toList();
    }

    private void adopt(Loop loop) {
        ExperienceId id = loop.experience().id();
        for (UnitId member : targets(loop)) {
            switch (answerOf(loop, member)) {
                case ADOPTED -> promotion.adopt(id, member.value());
                case NOT_APPLICABLE -> promotion.answer(id, member.value(), PromotionDesk.notApplicable());
                default -> {}
            }
        }
    }

    private RecognitionLevel levelOf(Loop loop) {
        return RecognitionLevel.values()[loop.index % RecognitionLevel.values().length];
    }

    private void recognise(Loop loop) {
        RecognitionLevel level = levelOf(loop);
        promotion.recognise(
                loop.experience().id(),
                level == RecognitionLevel.NONE
                        ? Map.of("recognitionLevel", level.code())
                        : PromotionDesk.recognised(level.code(), "营商环境典型案例通报"));
    }

    @Test
    @DisplayName("每项重点任务的问题全部销号，编号连续，责任单位、验收次数与实际办理一致")
    void everyProblemIsClosed() {
        assertThat(loops).hasSameSizeAs(plan.items()).allSatisfy(loop -> {
            ProblemSnapshot problem = problems.get(loop.problem);
            assertThat(problem.state()).isEqualTo(ProblemState.CLOSED);
            assertThat(problem.item()).isEqualTo(loop.item.id());
            assertThat(problem.unit()).isEqualTo(loop.unit);
            assertThat(problem.leadUnit()).isEqualTo(loop.verifier());
            assertThat(problem.verificationFailures()).isEqualTo(loop.failsOnce() ? 1 : 0);
            assertThat(problem.closure().at()).isEqualTo(OffsetDateTime.parse("2026-10-27T10:00:00+08:00"));
            assertThat(attempts.last(loop.problem)
                            .map(ImprovementAttempt::benchmark)
                            .orElseThrow()
                            .gap())
                    .isEqualByComparingTo("" + loop.index);
            assertThat(attempts.last(loop.problem).orElseThrow().measures()).hasSize(2);
            assertThat(problems.progress(loop.problem)).hasSize(loop.failsOnce() ? 3 : 2);
            assertThat(problems.verifications(loop.problem)).hasSize(loop.failsOnce() ? 2 : 1);
            assertThat(attempts.last(loop.problem).orElseThrow().reached()).isEqualByComparingTo("2.5");
            assertThat(problems.get(loop.problem).assisting())
                    .extracting(UnitId::value)
                    .isEqualTo(loop.assisting());
        });
        assertThat(loops.stream().map(loop -> loop.problem.value()).sorted())
                .first()
                .isEqualTo("IMP-2026-0001");
        assertThat(jdbc.sql("select count(*) from problem").query(Integer.class).single())
                .isEqualTo(plan.items().size());
    }

    @Test
    @DisplayName("三种来源都有，报告中的问题、外部系统的问题各只成为一个问题")
    void comesFromEveryEndOnce() {
        assertThat(loops.stream().map(loop -> loop.entry).collect(toSet())).containsExactlyInAnyOrder(Entry.values());
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("improvementLoop")
                        .count())
                .isEqualTo(plan.items().size());
        loops.stream()
                .filter(loop -> loop.entry == Entry.SYSTEM)
                .forEach(loop -> assertThat(
                                problems.ofOrigin(SYSTEM, "GD-" + loop.index).map(ProblemSnapshot::id))
                        .contains(loop.problem));
    }

    @Test
    @DisplayName("整改逾期的逐级督办，按期的没有督办")
    void onlyTheLateAreEscalated() {
        assertThat(loops).allSatisfy(loop -> {
            List<String> levels = jdbc.sql("select distinct subject from notice where business_key = ?"
                            + " and notice_key like 'reminder:improvement:%' and subject not like '【提醒】%'"
                            + " and subject not like '【蓝色】%'")
                    .param(loop.problem.value())
                    .query((row, number) -> row.getString("subject").substring(1, 3))
                    .list();
            if (loop.late()) {
                assertThat(levels).containsExactlyInAnyOrder("黄色", "橙色");
            } else {
                assertThat(levels).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("每条经验由各县区全部成员逐一答复，未答复的登记在案，层级与认定一致")
    void everyMemberHasAnswered() {
        assertThat(loops).allSatisfy(loop -> {
            Experience experience = loop.experience();
            assertThat(experience.state()).isEqualTo(ExperienceState.PROMOTED);
            assertThat(experience.level()).isEqualTo(levelOf(loop));
            assertThat(experience.unit()).isEqualTo(loop.unit);
            List<Adoption> adoptions = experiences.adoptions(experience.id());
            assertThat(adoptions).extracting(Adoption::unit).containsExactlyElementsOf(targets(loop));
            assertThat(adoptions)
                    .allSatisfy(adoption -> assertThat(adoption.state()).isEqualTo(answerOf(loop, adoption.unit())));
        });
    }

    @Test
    @DisplayName("佐证材料全部留存，问题与经验可以互相追溯")
    void evidenceAndLineageAreKept() {
        assertThat(loops).allSatisfy(loop -> {
            Experience experience = loop.experience();
            long adopted = targets(loop).stream()
                    .filter(member -> answerOf(loop, member) == AdoptionState.ADOPTED)
                    .count();
            assertThat(experience.nomination().problemId()).isEqualTo(loop.problem.value());
            assertThat(evidence.of(loop.problem.value())).hasSize(loop.failsOnce() ? 2 : 1);
            assertThat(evidence.of(experience.id().value())).hasSize((int) adopted);
        });
    }

    @Test
    @DisplayName("没有一个作业失败，没有一件事通知两次，没有流程遗留")
    void nothingHasFailedAndNothingIsLeft() {
        assertThat(history.createHistoricJobLogQuery().failureLog().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(jdbc.sql("select notice_key from notice group by notice_key, user_id having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
        for (String process : List.of("improvementLoop", "experiencePromotion")) {
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey(process)
                            .count())
                    .isZero();
            assertThat(ends(process))
                    .containsOnly(process.equals("improvementLoop") ? "endEvent_closed" : "endEvent_promoted");
        }
    }

    /** Where the instances themselves have ended, reminders and escalations aside. */
    private Set<String> ends(String process) {
        return history.createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> activity.getProcessDefinitionKey().equals(process))
                .filter(activity -> activity.getParentActivityInstanceId().equals(activity.getProcessInstanceId()))
                .map(HistoricActivityInstance::getActivityId)
                .filter(activity -> activity.startsWith("endEvent_"))
                .filter(activity -> !activity.matches("endEvent_.*(Reminded|Escalated)"))
                .collect(toSet());
    }
}
