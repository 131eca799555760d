package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.modelling.OwnersDesk.shipped;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.engine.internal.ModelDeployer;
import org.everspring.matter.ObligationId;
import org.everspring.modelling.MigrationPreview.Obstacle;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The last of the ten changes that process owners make: a task is removed where instances wait, and it comes back. */
@EngineTest
@DisplayName("删掉有实例停留的环节，再退回")
class RemovedTaskTest {

    private static final String FILE = "unit-report.bpmn";
    private static final ObligationId REVIEWED = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    /** As Camunda Modeler writes it when the task is deleted and drawn anew under another name. */
    private static final String WITHOUT_REVIEW = changed(FILE, "userTask_reviewReport", "userTask_checkReport");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DryRuns dryRuns;

    @Autowired
    private Migrations migrations;

    @Autowired
    private Rollbacks rollbacks;

    @Autowired
    private ModelDeployer build;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    private OwnersDesk owner;

    @BeforeEach
    void oneReportIsReviewed() {
        owner = new OwnersDesk(context);
        desk.openQuarter();
        day.at("2026-12-10T10:00");
        desk.handIn(REVIEWED, report());
    }

    @AfterEach
    void tidyUp() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("unitReport")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over", true));
        owner.tidyUp();
    }

    @Test
    @DisplayName("试部署先说；停在那里的留在原版本办完；退回发布的内容后，今后的版本照样随系统发布")
    void comesBackAndFollowsTheBuildAgain() {
        Obstacle gone = new Obstacle("userTask_reviewReport", "审核报送内容", true, 1, "新版本中没有这个环节");
        assertThat(dryRuns.tryOut(OWNER, List.of(file(FILE, WITHOUT_REVIEW)))
                        .processes()
                        .get(0)
                        .running()
                        .get(0)
                        .obstacles())
                .containsExactly(gone);

        owner.deploy(FILE, WITHOUT_REVIEW);
        assertThat(migrations.migrate(OWNER, "unitReport", 1).staying()).containsExactly(gone);
        management.createJobQuery().withRetriesLeft().executable().list().stream()
                .filter(job -> job.getProcessDefinitionKey() == null)
                .forEach(job -> management.executeJob(job.getId()));
        rollbacks.rollBack(OWNER, "unitReport", 2, 1);
        desk.review(REVIEWED, accepted());
        assertThat(desk.ends(REVIEWED)).containsExactly("endEvent_accepted");

        String next = shipped(FILE).replace("name=\"审核报送内容\"", "name=\"审核并评价报送\"");
        ReflectionTestUtils.invokeMethod(build, "deploy", FILE, next.getBytes(StandardCharsets.UTF_8));

        assertThat(repository.getProcessModel(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("unitReport")
                        .latestVersion()
                        .singleResult()
                        .getId()))
                .asString(StandardCharsets.UTF_8)
                .contains("审核并评价报送");
    }
}
