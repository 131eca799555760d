package org.everspring.workbench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.Inputs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.forms.AddedAnswers;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ObligationState;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("流程负责人改审核表单，审核工作台随之而变")
class OwnersReviewFormTest {

    private static final String FORM = "review-report.form";
    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String BEFORE = "        {\n          \"label\": \"退回原因\",";
    private static final String ADDED = """
                    {
                      "label": "是否列为典型", "type": "radio", "id": "Field_typical", "key": "typical",
                      "values": [{"label": "列为典型", "value": "yes"}, {"label": "不列", "value": "no"}],
                      "conditional": {"hide": "=reviewDecision != \\"accept\\""},
                      "validate": {"required": true}
                    },
                    {
                      "label": "现场核查日期", "type": "datetime", "subtype": "date", "dateLabel": "现场核查日期",
                      "id": "Field_visited", "key": "visited"
                    },
            """;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday day;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private AddedAnswers added;

    @Autowired
    private Environment environment;

    private String deployment;

    @BeforeEach
    void deploy() throws IOException {
        desk.openQuarter();
        desk.handIn(REPORT, report());
        String form = Files.readString(Path.of("forms", FORM));
        assertThat(form).contains(BEFORE);
        deployment = repository
                .createDeployment()
                .name(FORM)
                .source("Camunda Modeler")
                .addString(FORM, form.replace(BEFORE, ADDED + BEFORE))
                .deploy()
                .getId();
    }

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    @DisplayName("加的选择项在工作台上同样要填、随事项保存；工作台上填不了的说明到任务中填")
    void asksForWhatTheFormAsksFor() {
        Browser lead = Browser.signedIn(environment, "fagaiwei.liaison");
        String page = lead.get("/desk/reviews").text();
        assertThat(page).contains("是否列为典型", "列为典型", "现场核查日期），需要填写的请点“在任务中办理”");

        Map<String, String> without =
                Map.of("decision", "accept", "chosen", REPORT.toString(), "answer.qualityRating", "good");
        assertThat(lead.post("/desk/reviews", without).text()).contains("“是否列为典型”为必填项");

        Map<String, String> complete = Map.of(
                "decision",
                "accept",
                "chosen",
                REPORT.toString(),
                "answer.qualityRating",
                "good",
                "answer.typical",
                "yes");
        assertThat(lead.post("/desk/reviews", complete).status()).isEqualTo(302);
        day.runDueJobs();

        assertThat(desk.obligation(REPORT).state()).isEqualTo(ObligationState.ACCEPTED);
        assertThat(added.of(REPORT.toString()))
                .anySatisfy(answers -> assertThat(answers.toString()).contains("是否列为典型", "列为典型"));
    }
}
