package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.modelling.OwnersDesk.file;
import static org.everspring.support.Inputs.report;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.engine.InputRefusedException;
import org.everspring.matter.ObligationId;
import org.everspring.modelling.DryRun;
import org.everspring.modelling.DryRuns;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.Reports;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** An owner edits fill-report.form in Camunda Modeler. */
@EngineTest
@DisplayName("流程负责人改填报表单")
class OwnersFieldTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final String FORM = "fill-report.form";
    private static final String DRAFTER = "          \"label\": \"填报人\",";

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DryRuns dryRuns;

    @Autowired
    private FormService forms;

    @Autowired
    private ReportOverview overview;

    @Autowired
    private Reports reports;

    @Autowired
    private Environment environment;

    private String deployment;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @AfterEach
    void takeBack() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    private void deploy(String form) {
        deployment = repository
                .createDeployment()
                .name(FORM)
                .source("Camunda Modeler")
                .addString(FORM, form)
                .deploy()
                .getId();
    }

    private static String withField() {
        return changed(FORM, DRAFTER, """
                  "label": "涉企检查次数", "type": "number", "id": "Field_inspections", "key": "inspections",
                  "validate": {"required": true}
                },
                {
                  "label": "填报人",""");
    }

    private static String without(String key) {
        String form = changed(FORM);
        int at = form.indexOf("\"key\": \"" + key + "\"");
        int begin = form.lastIndexOf("\n        {", at);
        int end = form.indexOf("\n        }", at) + "\n        }".length();
        boolean last = form.charAt(end) != ',';
        return form.substring(0, last ? form.lastIndexOf(',', begin) : begin) + form.substring(last ? end : end + 1);
    }

    @Test
    @DisplayName("加一个必填项：要填，随报送保存，审核人、报送页面、牵头单位汇总都看得到，按当时的名称")
    void anAddedFieldIsAskedForKeptAndShown() throws Exception {
        deploy(withField());

        assertThatThrownBy(() -> desk.handIn(REPORT, report()))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("“涉企检查次数”为必填项");
        desk.handIn(REPORT, report().with("inspections", 12));

        String review = new String(forms.getDeployedTaskForm(
                        desk.task(REPORT, ReportingDesk.REVIEW).getId())
                .readAllBytes());
        assertThat(review).contains("“填报季度报送”中另填的内容", "{{#loop fillReportAdded}}");
        assertThat(desk.rows(REPORT, "fillReportAdded")).containsExactly(Map.of("label", "涉企检查次数", "text", "12"));
        assertThat(Browser.signedIn(environment, "wuhuaqu.liaison")
                        .get("/desk/reports/" + REPORT)
                        .text())
                .contains("表单中另填的内容", "涉企检查次数", "<dd class=\"lines\">12</dd>");
        assertThat(overview.of(REPORT.summary()))
                .anySatisfy(row -> assertThat(row.get("added").toString()).contains("涉企检查次数", "12"));

        // The form has lost it since; what was answered stays.
        repository.deleteDeployment(deployment, true);
        deployment = null;
        assertThat(Browser.signedIn(environment, "wuhuaqu.liaison")
                        .get("/desk/reports/" + REPORT)
                        .text())
                .contains("涉企检查次数");
    }

    @Test
    @DisplayName("放宽字数：4000字也能填、能存、能审")
    void aLimitThatIsRaised() {
        deploy(changed(
                FORM,
                "\"minLength\": 10,\n            \"maxLength\": 2000",
                "\"minLength\": 1,\n            \"maxLength\": 4000",
                "\"maxLength\": 20\n",
                "\"maxLength\": 4000\n"));

        desk.handIn(REPORT, report().progress("进".repeat(4000)).with("drafter", "李".repeat(4000)));

        assertThat(reports.find(REPORT, 1).orElseThrow())
                .satisfies(report -> assertThat(report.progress()).hasSize(4000))
                .satisfies(report -> assertThat(report.drafter()).hasSize(4000));
    }

    @Test
    @DisplayName("总体进度多一个选项：试部署时提醒，选了它时说清楚为什么不行")
    void anOptionThatTheRulesDoNotKnow() {
        String form = changed(
                FORM,
                "\"value\": \"notStarted\"\n            }\n          ],",
                "\"value\": \"notStarted\"\n            },\n"
                        + "            {\"label\": \"严重滞后\", \"value\": \"farBehind\"}\n          ],");

        DryRun trial = dryRuns.tryOut("admin", List.of(file(FORM, form)));
        assertThat(trial.deployable()).isTrue();
        assertThat(trial.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("不认识选项“严重滞后”（farBehind）", "onSchedule"));

        deploy(form);
        assertThatThrownBy(() -> desk.handIn(REPORT, report().status("farBehind")))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("总体进度的选项“farBehind”是表单上新加的");
        assertThat(desk.obligation(REPORT).state()).isEqualTo(ObligationState.OPEN);
    }

    @Test
    @DisplayName("删去联系电话：拒绝，并说明原因")
    void aFieldThatTheCodeNeeds() {
        DryRun trial = dryRuns.tryOut("admin", List.of(file(FORM, without("drafterPhone"))));

        assertThat(trial.deployable()).isFalse();
        assertThat(trial.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("不能删去“联系电话”（键 drafterPhone）", "谁也提交不了"));
    }
}
