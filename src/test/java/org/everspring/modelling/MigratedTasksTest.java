package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.file;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.everspring.jobs.StuckInstances;
import org.everspring.kernel.InvalidInputException;
import org.everspring.modelling.DryRun.Finding;
import org.everspring.modelling.MigrationPreview.TaskChange;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Of the ten changes that process owners make: labels and candidate groups, and a parallel gateway. */
@EngineTest
@DisplayName("迁移之后，待办随新版本改变")
class MigratedTasksTest {

    private static final String KEY = "enterpriseVisit";
    private static final String FILE = "enterprise-visit.bpmn";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Migrations migrations;

    @Autowired
    private DryRuns dryRuns;

    @Autowired
    private StuckInstances stuck;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private ManagementService management;

    @Autowired
    private Workday day;

    private OwnersDesk owner;

    @BeforeEach
    void threeVisitsWait() {
        owner = new OwnersDesk(context);
        day.at("2026-12-01T10:00");
        owner.deploy(FILE, visit("走访企业", "gonganju", "审核走访"));
        for (int i = 1; i <= 3; i++) {
            runtime.startProcessInstanceByKey(KEY, "visit-" + i, Map.of("dueOn", "2026-12-11T00:00:00"));
        }
        tasks.complete(task("visit-3").getId());
    }

    @AfterEach
    void tidyUp() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over", true));
        owner.tidyUp();
    }

    private static String visit(String visitLabel, String group, String reviewLabel) {
        return xml(Bpmn.createExecutableProcess(KEY)
                .name("企业走访")
                .camundaHistoryTimeToLiveString("P180D")
                .startEvent("startEvent_visitNeeded")
                .name("需要走访")
                .userTask("userTask_visit")
                .name(visitLabel)
                .camundaCandidateGroups(group)
                .userTask("userTask_review")
                .name(reviewLabel)
                .camundaCandidateGroups("fagaiwei")
                .endEvent("endEvent_visited")
                .name("走访完成")
                .done());
    }

    /** A survey is made at the same time as the visit, and both are awaited before the review. */
    private static String withSurvey() {
        return xml(Bpmn.createExecutableProcess(KEY)
                .name("企业走访")
                .camundaHistoryTimeToLiveString("P180D")
                .startEvent("startEvent_visitNeeded")
                .name("需要走访")
                .parallelGateway("gateway_split")
                .userTask("userTask_visit")
                .name("走访企业")
                .camundaCandidateGroups("gonganju")
                .parallelGateway("gateway_bothDone")
                .name("两项都完成")
                .userTask("userTask_review")
                .name("审核走访")
                .camundaCandidateGroups("fagaiwei")
                .endEvent("endEvent_visited")
                .name("走访完成")
                .moveToNode("gateway_split")
                .userTask("userTask_survey")
                .name("问卷调查")
                .camundaCandidateGroups("gonganju")
                .connectTo("gateway_bothDone")
                .done());
    }

    private static String xml(BpmnModelInstance model) {
        return Bpmn.convertToString(model);
    }

    private Task task(String businessKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).singleResult();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private void runBatch() {
        for (List<Job> open = batchJobs(); !open.isEmpty(); open = batchJobs()) {
            open.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> batchJobs() {
        return management.createJobQuery().withRetriesLeft().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() == null && job.getProcessDefinitionKey() == null)
                .toList();
    }

    @Nested
    @DisplayName("改名称、候选组")
    class LabelsAndGroups {

        @Test
        @DisplayName("迁移之前页面说清哪些待办怎样变")
        void thePreviewTellsBefore() {
            owner.deploy(FILE, visit("上门走访企业", "shuiwuju", "审核走访"));

            assertThat(migrations.previews(OWNER, KEY))
                    .singleElement()
                    .satisfies(preview -> assertThat(preview.changes())
                            .singleElement()
                            .extracting(TaskChange::sentence)
                            .isEqualTo("“走访企业”（userTask_visit）有2件待办：名称改为“上门走访企业”，候选组由gonganju改为shuiwuju"));
        }

        @Test
        @DisplayName("迁移后待办用新的名称和候选组：原来的单位看不到，新的单位能办")
        void waitingTasksFollow() {
            owner.deploy(FILE, visit("上门走访企业", "shuiwuju", "审核走访"));

            migrations.migrate(OWNER, KEY, 1);
            runBatch();

            assertThat(task("visit-1").getName()).isEqualTo("上门走访企业");
            assertThat(groups(task("visit-1"))).containsExactly("shuiwuju");
            assertThat(history.createHistoricTaskInstanceQuery()
                            .taskId(task("visit-1").getId())
                            .singleResult()
                            .getName())
                    .isEqualTo("上门走访企业");
            assertThat(authorizations
                            .createAuthorizationQuery()
                            .resourceType(Resources.TASK)
                            .resourceId(task("visit-1").getId())
                            .groupIdIn("gonganju")
                            .count())
                    .isZero();
            assertThat(groups(task("visit-3"))).containsExactly("fagaiwei");
            day.as(
                    "gonganju.liaison",
                    () -> assertThat(tasks.createTaskQuery()
                                    .processDefinitionKey(KEY)
                                    .count())
                            .isZero());
            day.as("shuiwuju.liaison", () -> tasks.complete(task("visit-1").getId()));
            assertThat(task("visit-1").getTaskDefinitionKey()).isEqualTo("userTask_review");
        }

        @Test
        @DisplayName("已被认领的仍由认领人办理；再迁移一版照样跟上")
        void aClaimedTaskStaysWithItsPerson() {
            tasks.claim(task("visit-1").getId(), "gonganju.liaison");
            owner.deploy(FILE, visit("走访企业", "gonganju,shuiwuju", "审核走访"));
            migrations.migrate(OWNER, KEY, 1);
            runBatch();

            assertThat(task("visit-1").getAssignee()).isEqualTo("gonganju.liaison");
            assertThat(groups(task("visit-1"))).contains("gonganju", "shuiwuju");

            owner.deploy(FILE, visit("走访企业", "shuiwuju", "审核走访"));
            migrations.migrate(OWNER, KEY, 2);
            runBatch();
            assertThat(groups(task("visit-2"))).containsExactly("shuiwuju");
        }

        @Test
        @DisplayName("另外加给别人的待办，迁移不收回")
        void whatSomebodyHasAddedStays() {
            tasks.addCandidateGroup(task("visit-1").getId(), "wuhuaqu");
            owner.deploy(FILE, visit("走访企业", "shuiwuju", "审核走访"));

            migrations.migrate(OWNER, KEY, 1);
            runBatch();

            assertThat(groups(task("visit-1"))).containsExactlyInAnyOrder("wuhuaqu", "shuiwuju");
        }
    }

    @Nested
    @DisplayName("加并行网关")
    class ParallelGateway {

        @Test
        @DisplayName("会永远停在汇合处的不迁移，说明是哪一处；汇合之后的照样迁移")
        void whatWouldStandForEverStays() {
            owner.deploy(FILE, withSurvey());

            Migrations.Migration begun = migrations.migrate(OWNER, KEY, 1);
            runBatch();

            assertThat(begun.instances()).isEqualTo(1);
            assertThat(begun.staying()).singleElement().satisfies(obstacle -> {
                assertThat(obstacle.activity()).isEqualTo("userTask_visit");
                assertThat(obstacle.instances()).isEqualTo(2);
                assertThat(obstacle.reason()).contains("“两项都完成”（gateway_bothDone）", "永远停在那里");
            });
            assertThat(task("visit-1").getProcessDefinitionId()).contains(":1:");
            tasks.complete(task("visit-1").getId());
            assertThat(task("visit-1").getTaskDefinitionKey()).isEqualTo("userTask_review");
        }

        @Test
        @DisplayName("试部署就说出来；都不能迁移时拒绝")
        void theTrialTellsBefore() {
            tasks.complete(task("visit-3").getId());

            assertThat(dryRuns.tryOut(OWNER, List.of(file(FILE, withSurvey())))
                            .processes()
                            .get(0)
                            .running())
                    .singleElement()
                    .satisfies(preview -> assertThat(preview.obstacles().get(0).sentence())
                            .contains("“走访企业”（userTask_visit）有2个实例", "gateway_bothDone"));
            owner.deploy(FILE, withSurvey());
            assertThatThrownBy(() -> migrations.migrate(OWNER, KEY, 1))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("gateway_bothDone");
        }

        @Test
        @DisplayName("排他分支用并行汇合的模型，试部署提醒会永远停住")
        void theTrialWarnsOfAJoinThatIsNeverComplete() {
            String model = xml(Bpmn.createExecutableProcess(KEY)
                    .name("企业走访")
                    .camundaHistoryTimeToLiveString("P180D")
                    .startEvent("startEvent_visitNeeded")
                    .name("需要走访")
                    .exclusiveGateway("gateway_kind")
                    .name("走访哪一类？")
                    .condition("大型企业", "${large}")
                    .userTask("userTask_visit")
                    .name("走访企业")
                    .camundaCandidateGroups("gonganju")
                    .parallelGateway("gateway_bothDone")
                    .name("两项都完成")
                    .endEvent("endEvent_visited")
                    .name("走访完成")
                    .moveToNode("gateway_kind")
                    .condition("小微企业", "${!large}")
                    .userTask("userTask_survey")
                    .name("问卷调查")
                    .camundaCandidateGroups("gonganju")
                    .connectTo("gateway_bothDone")
                    .done());

            assertThat(dryRuns.tryOut(OWNER, List.of(file(FILE, model))).warnings())
                    .extracting(Finding::element, Finding::message)
                    .anySatisfy(warning -> assertThat(warning.toString()).contains("gateway_bothDone", "永远停住"));
        }
    }

    @Test
    @DisplayName("没有任何去路的实例找得到，说明停在哪里；正常等待的不算")
    void findsWhatStandsForEver() {
        assertThat(stuck.find(10)).isEmpty();
        owner.deploy(FILE, withSurvey());
        var standing = runtime.createProcessInstanceByKey(KEY)
                .businessKey("visit-9")
                .startBeforeActivity("userTask_visit")
                .execute();
        assertThat(stuck.find(10)).isEmpty();

        tasks.complete(task("visit-9").getId());

        assertThat(stuck.find(10))
                .containsExactly(
                        new StuckInstances.Stuck(standing.getId(), "企业走访", "两项都完成", "gateway_bothDone", "visit-9"));
    }
}
