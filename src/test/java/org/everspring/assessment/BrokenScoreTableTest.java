package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.everspring.support.AssessmentDesk.OFFICE;
import static org.everspring.support.AssessmentDesk.PERIOD;
import static org.everspring.support.AssessmentDesk.REVIEW;
import static org.everspring.support.AssessmentDesk.YEAR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.scoring.Scores;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("评分表有误时的年度考核")
class BrokenScoreTableTest {

    private static final String TABLE = "report-score.dmn";
    private static final String DEPLOYMENT = "broken score table";

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    @Autowired
    private Scores scores;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void theYearIsReported() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
    }

    @AfterEach
    void theOriginalIsTheLatestAgain() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @DisplayName("没有符合的规则：重试后在监控台用中文说明单位、事项和数值，修改评分表后从断点继续")
    void goesOnWhenTheTableIsMended() throws IOException {
        String original = Files.readString(Path.of("processes", TABLE));
        deploy(withoutRule(original, "rule_missing"));
        day.start(OFFICE, AssessmentDesk.KEY, Map.of("assessmentYear", String.valueOf(YEAR)));

        failUntilIncident();

        Incident incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getActivityId()).isEqualTo("serviceTask_scoreBatch");
        assertThat(incident.getIncidentMessage()).contains("季度报送评分", "盘龙区", "2025年第四季度", "没有符合的规则", "修改评分表后在监控台重试");
        assertThat(scores.last(PERIOD)).isEmpty();
        assertThat(desk.assessment().state()).isEqualTo(AssessmentState.SCORING);
        assertThat(desk.openTasks(YEAR)).isEmpty();

        day.at("2026-01-20T10:00");
        deploy(original);
        management.setJobRetries(incident.getConfiguration(), 1);
        day.runDueJobs();

        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(desk.openTasks(YEAR)).containsExactly(REVIEW);
        assertThat(desk.totals()).hasSize(3).containsEntry("panlongqu", "65.50 合格 2");
        // The office has its full term, however long the table has taken.
        assertThat(desk.task(YEAR, REVIEW).getDueDate()).isEqualTo("2026-02-04T00:00:00");
    }

    private void deploy(String table) {
        repository.createDeployment().name(DEPLOYMENT).addString(TABLE, table).deploy();
    }

    private static String withoutRule(String table, String rule) {
        int begin = table.indexOf("<rule id=\"" + rule + "\">");
        int end = table.indexOf("</rule>", begin) + "</rule>".length();
        return table.substring(0, begin) + table.substring(end);
    }

    /** The first job checks the quarters; the scoring is retried as often as the diagram says. */
    private void failUntilIncident() {
        while (runtime.createIncidentQuery().count() == 0) {
            Job job = management
                    .createJobQuery()
                    .processInstanceId(day.instance(AssessmentDesk.KEY, String.valueOf(YEAR))
                            .getId())
                    .singleResult();
            catchThrowable(() -> management.executeJob(job.getId()));
        }
    }
}
