package org.everspring.improvement;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.intake.ExternalProblems;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A problem of each of the real plan's 16 items, autumn 2026: found by a person, in an accepted report or by another
 * system, and brought through benchmark, improvement, verification and summary to the adoption of what was learnt by
 * every member of 各县区. What each has done differently is told by its place in the plan.
 */
@SpringBootTest(
        properties = {
            "everspring.demonstration.enabled=true",
            "everspring.notification.relay-interval=0s",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import(Workday.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeLoop {

    private static final String OFFICE = "yingshangban.liaison";
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
            this.unit = units.isEmpty() ? item.principalLead() : units.get(0);
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

        String lead() {
            return item.principalLead() + ".liaison";
        }

        /** Nobody verifies his own work. */
        UnitId verifier() {
            return unit.equals(item.principalLead()) ? plan.office().id() : item.principalLead();
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
    private ExternalProblems systems;

    @Autowired
    private ProblemQueries problems;

    @Autowired
    private Experiences experiences;

    @Autowired
    private EvidenceFiles evidence;

    @Autowired
    private Plan plan;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FormService forms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    private final List<Loop> loops = new ArrayList<>();
    private List<UnitId> members;

    @BeforeAll
    void playEveryLoop() {
        plan.items().forEach(item -> loops.add(new Loop(loops.size(), item)));
        members = plan.collectives().stream()
                .filter(collective -> collective.name().equals("各县区"))
                .findFirst()
                .orElseThrow()
                .members();
        workday.restStartTimers();
        workday.at("2026-09-01T09:30");
        workday.openQuarter("2026Q3");

        on("2026-09-03", this::find);
        leaveTheRestOfTheQuarter();
        on("2026-09-04", this::triage);
        on("2026-09-10", this::benchmark);
        on("2026-09-22", loop -> improve(loop, "continue"));
        on("2026-10-12", loop -> {
            if (!loop.late()) {
                improve(loop, "finish");
            }
        });
        workday.letDaysPass("2026-10-13", "2026-10-20");
        on("2026-10-21", loop -> {
            if (loop.late()) {
                improve(loop, "finish");
            }
        });
        on("2026-10-22", loop -> verify(loop, loop.failsOnce() ? "fail" : "pass"));
        on("2026-10-26", loop -> {
            if (loop.failsOnce()) {
                improve(loop, "finish");
                verify(loop, "pass");
            }
        });
        on("2026-10-27", this::summarise);
        on("2026-10-29", this::review);
        on("2026-11-10", this::adopt);
        // The silent ones are reminded, escalated, and recorded when the term is over.
        workday.letDaysPass("2026-11-16", "2026-12-31");
        on("2026-12-31", this::recognise);
    }

    @AfterAll
    void resetTheClock() {
        workday.resetClock();
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
                workday.start(
                        loop.liaison(),
                        "improvementLoop",
                        Map.of(
                                "problemSource",
                                "enterprise",
                                "itemId",
                                loop.item.id().value(),
                                "problemTitle",
                                loop.title(),
                                "problemDescription",
                                description,
                                "concernedUnitIds",
                                JsonVariable.of(List.of("wuhuaqu", "panlongqu"))));
            case REPORT -> reportAndAccept(loop, description);
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

    private void reportAndAccept(Loop loop, String description) {
        String key = "2026Q3:" + loop.item.id() + ":" + loop.unit;
        Task task = workday.task(key, "userTask_fillReport");
        Map<String, Object> form = new LinkedHashMap<>(Map.of(
                "progressStatus", "onSchedule",
                "progress", "本季度各项工作按计划推进，成效符合预期。",
                "nextSteps", "继续推进。",
                "drafter", "张三",
                "drafterPhone", "0871-63130000",
                "signedBy", "李四",
                "signerRole", "deputy",
                "problems", JsonVariable.of(List.of(Map.of("title", loop.title(), "detail", description)))));
        List<Map<String, Object>> targets = workday.rows(key, "targets");
        if (!targets.isEmpty()) {
            targets.forEach(row -> row.put("value", 12.5));
            form.put("targets", JsonVariable.of(targets));
        }
        workday.submit(loop.liaison(), task, form);
        submit(loop.lead(), key, "userTask_reviewReport", Map.of("reviewDecision", "accept", "qualityRating", "good"));
    }

    private void triage(Loop loop) {
        String item = loop.item.id().value();
        if (loop.withoutItem()) {
            submit(
                    OFFICE,
                    loop.problem,
                    "userTask_triageProblem",
                    Map.of("triageDecision", "transfer", "triageItemId", item));
            workday.runDueJobs();
        }
        submit(
                loop.lead(),
                loop.problem,
                "userTask_triageProblem",
                Map.of(
                        "triageDecision",
                        "accept",
                        "triageItemId",
                        item,
                        "assignedUnitId",
                        loop.unit.value(),
                        "assignedDueOn",
                        "2026-10-16"));
    }

    private void benchmark(Loop loop) {
        submit(
                loop.liaison(),
                loop.problem,
                "userTask_benchmarkProblem",
                Map.of(
                        "benchmarkAgainst", "上海市",
                        "indicator", "平均办理环节",
                        "theirValue", 2.0,
                        "ourValue", 2.0 + loop.index,
                        "valueUnit", "个",
                        "betterDirection", "lower",
                        "cause", "部门之间数据没有共享，群众重复提交。",
                        "measures",
                                JsonVariable.of(List.of(
                                        Map.of("title", "打通数据接口", "dueOn", "2026-09-30", "owner", "赵六"),
                                        Map.of("title", "合并办理环节", "dueOn", "2026-10-16", "owner", "钱七")))));
    }

    /** As Tasklist reads them from the form. */
    private List<Map<String, Object>> measures(Task task) {
        try {
            return new ObjectMapper()
                    .readValue(
                            forms.getTaskFormVariables(task.getId())
                                    .get("measureProgress")
                                    .toString(),
                            new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void improve(Loop loop, String outcome) {
        Task task = workday.task(loop.problem.value(), "userTask_improve");
        boolean finishes = outcome.equals("finish");
        if (finishes) {
            upload(task, loop.unit, "整改前后对比-" + task.getId());
        }
        List<Map<String, Object>> measures = measures(task);
        measures.forEach(row -> row.put("status", finishes ? "done" : "onSchedule"));
        workday.submit(
                loop.liaison(),
                task,
                Map.of(
                        "measureProgress",
                        JsonVariable.of(measures),
                        "improvementProgress",
                        finishes ? "两项举措均已完成，办理环节压减到位。" : "接口联调中，按计划推进。",
                        "improvementOutcome",
                        outcome));
    }

    private void verify(Loop loop, String decision) {
        submit(
                loop.verifier() + ".liaison",
                loop.problem,
                "userTask_verifyImprovement",
                Map.of("verificationDecision", decision, "verificationOpinion", "经现场核查，意见如上。"));
        workday.runDueJobs();
    }

    private void summarise(Loop loop) {
        submit(
                loop.liaison(),
                loop.problem,
                "userTask_summariseExperience",
                Map.of(
                        "lessons", "先对标再改进，数据共享是压减环节的前提，流程再造要由一个部门牵头。",
                        "worthPromoting", "yes",
                        "experienceTitle", loop.item.title() + "环节压减做法",
                        "experienceBackground", "企业反映办理环节多、材料重复提交，群众多头跑动。",
                        "experiencePractice", "一是对标上海市逐环节比对；二是打通数据接口；三是合并办理环节。",
                        "experienceEffect", "平均办理环节压减到二个以内。",
                        "experienceCopyable", "环节比对清单和接口规范可以直接使用。"));
    }

    private void review(Loop loop) {
        submit(
                OFFICE,
                loop.experience().id(),
                "userTask_reviewExperience",
                Map.of(
                        "rubricRepresentative", 20,
                        "rubricDepth", 20,
                        "rubricWriting", 20,
                        "rubricTerms", 20,
                        "experienceDecision", "approve",
                        "experienceTargets", JsonVariable.of(List.of("collective:gexianqu")),
                        "adoptDueOn", "2026-11-20"));
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
        for (UnitId member : targets(loop)) {
            AdoptionState answer = answerOf(loop, member);
            if (answer == AdoptionState.MISSING) {
                continue;
            }
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(loop.experience().id().value())
                    .taskDefinitionKey("userTask_adoptExperience")
                    .taskCandidateGroup(member.value())
                    .singleResult();
            if (answer == AdoptionState.ADOPTED) {
                upload(task, member, "复制推广情况-" + member);
            }
            workday.submit(
                    member + ".liaison",
                    task,
                    answer == AdoptionState.ADOPTED
                            ? Map.of("adoptionDecision", "adopted", "adoptionText", "已按清单压减环节并上线接口。")
                            : Map.of("adoptionDecision", "notApplicable", "adoptionReason", "本地没有此类事项的审批权限。"));
        }
    }

    private RecognitionLevel levelOf(Loop loop) {
        return RecognitionLevel.values()[loop.index % RecognitionLevel.values().length];
    }

    private void recognise(Loop loop) {
        RecognitionLevel level = levelOf(loop);
        submit(
                OFFICE,
                loop.experience().id(),
                "userTask_recogniseExperience",
                level == RecognitionLevel.NONE
                        ? Map.of("recognitionLevel", level.code())
                        : Map.of("recognitionLevel", level.code(), "recognitionBasis", "营商环境典型案例通报"));
        workday.runDueJobs();
    }

    private void upload(Task task, UnitId unit, String name) {
        StaffMember person = new StaffMember(unit + ".liaison", unit.value(), Set.of(unit), Set.of());
        byte[] content = (name + "：办理环节由多变少。").getBytes(StandardCharsets.UTF_8);
        evidence.add(task.getId(), name + ".txt", new ByteArrayInputStream(content), person);
    }

    private void submit(String user, Object key, String task, Map<String, Object> form) {
        workday.submit(user, workday.task(key.toString(), task), form);
    }

    @Test
    @DisplayName("16项重点任务的问题全部销号，编号连续，责任单位、验收次数与实际办理一致")
    void everyProblemIsClosed() {
        assertThat(loops).hasSize(16).allSatisfy(loop -> {
            ProblemSnapshot problem = problems.get(loop.problem);
            assertThat(problem.state()).isEqualTo(ProblemState.CLOSED);
            assertThat(problem.item()).isEqualTo(loop.item.id());
            assertThat(problem.unit()).isEqualTo(loop.unit);
            assertThat(problem.leadUnit()).isEqualTo(loop.verifier());
            assertThat(problem.verificationFailures()).isEqualTo(loop.failsOnce() ? 1 : 0);
            assertThat(problem.closure().at()).isEqualTo(OffsetDateTime.parse("2026-10-27T10:00:00+08:00"));
            assertThat(problems.lastAttempt(loop.problem)
                            .map(ImprovementAttempt::benchmark)
                            .orElseThrow()
                            .gap())
                    .isEqualByComparingTo("" + loop.index);
            assertThat(problems.lastAttempt(loop.problem).orElseThrow().measures())
                    .hasSize(2);
            assertThat(problems.progress(loop.problem)).hasSize(loop.failsOnce() ? 3 : 2);
            assertThat(problems.verifications(loop.problem)).hasSize(loop.failsOnce() ? 2 : 1);
        });
        assertThat(loops.stream().map(loop -> loop.problem.value()).sorted())
                .first()
                .isEqualTo("IMP-2026-0001");
        assertThat(jdbc.sql("select count(*) from problem").query(Integer.class).single())
                .isEqualTo(16);
    }

    @Test
    @DisplayName("三种来源都有，报告中的问题、外部系统的问题各只成为一个问题")
    void comesFromEveryEndOnce() {
        assertThat(loops.stream().map(loop -> loop.entry).collect(toSet())).containsExactlyInAnyOrder(Entry.values());
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("improvementLoop")
                        .count())
                .isEqualTo(16);
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
        assertThat(members).hasSize(20);
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
