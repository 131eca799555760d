package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.everspring.support.PlanTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@PlanTest
@Transactional
@DisplayName("工作人员在任务清单中看到的任务")
class StaffTasksTest {

    private static final String TAX = "shuiwuju.liaison";
    private static final String TAX_LEADER = "shuiwuju.leader";
    private static final String REFORM = "fagaiwei.liaison";
    private static final String OFFICE = "yingshangban.liaison";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void twoUnitsHaveATask() {
        repository
                .createDeployment()
                .addClasspathResource("org/everspring/people/handed-out.bpmn")
                .deploy();
        handOut("shuiwuju", "2026-12-21T00:00:00+08:00");
        handOut("fagaiwei", "2026-12-22T00:00:00+08:00");
    }

    @AfterEach
    void nobodyIsSignedIn() {
        identities.clearAuthentication();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("只看到本单位的任务")
    void staffSeeOnlyTheTasksOfTheirOwnUnit() {
        signIn(TAX);

        var visible = tasks.createTaskQuery().listPage(0, 100);

        assertThat(visible).hasSize(1);
        assertThat(tasks.getIdentityLinksForTask(visible.get(0).getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("shuiwuju");
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    @DisplayName("可认领并办结本单位的任务")
    void staffClaimAndCompleteTheirTask() {
        signIn(TAX);
        var task = tasks.createTaskQuery().singleResult();

        tasks.claim(task.getId(), TAX);
        tasks.complete(task.getId());

        assertThat(tasks.createTaskQuery().count()).isZero();
    }

    @Test
    @DisplayName("不能认领、办理或查看其他单位的任务")
    void taskOfAnotherUnitIsRefused() {
        var foreign = taskOf("fagaiwei");
        signIn(TAX);

        assertThatThrownBy(() -> tasks.complete(foreign)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.claim(foreign, TAX)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.getVariables(foreign)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("五个筛选可用，带有颜色、次序和中文列名")
    void fiveFiltersAreReady() {
        signIn(TAX);

        var provided = filters.createFilterQuery().listPage(0, 100);

        assertThat(provided)
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder("我的任务", "本单位待办", "今日到期", "已逾期", "代办任务");
        assertThat(provided)
                .allSatisfy(filter -> assertThat(filter.getProperties())
                        .containsKeys("color", "priority", "description")
                        .containsEntry("refresh", true)
                        .extractingByKey("variables")
                        .asString()
                        .contains("事项", "责任单位", "重点任务", "季度"));
    }

    @Test
    @DisplayName("清单列按任务清单的方式可查，只限本单位任务所属的事项和这几列")
    void columnsOfTheListAreReadableOfTheOwnTasksOnly() {
        var own = tasks.createTaskQuery().taskCandidateGroup("shuiwuju").singleResult();
        var foreign = tasks.createTaskQuery().taskCandidateGroup("fagaiwei").singleResult();
        signIn(TAX);

        assertThat(columns(own, "unitName", "itemTitle", "quarter"))
                .extracting(VariableInstance::getValue)
                .containsExactlyInAnyOrder("shuiwuju", "企业准入", "2026Q4");
        assertThat(columns(foreign, "unitName", "itemTitle", "quarter")).isEmpty();
        assertThat(columns(own, "unitName", "unitId")).isEmpty();
        assertThat(runtime.createVariableInstanceQuery()
                        .variableNameIn("unitName")
                        .listPage(0, 100))
                .isEmpty();
        assertThat(runtime.createVariableInstanceQuery()
                        .variableNameIn("unitName")
                        .variableScopeIdIn(own.getId(), own.getProcessInstanceId(), foreign.getProcessInstanceId())
                        .listPage(0, 100))
                .isEmpty();
    }

    /** As Tasklist's list asks. */
    private List<VariableInstance> columns(Task task, String... names) {
        return runtime.createVariableInstanceQuery()
                .variableNameIn(names)
                .variableScopeIdIn(task.getId(), task.getExecutionId(), task.getProcessInstanceId())
                .listPage(0, 100);
    }

    @Test
    @DisplayName("可查看任务所属流程的名称和流程图，不能启动")
    void modelOfTheProcessIsReadable() {
        signIn(TAX);

        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("handedOut")
                .singleResult();

        assertThat(definition.getName()).isEqualTo("交办");
        assertThat(repository.getProcessModel(definition.getId())).isNotNull();
        assertThatThrownBy(() -> runtime.startProcessInstanceById(definition.getId()))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("本单位待办包括同事已认领的，我的任务只含本人认领的")
    void claimedTaskStaysInTheUnitsList() {
        signIn(TAX);
        tasks.claim(tasks.createTaskQuery().singleResult().getId(), TAX);

        assertThat(shown("我的任务")).hasSize(1);

        signIn(TAX_LEADER);
        assertThat(shown("我的任务")).isEmpty();
        assertThat(shown("本单位待办")).hasSize(1);
    }

    @Test
    @DisplayName("24时到期的任务当天列入今日到期，次日列入已逾期")
    void taskDueAtMidnightCountsForTheDayThatEnds() {
        signIn(TAX);

        at("2026-12-19T23:59:59+08:00");
        assertThat(shown("今日到期")).isEmpty();
        assertThat(shown("已逾期")).isEmpty();

        at("2026-12-20T00:00:01+08:00");
        assertThat(shown("今日到期")).hasSize(1);

        at("2026-12-20T23:59:59+08:00");
        assertThat(shown("今日到期")).hasSize(1);
        assertThat(shown("已逾期")).isEmpty();

        at("2026-12-21T00:00:01+08:00");
        assertThat(shown("今日到期")).isEmpty();
        assertThat(shown("已逾期")).hasSize(1);
    }

    @Test
    @DisplayName("市营商环境办看到全部任务，但不能代办")
    void officeSeesEveryTaskButWorksNone() {
        var foreign = taskOf("fagaiwei");
        signIn(OFFICE);

        assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
        assertThat(shown("本单位待办")).isEmpty();
        assertThatThrownBy(() -> tasks.complete(foreign)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("不能查看其他单位人员的账号")
    void accountsOfOtherUnitsAreNotShown() {
        signIn(REFORM);

        assertThat(identities.createUserQuery().userId(TAX).count()).isZero();
        assertThat(identities.createUserQuery().userId(REFORM).count()).isOne();
    }

    private String taskOf(String unit) {
        return tasks.createTaskQuery().taskCandidateGroup(unit).singleResult().getId();
    }

    private List<Task> shown(String filterName) {
        var filter = filters.createFilterQuery().filterName(filterName).singleResult();
        return filters.listPage(filter.getId(), 0, 100);
    }

    private void handOut(String unit, String dueAt) {
        runtime.startProcessInstanceByKey(
                "handedOut",
                Map.of(
                        "unitId",
                        unit,
                        "dueAt",
                        date(dueAt),
                        "unitName",
                        unit,
                        "itemTitle",
                        "企业准入",
                        "quarter",
                        "2026Q4"));
    }

    private static void at(String time) {
        ClockUtil.setCurrentTime(date(time));
    }

    private static Date date(String time) {
        return Date.from(OffsetDateTime.parse(time).toInstant());
    }

    private void signIn(String user) {
        identities.clearAuthentication();
        var groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups);
    }
}
