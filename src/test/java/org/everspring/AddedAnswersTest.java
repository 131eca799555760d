package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.modelling.OwnersDesk.changed;
import static org.everspring.support.Inputs.accepted;
import static org.everspring.support.Inputs.report;
import static org.everspring.support.Inputs.summary;
import static org.everspring.support.PromotionDesk.nomination;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.matter.SummaryId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** An owner adds the same fields to forms of three kinds of matters; the report itself is tried in its own package. */
@EngineTest
@DisplayName("流程负责人自己加的栏目：所填内容跟着事项走")
class AddedAnswersTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");
    private static final ObligationId OTHER = ObligationId.parse("2026Q4:1.1:gonganju");

    private static final String FIELDS = """
            "label": "涉企检查次数", "type": "number", "id": "Field_inspections", "key": "inspections"
            },
            {
              "label": "服务方式", "type": "checklist", "id": "Field_services", "key": "services",
              "values": [{"label": "上门", "value": "visit"}, {"label": "网办", "value": "online"}]
            },
            {
              "label": "已公示", "type": "checkbox", "id": "Field_published", "key": "published"
            },
            {
              "label": "走访记录", "type": "textarea", "id": "Field_visits", "key": "visits"
            },
            {
              "label": "%s",""";

    private static final String VISITS = "12月1日走访滇池科技，了解用电报装。\n12月3日走访昆明某某物流有限公司，企业反映货车通行证办理材料较多，已转公安局研究。";

    private static final Map<String, Object> ANSWERS = Map.of(
            "inspections",
            12,
            "services",
            JsonVariable.of(List.of("visit", "online")),
            "published",
            true,
            "visits",
            VISITS);

    private static final String[] SHOWN = {"涉企检查次数", "12", "服务方式", "上门、网办", "已公示", "是", "走访记录", VISITS};

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private PromotionDesk experiences;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FormService forms;

    @Autowired
    private Workday day;

    @Autowired
    private Environment environment;

    @AfterEach
    void takeBack() {
        repository
                .createDeploymentQuery()
                .deploymentName("added")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private void addBefore(String label, String form) {
        String field = "          \"label\": \"" + label + "\",";
        repository
                .createDeployment()
                .name("added")
                .source("Camunda Modeler")
                .addString(form, changed(form, field, FIELDS.formatted(label)))
                .deploy();
    }

    private static Map<String, Object> with(Map<String, Object> input) {
        Map<String, Object> more = new LinkedHashMap<>(input);
        more.putAll(ANSWERS);
        return more;
    }

    private String form(Task task) throws Exception {
        return new String(forms.getDeployedTaskForm(task.getId()).readAllBytes());
    }

    private String page(String user, String path) {
        return Browser.signedIn(environment, user).get(path).text();
    }

    @Test
    @DisplayName("汇总：会签、审定的人看得到，退回后仍在，重新提交后页面上两次都有")
    void onASummary() throws Exception {
        reports.openQuarter();
        addBefore("审签领导", "compile-summary.form");
        for (ObligationId id : List.of(REPORT, OTHER)) {
            reports.handIn(id, report());
            reports.review(id, accepted());
        }
        SummaryId id = REPORT.summary();

        reports.compile(id, with(summary()));
        Task judging = reports.task(id.toString(), ReportingDesk.JUDGE);
        assertThat(form(judging)).contains("“汇总本项任务”中另填的内容", "{{#loop compileSummaryAdded}}");
        reports.judge(id, Inputs.summaryReturned("请补充数据。"));

        Task again = reports.task(id.toString(), ReportingDesk.COMPILE);
        assertThat(form(again)).contains("Field_inspections").doesNotContain("{{#loop compileSummaryAdded}}");
        Map<String, Object> corrected = with(summary());
        corrected.put("inspections", 13);
        reports.compile(id, corrected);
        reports.judge(id, Inputs.summaryAccepted());

        assertThat(page("fagaiwei.liaison", "/desk/reports/" + id))
                .contains(SHOWN)
                .contains("13");
    }

    @Test
    @DisplayName("问题：分办的人和问题页面都看得到")
    void onAProblem() throws Exception {
        day.at("2026-12-01T09:00");
        addBefore("问题描述", "find-problem.form");

        ProblemId id = problems.file(ImprovementDesk.REPORTER, with(ImprovementDesk.problem()));

        assertThat(form(problems.task(id, ImprovementDesk.TRIAGE)))
                .contains("“提出问题”中另填的内容", "{{#loop findProblemAdded}}");
        assertThat(page(ImprovementDesk.REPORTER, "/desk/problems/" + id)).contains(SHOWN);
    }

    @Test
    @DisplayName("典型经验：审核的人和经验页面都看得到")
    void onAnExperience() throws Exception {
        day.at("2026-12-01T09:00");
        addBefore("取得成效", "nominate-experience.form");

        ExperienceId id = experiences.nominate(PromotionDesk.NOMINATOR, with(nomination()));

        assertThat(form(experiences.task(id, PromotionDesk.REVIEW)))
                .contains("“推荐典型经验”中另填的内容", "{{#loop nominateExperienceAdded}}");
        assertThat(page(PromotionDesk.NOMINATOR, "/board/experiences/" + id)).contains(SHOWN);
    }
}
