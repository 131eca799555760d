package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.modelling.OwnersDesk.shipped;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.guard.ModelFile;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.modelling.DryRun.Change;
import org.everspring.modelling.DryRun.Finding;
import org.everspring.modelling.DryRun.ProcessChange;
import org.everspring.modelling.MigrationPreview.Obstacle;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@EngineTest
@DisplayName("试部署")
class DryRunsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DryRuns dryRuns;

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
    void owner() {
        owner = new OwnersDesk(context);
    }

    @AfterEach
    void tidyUp() {
        owner.tidyUp();
    }

    private DryRun tryOut(ModelFile... files) {
        return dryRuns.tryOut(OWNER, List.of(files));
    }

    @Nested
    @DisplayName("会被拒绝的")
    class Refused {

        @Test
        @DisplayName("逐个文件、逐个元素说明，带标识和标签")
        void tellsEveryFaultOfEveryFile() {
            DryRun result = tryOut(
                    file(
                            "unit-report.bpmn",
                            changed(
                                    "unit-report.bpmn",
                                    "camunda:delegateExpression=\"${acceptReportDelegate}\"",
                                    "camunda:class=\"org.example.Accept\"",
                                    "camunda:candidateGroups=\"${leadUnitId}\" camunda:dueDate",
                                    "camunda:candidateUsers=\"admin\" camunda:dueDate")),
                    file("reminder-policy.dmn", shipped("reminder-policy.dmn").substring(0, 500)),
                    file("answer-urge.form", changed("answer-urge.form", "\"textarea\"", "\"filepicker\"")),
                    file("notes.txt", "便签"));

            assertThat(result.deployable()).isFalse();
            assertThat(result.processes()).isEmpty();
            assertThat(result.faults())
                    .extracting(Finding::file, Finding::element, Finding::label)
                    .contains(
                            tuple("unit-report.bpmn", "serviceTask_acceptReport", "采纳报送"),
                            tuple("unit-report.bpmn", "userTask_reviewReport", "审核报送内容"),
                            tuple("reminder-policy.dmn", null, null),
                            tuple("notes.txt", null, null));
            assertThat(result.faults())
                    .filteredOn(fault -> "answer-urge.form".equals(fault.file()))
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.message()).contains("任务列表不支持“filepicker”控件"));
            assertThat(result.faults())
                    .extracting(Finding::message)
                    .contains("“审核报送内容”（userTask_reviewReport）：不能使用属性“camunda:candidateUsers”：请用候选组（candidateGroups）");
        }

        @Test
        @DisplayName("引擎自己不能解析的，也说明是哪个元素")
        void tellsWhatTheEngineCannotParse() {
            DryRun result = tryOut(file(
                    "unit-report.bpmn",
                    changed(
                            "unit-report.bpmn",
                            "targetRef=\"userTask_reviewReport\"",
                            "targetRef=\"userTask_nowhere\"")));

            assertThat(result.deployable()).isFalse();
            assertThat(result.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.file()).isEqualTo("unit-report.bpmn");
                assertThat(fault.message()).contains("引擎不能解析");
            });
        }

        @Test
        @DisplayName("没有文件")
        void needsAFile() {
            assertThatThrownBy(() -> tryOut())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("没有收到文件");
        }
    }

    @Nested
    @DisplayName("可以部署的")
    class Deployable {

        @BeforeEach
        void twoReportsRunOneIsReviewed() {
            desk.openQuarter();
            day.at("2026-12-10T10:00");
            desk.handIn(ObligationId.parse("2026Q4:1.1:wuhuaqu"), report());
        }

        @Test
        @DisplayName("说明会成为第几版、运行中的实例能否迁移，什么也不留下")
        void tellsWhatMigrationWouldDo() {
            long jobs = management.createJobQuery().count();
            long definitions = repository.createProcessDefinitionQuery().count();

            DryRun result = tryOut(
                    file("unit-report.bpmn", changed("unit-report.bpmn", "name=\"填报推进情况\"", "name=\"填报本季度推进情况\"")),
                    file("reminder-policy.dmn", shipped("reminder-policy.dmn")),
                    file("fill-report.form", shipped("fill-report.form")));

            assertThat(result.deployable()).isTrue();
            assertThat(result.faults()).isEmpty();
            assertThat(result.processes()).singleElement().satisfies(process -> {
                assertThat(process.key()).isEqualTo("unitReport");
                assertThat(process.name()).isEqualTo("责任单位季度报送");
                assertThat(process.version()).isEqualTo(2);
                assertThat(process.running()).singleElement().satisfies(running -> {
                    assertThat(running.version()).isEqualTo(1);
                    assertThat(running.instances()).isEqualTo(4);
                    assertThat(running.migratable()).isEqualTo(4);
                    assertThat(running.obstacles()).isEmpty();
                    assertThat(running.instructions())
                            .contains(
                                    new MigrationPreview.Instruction("userTask_fillReport", "填报推进情况", false),
                                    new MigrationPreview.Instruction("event_reportOverdue", "已逾期", true));
                });
            });
            assertThat(result.decisions())
                    .containsExactly(new Change("reminderPolicy", "提醒与督办规则", "reminder-policy.dmn", 2));
            assertThat(result.forms()).containsExactly(new Change("fill-report", null, "fill-report.form", 2));
            assertThat(owner.deployed()).isEmpty();
            assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(definitions);
            assertThat(management.createJobQuery().count()).isEqualTo(jobs);
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey("unitReport")
                            .count())
                    .isEqualTo(4);
        }

        @Test
        @DisplayName("写明哪个环节没有了、有几个实例停在那里")
        void tellsWhoseActivityIsGone() {
            DryRun result = tryOut(file(
                    "unit-report.bpmn", changed("unit-report.bpmn", "userTask_reviewReport", "userTask_checkReport")));

            assertThat(result.processes())
                    .flatExtracting(ProcessChange::running)
                    .singleElement()
                    .satisfies(running -> {
                        assertThat(running.instances()).isEqualTo(4);
                        assertThat(running.migratable()).isEqualTo(3);
                        assertThat(running.obstacles())
                                .containsExactly(
                                        new Obstacle("userTask_reviewReport", "审核报送内容", true, 1, "新版本中没有这个环节"));
                        assertThat(running.instructions())
                                .extracting(MigrationPreview.Instruction::activity)
                                .contains("userTask_fillReport")
                                .doesNotContain("userTask_reviewReport");
                    });
        }

        @Test
        @DisplayName("新版本的定时用了实例没有的变量，也试得出来")
        void tellsWhatTheEngineStumblesOver() {
            DryRun result = tryOut(
                    file("unit-report.bpmn", changed("unit-report.bpmn", "${overdueCycle}", "${someOtherCycle}")));

            assertThat(result.processes())
                    .flatExtracting(ProcessChange::running)
                    .singleElement()
                    .satisfies(running -> {
                        assertThat(running.migratable()).isEqualTo(1);
                        assertThat(running.obstacles()).singleElement().satisfies(obstacle -> {
                            assertThat(obstacle.instances()).isEqualTo(3);
                            assertThat(obstacle.reason()).contains("someOtherCycle");
                        });
                    });
        }

        @Test
        @DisplayName("试过之后照常办理")
        void disturbsNobody() {
            tryOut(file(
                    "unit-report.bpmn", changed("unit-report.bpmn", "userTask_reviewReport", "userTask_checkReport")));

            desk.review(ObligationId.parse("2026Q4:1.1:wuhuaqu"), accepted());

            assertThat(desk.ends(ObligationId.parse("2026Q4:1.1:wuhuaqu"))).containsExactly("endEvent_accepted");
        }
    }
}
