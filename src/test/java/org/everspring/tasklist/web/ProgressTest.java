package org.everspring.tasklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.everspring.jobs.LongWork.Audience;
import org.everspring.jobs.LongWork.Stage;
import org.everspring.jobs.LongWork.Standing;
import org.everspring.jobs.LongWorks;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("费时工作的进度")
class ProgressTest {

    private static final String OFFICE = "yingshangban.liaison";

    @Autowired
    private Workday workday;

    @Autowired
    private AssessmentDesk assessments;

    @Autowired
    private LongWorks works;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Nested
    @DisplayName("开启季度")
    class OfAQuarter {

        @Test
        @DisplayName("从发起起就有进度，每批之后更新，全部下达后说明共几项")
        void tellsHowManyReportsAreOpen() {
            workday.at("2026-12-01T10:00");
            workday.start(OFFICE, "quarterlyCycle", Map.of("quarter", "2026Q4"));

            assertThat(stages("2026Q4"))
                    .extracting(Stage::done, Stage::total, Stage::sentence)
                    .containsExactly(tuple(0, 4, "正在下达报送任务：已完成0项，共4项。"));

            // A batch of the first item's summary and reports.
            jdbc.sql("update reporting_quarter set opened_steps = 3").update();
            assertThat(stages("2026Q4").get(0).done()).isEqualTo(2);
            jdbc.sql("update reporting_quarter set opened_steps = 0").update();

            workday.runDueJobs();

            assertThat(stages("2026Q4"))
                    .extracting(Stage::standing, Stage::sentence)
                    .containsExactly(tuple(Standing.DONE, "下达报送任务已完成，共4项。"));
        }

        @Test
        @DisplayName("一批失败时说明在重试，不再重试时说明已停下、找谁处理")
        void tellsOfFailedJobs() {
            workday.at("2026-12-01T10:00");
            workday.start(OFFICE, "quarterlyCycle", Map.of("quarter", "2026Q4"));

            jdbc.sql("update act_ru_job set exception_msg_ = 'broken', retries_ = 2 where process_instance_id_ = ?")
                    .param(workday.instance("quarterlyCycle", "2026Q4").getId())
                    .update();
            assertThat(stages("2026Q4").get(0).sentence()).contains("已完成0项，共4项", "上一批没有成功，系统正在自动重试");

            jdbc.sql("update act_ru_job set retries_ = 0 where exception_msg_ = 'broken'")
                    .update();
            assertThat(stages("2026Q4").get(0).standing()).isEqualTo(Standing.STOPPED);
            assertThat(stages("2026Q4").get(0).sentence()).contains("下达报送任务已停下", "“运行维护”");
        }

        @Test
        @DisplayName("市营商环境办看得到，责任单位看不到，没有这项工作的不出错")
        void isForWhoeverOverseesAll() {
            workday.at("2026-12-01T10:00");
            workday.start(OFFICE, "quarterlyCycle", Map.of("quarter", "2026Q4"));

            assertThat(Browser.signedIn(environment, OFFICE)
                            .get("/desk/progress/2026Q4")
                            .text())
                    .contains("\"done\":0", "\"total\":4", "\"active\":true");
            Browser unit = Browser.signedIn(environment, "wuhuaqu.liaison");
            assertThat(unit.get("/desk/progress/2026Q4").text()).isEqualTo("[]");
            assertThat(unit.get("/desk/progress/nothing").text()).isEqualTo("[]");
        }
    }

    @Test
    @DisplayName("年度考核：评分、送达各有进度")
    void tellsOfScoringAndAnnouncing() {
        assessments.reportTheYear();
        workday.start(AssessmentDesk.OFFICE, AssessmentDesk.KEY, Map.of("assessmentYear", "2025"));
        assertThat(stages("2025")).as("nothing is scored yet").isEmpty();

        workday.runDueJobs();
        assertThat(stages("2025"))
                .extracting(Stage::what, Stage::standing)
                .containsExactly(tuple("年度评分", Standing.DONE));
        assertThat(stages("2025").get(0).total()).isPositive();

        workday.submit(AssessmentDesk.OFFICE, workday.task("2025", AssessmentDesk.REVIEW), AssessmentDesk.accepted());
        assertThat(stages("2025"))
                .extracting(Stage::what, Stage::done, Stage::standing)
                .contains(tuple("送达各单位得分", 0, Standing.RUNNING));

        workday.runDueJobs();
        assertThat(stages("2025").get(1).sentence()).isEqualTo("送达各单位得分已完成，共3个单位。");
    }

    private List<Stage> stages(String key) {
        return works.stages(key, EnumSet.allOf(Audience.class));
    }
}
