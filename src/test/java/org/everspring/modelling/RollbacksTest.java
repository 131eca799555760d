package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.modelling.OwnersDesk.OWNER;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.engine.internal.ModelDeployer;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ObligationId;
import org.everspring.modelling.Rollbacks.Rollback;
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
@DisplayName("回退到以前的版本")
class RollbacksTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rollbacks rollbacks;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private FormService forms;

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

    private String content(ModelVersion version) {
        try (InputStream file = repository.getResourceAsStream(version.deploymentId(), version.file())) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelVersion inForce(String key) {
        return versions.of(key).get(0);
    }

    @Test
    @DisplayName("流程：前一版成为最新版，定时启动只剩一个并归它，新发起的按它办理")
    void putsAProcessBack() {
        owner.deploy("quarterly-cycle.bpmn", changed("quarterly-cycle.bpmn", "name=\"季度报送\"", "name=\"季度报送（试行）\""));

        Rollback done = rollbacks.rollBack(OWNER, "quarterlyCycle", 2, null);

        assertThat(done).isEqualTo(new Rollback(ModelKind.PROCESS, "quarterlyCycle", "季度报送（试行）", 2, 1, 3));
        assertThat(inForce("quarterlyCycle").name()).isEqualTo("季度报送");
        assertThat(inForce("quarterlyCycle").source()).isEqualTo(Rollbacks.SOURCE);
        assertThat(content(inForce("quarterlyCycle"))).isEqualTo(shipped("quarterly-cycle.bpmn"));
        Job timer = day.startTimer();
        assertThat(timer.getProcessDefinitionId())
                .isEqualTo(inForce("quarterlyCycle").definitionId());
        desk.openQuarter();
        assertThat(desk.openTasks(ObligationId.parse("2026Q4:1.1:wuhuaqu"))).containsExactly(ReportingDesk.FILL);
    }

    @Test
    @DisplayName("决策表：马上按前一版判断")
    void putsATableBack() {
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"卓越\""));
        assertThat(grade()).isEqualTo("卓越");

        rollbacks.rollBack(OWNER, "assessmentGrade", 2, null);

        assertThat(grade()).isEqualTo("优秀");
        assertThat(inForce("assessmentGrade").version()).isEqualTo(3);
    }

    private Object grade() {
        return decisions
                .evaluateDecisionTableByKey("assessmentGrade", Map.of("score", 95.0))
                .getSingleResult()
                .getSingleEntry();
    }

    @Test
    @DisplayName("表单：打开的任务马上用前一版")
    void putsAFormBack() throws IOException {
        desk.openQuarter();
        var task = desk.task(ObligationId.parse("2026Q4:1.1:wuhuaqu"), ReportingDesk.FILL);
        owner.deploy("fill-report.form", changed("fill-report.form", "推进情况", "推进成效"));
        assertThat(form(task.getId())).contains("推进成效");

        rollbacks.rollBack(OWNER, "fill-report", 2, null);

        assertThat(form(task.getId())).contains("推进情况").doesNotContain("推进成效");
        assertThat(inForce("fill-report").version()).isEqualTo(3);
    }

    private String form(String task) throws IOException {
        try (InputStream form = forms.getDeployedTaskForm(task)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("重新启动不会改回")
    void outlivesARestart() {
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"卓越\""));
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"杰出\""));
        rollbacks.rollBack(OWNER, "assessmentGrade", 3, null);

        context.getBean(ModelDeployer.class).afterSingletonsInstantiated();

        assertThat(grade()).isEqualTo("卓越");
        assertThat(inForce("assessmentGrade").version()).isEqualTo(4);
    }

    @Test
    @DisplayName("可以退到更早的一版")
    void goesFurtherBack() {
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"卓越\""));
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"杰出\""));

        rollbacks.rollBack(OWNER, "assessmentGrade", 3, 1);

        assertThat(grade()).isEqualTo("优秀");
    }

    @Test
    @DisplayName("同时点两次只退一次")
    void goesBackOnce() throws Exception {
        owner.deploy("assessment-grade.dmn", changed("assessment-grade.dmn", "\"优秀\"", "\"卓越\""));

        Runnable click = () -> rollbacks.rollBack(OWNER, "assessmentGrade", 2, null);
        List<Throwable> refused = AtOnce.run(click, click);

        assertThat(refused).singleElement().isInstanceOf(AlreadyDoneException.class);
        assertThat(inForce("assessmentGrade").version()).isEqualTo(3);
        assertThat(grade()).isEqualTo("优秀");
        assertThatThrownBy(() -> rollbacks.rollBack(OWNER, "assessmentGrade", 2, null))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("现行的已是第3版");
    }

    @Test
    @DisplayName("没有更早的版本、没有这一版、内容相同、没有这个模型")
    void refusesWhatIsNot() {
        assertThatThrownBy(() -> rollbacks.rollBack(OWNER, "assessmentGrade", 1, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("只有一个版本");
        owner.deploy("assessment-grade.dmn", shipped("assessment-grade.dmn"));
        assertThatThrownBy(() -> rollbacks.rollBack(OWNER, "assessmentGrade", 2, null))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("内容相同");
        assertThatThrownBy(() -> rollbacks.rollBack(OWNER, "assessmentGrade", 2, 9))
                .hasMessageContaining("没有更早的第9版");
        assertThatThrownBy(() -> rollbacks.rollBack(OWNER, "nothing", 1, null)).hasMessageContaining("没有标识为“nothing”的");
    }
}
