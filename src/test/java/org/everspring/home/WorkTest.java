package org.everspring.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.DemonstrationAccount;
import org.everspring.access.DemonstrationAccounts;
import org.everspring.access.StaffRole;
import org.everspring.engine.MemberGroups;
import org.everspring.home.Work.Scope;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ObligationId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("我的待办")
class WorkTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final SortOrder<WorkColumn> BY_DATE = SortOrder.usual(WorkColumn.class);

    @Autowired
    private Work work;

    @Autowired
    private WorkHistory history;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private Workday day;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private MemberGroups groups;

    @Autowired
    private DemonstrationAccounts accounts;

    @Autowired
    private Plan plan;

    @BeforeEach
    void manyThingsWait() {
        desk.openQuarter();
        desk.handIn(REPORT, Inputs.report());
        problems.file();
    }

    private Worker worker(String userId) {
        return new Worker(userId, groups.of(userId));
    }

    private List<OpenWork> found(String userId, Scope scope, WorkFilter filter) {
        return work.open(worker(userId), scope, filter, BY_DATE, 1).rows();
    }

    private static Set<String> ids(List<OpenWork> found) {
        return found.stream().map(OpenWork::taskId).collect(Collectors.toSet());
    }

    private Stream<String> everybody() {
        return Stream.concat(
                        plan.units().stream()
                                .flatMap(unit -> Stream.of(accounts.liaisonOf(unit), accounts.leaderOf(unit))),
                        Arrays.stream(StaffRole.values()).map(accounts::of))
                .map(DemonstrationAccount::userId);
    }

    @Test
    @DisplayName("每个人看到的，正是引擎允许他办理的任务")
    void showsExactlyWhatTheEngineLetsSomebodyWorkOn() {
        List<Task> all = tasks.createTaskQuery().list();
        assertThat(all).extracting(Task::getTaskDefinitionKey).contains("userTask_fillReport", "userTask_reviewReport");

        everybody()
                // Camunda lets administrators work on every task; none of them waits for one.
                .filter(user ->
                        !user.equals(accounts.of(StaffRole.ADMINISTRATOR).userId()))
                .forEach(user -> assertThat(ids(found(user, Scope.OWN, WorkFilter.NONE)))
                        .as(user)
                        .isEqualTo(claimable(user, all)));
        assertThat(found(accounts.of(StaffRole.ADMINISTRATOR).userId(), Scope.UNIT, WorkFilter.NONE))
                .isEmpty();
    }

    private Set<String> claimable(String user, List<Task> all) {
        Set<String> claimable = new HashSet<>();
        for (Task task : all) {
            try {
                day.as(user, () -> tasks.claim(task.getId(), user));
                claimable.add(task.getId());
                tasks.setAssignee(task.getId(), null);
            } catch (AuthorizationException notHis) {
                // As it has to be for most.
            }
        }
        return claimable;
    }

    @Test
    @DisplayName("同事领办的只在“本单位”里，写明由谁办理；数量与清单一致")
    void whatAColleagueHasClaimedIsTheUnits() {
        Task review = desk.task(REPORT, ReportingDesk.REVIEW);
        int before = work.count(worker("fagaiwei.leader"));

        tasks.claim(review.getId(), "fagaiwei.liaison");

        assertThat(ids(found("fagaiwei.leader", Scope.OWN, WorkFilter.NONE))).doesNotContain(review.getId());
        assertThat(ids(found("fagaiwei.liaison", Scope.OWN, WorkFilter.NONE))).contains(review.getId());
        assertThat(found("fagaiwei.leader", Scope.UNIT, WorkFilter.NONE))
                .filteredOn(OpenWork::taskId, review.getId())
                .extracting(OpenWork::holder, OpenWork::groups, OpenWork::step)
                .containsExactly(tuple("fagaiwei.liaison", List.of("fagaiwei"), "审核报送内容"));
        assertThat(work.count(worker("fagaiwei.leader")))
                .isEqualTo(before - 1)
                .isEqualTo(found("fagaiwei.leader", Scope.OWN, WorkFilter.NONE).size());
    }

    @Test
    @DisplayName("暂停的流程没有待办")
    void nothingOfASuspendedInstance() {
        Task review = desk.task(REPORT, ReportingDesk.REVIEW);

        runtime.suspendProcessInstanceById(review.getProcessInstanceId());

        assertThat(ids(found("fagaiwei.liaison", Scope.UNIT, WorkFilter.NONE))).doesNotContain(review.getId());
    }

    @Test
    @DisplayName("按期限排列，没有期限的在最后，反过来也一样")
    void whatHasNoDateComesLast() {
        problems.file();
        List<Task> own = tasks.createTaskQuery().taskCandidateGroup("fagaiwei").list();
        assertThat(own).hasSize(3);
        due(own.get(0), null);
        due(own.get(1), "2026-12-31T00:00:00+08:00");
        due(own.get(2), "2026-11-01T00:00:00+08:00");

        assertThat(found("fagaiwei.liaison", Scope.OWN, WorkFilter.NONE))
                .extracting(OpenWork::taskId)
                .startsWith(own.get(2).getId())
                .endsWith(own.get(0).getId());
        assertThat(work.open(
                                worker("fagaiwei.liaison"),
                                Scope.OWN,
                                WorkFilter.NONE,
                                new SortOrder<>(WorkColumn.DUE, true),
                                1)
                        .rows())
                .extracting(OpenWork::taskId)
                .startsWith(own.get(1).getId())
                .endsWith(own.get(0).getId());
    }

    private void due(Task task, String moment) {
        Task fresh = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        fresh.setDueDate(moment == null ? null : Date.from(instant(moment)));
        tasks.saveTask(fresh);
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    @Test
    @DisplayName("按关键字、类别、重点任务和期限查找，通配符只当作文字")
    void narrows() {
        String lead = "fagaiwei.liaison";

        assertThat(work.kinds(worker(lead), Scope.OWN)).containsExactly("分办问题", "审核报送内容");
        assertThat(found(lead, Scope.OWN, new WorkFilter(List.of(), "审核报送内容", null, null)))
                .singleElement()
                .satisfies(review -> {
                    assertThat(review.businessKey()).isEqualTo(REPORT.toString());
                    assertThat(review.title()).isEqualTo(new MatterTitle(null, "1.1 企业开办", "五华区", "2026Q4"));
                    assertThat(review.process()).isEqualTo("责任单位季度报送");
                });
        assertThat(words(lead, "五华 企业")).extracting(OpenWork::businessKey).contains(REPORT.toString());
        assertThat(words(lead, "2026q4:1.1:WUHUAQU")).hasSize(1);
        assertThat(words(lead, "审核 五华")).hasSize(1);
        assertThat(words(lead, "五华 纳税 审核")).isEmpty();
        assertThat(words(lead, "%")).isEmpty();
        assertThat(words(lead, "_")).isEmpty();
        assertThat(words(lead, "!")).isEmpty();
        assertThat(found(lead, Scope.OWN, new WorkFilter(List.of(), null, ItemId.of("1.1"), null)))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.title().item()).isEqualTo("1.1 企业开办"));
        assertThat(found(lead, Scope.OWN, new WorkFilter(List.of(), null, ItemId.of("1.3"), null)))
                .isEmpty();
        assertThat(found(lead, Scope.OWN, new WorkFilter(List.of(), null, null, instant("2026-11-01T00:00:00+08:00"))))
                .isEmpty();
        assertThat(found(lead, Scope.OWN, new WorkFilter(List.of(), null, null, instant("2027-11-01T00:00:00+08:00"))))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.due()).isNotNull());
    }

    private List<OpenWork> words(String user, String text) {
        return found(user, Scope.OWN, new WorkFilter(WorkFilter.words(text), null, null, null));
    }

    @Test
    @DisplayName("已办：本人办结的，最近的在前，可以查找")
    void knowsWhatWasFinished() {
        Task review = desk.task(REPORT, ReportingDesk.REVIEW);
        tasks.claim(review.getId(), "fagaiwei.liaison");
        day.submit("fagaiwei.liaison", review, Inputs.accepted());

        assertThat(history.finished("fagaiwei.liaison", List.of(), 1).rows().get(0))
                .extracting(FinishedWork::step, FinishedWork::process, FinishedWork::businessKey, FinishedWork::title)
                .containsExactly(
                        "审核报送内容", "责任单位季度报送", REPORT.toString(), new MatterTitle(null, "1.1 企业开办", "五华区", "2026Q4"));
        assertThat(history.finished("fagaiwei.liaison", List.of("五华", "审核"), 1).total())
                .isEqualTo(1);
        assertThat(history.finished("fagaiwei.liaison", List.of("%"), 1).total())
                .isZero();
        assertThat(history.finished("fagaiwei.leader", List.of(), 1).total()).isZero();
    }

    @Test
    @DisplayName("我发起：本人发起的流程，现在等谁")
    void knowsWhatWasBegun() {
        List<BegunWork> begun =
                history.begun(ImprovementDesk.REPORTER, List.of(), 1).rows();

        assertThat(begun)
                .filteredOn(instance ->
                        instance.businessKey() != null && instance.businessKey().startsWith("IMP-"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.ended()).isNull();
                    assertThat(problem.now())
                            .extracting(BegunWork.Step::name, BegunWork.Step::holder)
                            .containsExactly(tuple("分办问题", null));
                });
        assertThat(history.begun(ImprovementDesk.REPORTER, List.of("imp-"), 1).total())
                .isEqualTo(1);
        assertThat(history.begun("gonganju.liaison", List.of(), 1).total()).isZero();
    }

    @Test
    @DisplayName("数量到上限为止，一页一页地看")
    void countsNoFurtherThanItSays() {
        for (int number = 0; number <= Work.MOST_COUNTED + 10; number++) {
            Task task = tasks.newTask();
            task.setName("大量任务");
            tasks.saveTask(task);
            tasks.addCandidateGroup(task.getId(), "anningshi");
        }
        try {
            Worker many = worker("anningshi.liaison");
            WorkFilter kind = new WorkFilter(List.of(), "大量任务", null, null);

            assertThat(work.count(many)).isEqualTo(Work.MOST_COUNTED + 1);
            var second = work.open(many, Scope.OWN, kind, BY_DATE, 2);
            assertThat(second.total()).isEqualTo(Work.MOST_COUNTED + 11);
            assertThat(second.pages()).isEqualTo(3);
            assertThat(ids(second.rows()))
                    .hasSize(Work.PAGE_SIZE)
                    .doesNotContainAnyElementsOf(
                            ids(work.open(many, Scope.OWN, kind, BY_DATE, 1).rows()));
        } finally {
            tasks.createTaskQuery().taskName("大量任务").list().forEach(task -> tasks.deleteTask(task.getId(), true));
        }
    }
}
