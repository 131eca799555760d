package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.accepted;
import static org.everspring.support.ImprovementDesk.benchmark;
import static org.everspring.support.ImprovementDesk.problem;
import static org.everspring.support.ImprovementDesk.with;

import com.microsoft.playwright.Locator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.BrowserTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportInput;
import org.everspring.support.ReportingDesk;
import org.everspring.support.StaffBrowser;
import org.everspring.support.StaffBrowsers;
import org.everspring.support.Typed;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Text components of form-js read markdown and HTML in what they show; the other ways to show a value do not. */
@BrowserTest
@DisplayName("任务表单原样显示所填文字")
class LetterForLetterInBrowserTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:wuhuaqu");

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private PromotionDesk experiences;

    @Autowired
    private AssessmentDesk assessment;

    @Test
    @DisplayName("问题从分办到验收")
    void showsProblemsAsTyped(StaffBrowsers browsers) {
        day.at("2026-12-01T09:00");
        ProblemId id = problems.file(ImprovementDesk.REPORTER, typed(problem(), "problemTitle", "problemDescription"));
        StaffBrowser lead = browsers.signIn(ImprovementDesk.LEAD).openTask(problems.task(id, ImprovementDesk.TRIAGE));
        assertThat(shown(lead)).contains("问题：" + Typed.LINE);
        assertThat(lead.value("问题描述")).isEqualTo(Typed.LINES);

        problems.triage(id, typed(accepted(), "assignmentNote"));
        Map<String, Object> measure =
                with(ImprovementDesk.measure(Typed.LINE), Map.of("owner", Typed.SHORT, "ownerPhone", Typed.SHORT));
        problems.benchmark(
                id,
                with(
                        typed(benchmark(), "benchmarkAgainst", "indicator", "cause"),
                        Map.of("valueUnit", Typed.SHORT, "measures", JsonVariable.of(List.of(measure)))));
        StaffBrowser unit = browsers.signIn(ImprovementDesk.UNIT).openTask(problems.task(id, ImprovementDesk.IMPROVE));
        assertThat(shown(unit)).contains("问题：" + Typed.LINE, Typed.SHORT);
        assertThat(unit.value("第 1 条措施")).isEqualTo(Typed.LINE);

        problems.upload(id, ImprovementDesk.IMPROVE);
        Map<String, Object> progress = problems.progress(id, "done", "finish");
        problems.improve(id, with(progress, Map.of("improvementProgress", Typed.LINES)));
        lead.openTask(problems.task(id, ImprovementDesk.VERIFY));
        assertThat(shown(lead)).contains("问题：" + Typed.LINE, Typed.SHORT);
        assertThat(cells(lead)).contains(Typed.LINE, Typed.SHORT);
        assertThat(lead.value("推进情况")).isEqualTo(Typed.LINES);
    }

    @Test
    @DisplayName("报送从审核到汇总")
    void showsReportsAsTyped(StaffBrowsers browsers) {
        reports.openQuarter();
        ReportInput report = Inputs.report()
                .progress(Typed.LINES)
                .difficulties(Typed.LINES)
                .with("drafter", Typed.SHORT)
                .with("problems", JsonVariable.of(List.of(Map.of("title", Typed.LINE, "detail", Typed.LINES))));
        reports.handIn(REPORT, report);
        StaffBrowser lead = browsers.signIn("fagaiwei.liaison").openTask(reports.task(REPORT, ReportingDesk.REVIEW));
        assertThat(lead.value("本季度推进情况")).isEqualTo(Typed.LINES);
        assertThat(lead.value("填报人")).isEqualTo(Typed.SHORT);
        assertThat(cells(lead)).contains(Typed.LINE, Typed.LINES);

        reports.review(REPORT, Inputs.accepted());
        ObligationId other = ObligationId.parse("2026Q4:1.1:gonganju");
        reports.handIn(other, Inputs.report());
        reports.review(other, Inputs.accepted());
        lead.openTask(reports.task("2026Q4:1.1", ReportingDesk.COMPILE));
        lead.form().locator("summary").first().click();
        lead.form().locator("summary").last().click();
        assertThat(shown(lead)).contains(Typed.LINES);
    }

    @Test
    @DisplayName("典型经验从审核到认定")
    void showsExperiencesAsTyped(StaffBrowsers browsers) {
        day.at("2026-12-01T09:00");
        ExperienceId id = experiences.nominate(
                PromotionDesk.NOMINATOR,
                typed(
                        PromotionDesk.nomination(),
                        "experienceTitle",
                        "experienceBackground",
                        "experiencePractice",
                        "experienceEffect",
                        "experienceCopyable"));
        StaffBrowser office =
                browsers.signIn(PromotionDesk.OFFICE).openTask(experiences.task(id, PromotionDesk.REVIEW));
        assertThat(shown(office)).contains("经验标题：" + Typed.LINE);
        assertThat(office.value("主要做法")).isEqualTo(Typed.LINES);

        experiences.review(
                id, with(PromotionDesk.approved("2026-12-16", "panlongqu"), Map.of("reviewOpinion", Typed.LINES)));
        StaffBrowser unit =
                browsers.signIn("panlongqu.liaison").openTaskUnclaimed(experiences.adoptTask(id, "panlongqu"));
        assertThat(shown(unit)).contains(Typed.LINE);

        experiences.upload(id, "panlongqu");
        experiences.answer(id, "panlongqu", with(PromotionDesk.adopted(), Map.of("adoptionText", Typed.LINES)));
        office.openTask(experiences.task(id, PromotionDesk.RECOGNISE));
        assertThat(shown(office)).contains(Typed.LINE);
        assertThat(cells(office)).contains(Typed.LINES);
    }

    @Test
    @DisplayName("申诉从裁定到审定")
    void showsAppealsAsTyped(StaffBrowsers browsers) {
        day.at("2026-01-15T10:00");
        assessment.reportTheYear();
        assessment.announce();
        day.at("2026-01-16T10:00");
        assessment.upload("wuhuaqu");
        Map<String, Object> appeal = Map.of("appealLine", AssessmentDesk.LATE_LINE, "appealReason", Typed.LINES);
        assessment.answer(
                "wuhuaqu", with(AssessmentDesk.appealed(), Map.of("appeals", JsonVariable.of(List.of(appeal)))));
        StaffBrowser office = browsers.signIn(AssessmentDesk.OFFICE)
                .openTask(assessment.task(assessment.confirmation("wuhuaqu"), AssessmentDesk.DECIDE));
        assertThat(office.value("申诉理由")).isEqualTo(Typed.LINES);

        assessment.decide(
                "wuhuaqu",
                assessment.decisions(
                        "wuhuaqu", with(AssessmentDesk.granted(95), Map.of("decisionReason", Typed.LINES))));
        assessment.confirm("gonganju");
        assessment.confirm("panlongqu");
        StaffBrowser group = browsers.signIn(AssessmentDesk.LEADING_GROUP)
                .openTask(assessment.task(AssessmentDesk.YEAR, AssessmentDesk.APPROVE));
        assertThat(cells(group)).filteredOn(Typed.LINES::equals).hasSize(2);

        assessment.approve(AssessmentDesk.returned(Typed.LINES));
        office.openTask(assessment.task(AssessmentDesk.YEAR, AssessmentDesk.REVIEW));
        assertThat(office.value("领导小组退回原因")).isEqualTo(Typed.LINES);
    }

    private static Map<String, Object> typed(Map<String, Object> input, String... fields) {
        Map<String, Object> typed = new LinkedHashMap<>(input);
        for (String field : fields) {
            typed.put(field, field.matches(".*(Title|Against|indicator)") ? Typed.LINE : Typed.LINES);
        }
        return typed;
    }

    /** As it can be read, and not as it was written. */
    private static String shown(StaffBrowser staff) {
        return staff.form().innerText();
    }

    private static List<String> cells(StaffBrowser staff) {
        return staff.form().locator(".fjs-table-td").all().stream()
                .map(Locator::innerText)
                .toList();
    }
}
