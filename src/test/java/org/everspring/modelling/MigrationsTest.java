package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.jobs.LongWork.Audience;
import org.everspring.jobs.LongWork.Stage;
import org.everspring.jobs.LongWorks;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.modelling.MigrationPreview.Obstacle;
import org.everspring.modelling.Migrations.Migration;
import org.everspring.modelling.Migrations.Progress;
import org.everspring.support.AtOnce;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@EngineTest
@DisplayName("把运行中的实例迁移到现行版本")
class MigrationsTest {

    private static final ObligationId WUHUA = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId GONGAN = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final String FILE = "unit-report.bpmn";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Migrations migrations;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private LongWorks works;

    private OwnersDesk owner;

    @BeforeEach
    void fourReportsRunOneIsReviewed() {
        owner = new OwnersDesk(context);
        desk.openQuarter();
        day.at("2026-12-10T10:00");
        desk.handIn(WUHUA, report());
    }

    @AfterEach
    void tidyUp() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("unitReport")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over", true));
        owner.tidyUp();
    }

    private List<Integer> versions() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("unitReport").list().stream()
                .map(instance ->
                        Integer.valueOf(instance.getProcessDefinitionId().split(":")[1]))
                .sorted()
                .toList();
    }

    private void runBatch() {
        for (List<Job> open = batchJobs(); !open.isEmpty(); open = batchJobs()) {
            open.forEach(job -> management.executeJob(job.getId()));
        }
    }

    /** Of the batch alone: its jobs belong to no process. */
    private List<Job> batchJobs() {
        return management.createJobQuery().withRetriesLeft().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() == null && job.getProcessDefinitionKey() == null)
                .toList();
    }

    @Test
    @DisplayName("逐个迁移；迁移后按新版本办理，期限和提醒不变")
    void takesEveryInstanceToTheNewVersion() {
        owner.deploy(FILE, changed(FILE, "name=\"审核报送内容\"", "name=\"审核并评价报送\"", "name=\"采纳报送\"", "name=\"登记采纳\""));
        var due = desk.task(GONGAN, ReportingDesk.FILL).getDueDate();
        long timers = management.createJobQuery().timers().count();

        Migration begun = migrations.migrate(OWNER, "unitReport", 1);

        assertThat(begun.instances()).isEqualTo(4);
        assertThat(begun.to()).isEqualTo(2);
        assertThat(begun.staying()).isEmpty();
        assertThat(management.createBatchQuery().singleResult().getType())
                .isEqualTo(Batch.TYPE_PROCESS_INSTANCE_MIGRATION);
        assertThat(versions()).as("nothing has moved before the batch runs").containsOnly(1);
        assertThat(migrations.goingOn()).containsExactly(new Progress("unitReport", "责任单位季度报送", 1, 2, 4, 0, 0));
        assertThat(works.stages("unitReport", Set.of(Audience.MODELS)))
                .extracting(Stage::sentence)
                .containsExactly("正在把第1版的实例迁移到第2版：已完成0个，共4个。");

        runBatch();

        assertThat(versions()).containsExactly(2, 2, 2, 2);
        assertThat(desk.task(GONGAN, ReportingDesk.FILL).getDueDate()).isEqualTo(due);
        assertThat(management.createJobQuery().timers().count()).isEqualTo(timers);
        desk.review(WUHUA, accepted());
        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("serviceTask_acceptReport")
                        .processDefinitionId(definition(2))
                        .list())
                .singleElement()
                .satisfies(step -> assertThat(step.getActivityName()).isEqualTo("登记采纳"));
        assertThat(migrations.previews(OWNER, "unitReport")).isEmpty();
    }

    private String definition(int version) {
        return context.getBean(ModelVersions.class).of("unitReport").stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow()
                .definitionId();
    }

    @Test
    @DisplayName("停在已删环节的实例留在原版本，其余的照样迁移，并说明原因")
    void leavesWhatCannotMove() {
        owner.deploy(FILE, changed(FILE, "userTask_reviewReport", "userTask_checkReport"));

        Migration begun = migrations.migrate(OWNER, "unitReport", 1);
        runBatch();

        assertThat(begun.instances()).isEqualTo(3);
        assertThat(begun.staying())
                .containsExactly(new Obstacle("userTask_reviewReport", "审核报送内容", true, 1, "新版本中没有这个环节"));
        assertThat(versions()).containsExactly(1, 2, 2, 2);
        desk.review(WUHUA, accepted());
        assertThat(desk.ends(WUHUA)).containsExactly("endEvent_accepted");
    }

    @Test
    @DisplayName("一个也不能迁移时拒绝，写明环节和原因")
    void refusesWhenNothingCanMove() {
        owner.deploy(
                FILE,
                changed(
                        FILE,
                        "userTask_reviewReport",
                        "userTask_checkReport",
                        "userTask_fillReport",
                        "userTask_write"));

        assertThatThrownBy(() -> migrations.migrate(OWNER, "unitReport", 1))
                .isInstanceOf(InvalidInputException.class)
                .isNotInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("第1版的实例都不能迁移，没有改动")
                .hasMessageContaining("“填报推进情况”（userTask_fillReport）有3个实例：新版本中没有这个环节")
                .hasMessageContaining("“审核报送内容”（userTask_reviewReport）有1个实例：新版本中没有这个环节");
        assertThat(management.createBatchQuery().count()).isZero();
    }

    @Test
    @DisplayName("改成另一种环节的，说明是类型变了")
    void refusesAnotherType() {
        owner.deploy(
                FILE,
                changed(
                                FILE,
                                "<bpmn:userTask id=\"userTask_reviewReport\"",
                                "<bpmn:manualTask id=\"userTask_reviewReport\"")
                        .replaceAll(
                                "(?s)(<bpmn:manualTask id=\"userTask_reviewReport\".*?)</bpmn:userTask>",
                                "$1</bpmn:manualTask>")
                        .replaceAll("(<bpmn:manualTask id=\"userTask_reviewReport\" name=\"[^\"]*\")[^>]*>", "$1>")
                        .replaceAll(
                                "<camunda:taskListener delegateExpression=\"\\$\\{reviewReportListener}\" event=\"complete\" />",
                                ""));

        assertThat(migrations.previews(OWNER, "unitReport"))
                .singleElement()
                .satisfies(preview -> assertThat(preview.obstacles())
                        .singleElement()
                        .satisfies(obstacle -> {
                            assertThat(obstacle.activity()).isEqualTo("userTask_reviewReport");
                            assertThat(obstacle.gone()).isFalse();
                            assertThat(obstacle.reason()).contains("改变了这个环节的类型");
                        }));
    }

    @Test
    @DisplayName("等待后台执行的环节去掉了异步设置，也说明原因")
    void refusesAJobThatTheNewVersionDoesNotHave() {
        day.submit("fagaiwei.liaison", desk.task(WUHUA, ReportingDesk.REVIEW), accepted());
        owner.deploy(FILE, changed(FILE, "name=\"采纳报送\" camunda:asyncBefore=\"true\"", "name=\"采纳报送\""));

        assertThat(migrations.previews(OWNER, "unitReport").get(0).obstacles())
                .singleElement()
                .satisfies(obstacle -> {
                    assertThat(obstacle.activity()).isEqualTo("serviceTask_acceptReport");
                    assertThat(obstacle.reason()).contains("异步设置");
                });
    }

    @Test
    @DisplayName("同时点两次只有一个批次；完成之前不再开始，完成之后没有可迁移的")
    void migratesOnce() throws Exception {
        owner.deploy(FILE, changed(FILE, "name=\"审核报送内容\"", "name=\"审核并评价报送\""));

        Runnable click = () -> migrations.migrate(OWNER, "unitReport", 1);
        List<Throwable> refused = AtOnce.run(click, click);

        assertThat(refused).singleElement().isInstanceOf(AlreadyDoneException.class);
        assertThat(management.createBatchQuery().count()).isEqualTo(1);
        assertThatThrownBy(() -> migrations.migrate(OWNER, "unitReport", 1))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("正在迁移");
        runBatch();
        assertThatThrownBy(() -> migrations.migrate(OWNER, "unitReport", 1))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("没有运行中的实例");
    }

    @Test
    @DisplayName("没有这个流程、没有这一版、就是现行版本")
    void refusesWhatIsNot() {
        assertThatThrownBy(() -> migrations.migrate(OWNER, "nothing", 1)).hasMessageContaining("没有标识为“nothing”的流程");
        assertThatThrownBy(() -> migrations.migrate(OWNER, "reportScore", 1)).hasMessageContaining("的流程");
        assertThatThrownBy(() -> migrations.migrate(OWNER, "unitReport", 7)).hasMessageContaining("没有第7版");
        assertThatThrownBy(() -> migrations.migrate(OWNER, "unitReport", 1)).hasMessageContaining("就是现行版本");
    }
}
