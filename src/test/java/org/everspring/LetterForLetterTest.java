package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.with;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.InstructionId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.matter.SummaryId;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Inputs;
import org.everspring.support.InstructionDesk;
import org.everspring.support.PromotionDesk;
import org.everspring.support.ReportInput;
import org.everspring.support.ReportingDesk;
import org.everspring.support.Typed;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** What Tasklist makes of the same texts is for {@link LetterForLetterInBrowserTest}. */
@EngineTest
@DisplayName("所填文字原样保存、原样显示")
class LetterForLetterTest {

    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:gonganju");
    private static final SummaryId SUMMARY = SummaryId.parse("2026Q4:1.1");

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private ReportingDesk reports;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private PromotionDesk experiences;

    @Autowired
    private InstructionDesk instructions;

    private Browser office;

    @BeforeEach
    void officeIsSignedIn() {
        reports.openQuarter();
        office = Browser.signedIn(environment, "yingshangban.liaison");
    }

    @Test
    @DisplayName("批示、签收、反馈、退回、延期")
    void instructions() {
        InstructionId id = instructions
                .issue(REPORT.toString(), Typed.LINES, LocalDate.parse("2026-12-25"), "gonganju")
                .get(0);
        assertThat(instructions.variable(id, "instructionText")).isEqualTo(Typed.LINES);
        instructions.receive(id);
        instructions.answer(id, InstructionDesk.reported(Typed.LINES));
        instructions.answer(id, InstructionDesk.answered(Typed.LINES));
        assertThat(instructions.variable(id, "answerText")).isEqualTo(Typed.LINES);
        instructions.judge(id, InstructionDesk.returned(Typed.LINES));
        assertThat(instructions.variable(id, "returnReason")).isEqualTo(Typed.LINES);
        assertThat(instructions.notices(id, "instruction-returned"))
                .allSatisfy(told -> assertThat(told.text()).contains(Typed.LINES));

        assertThatPage("/instructions/" + id).containsAll(Typed.LINES);
        assertThatPage("/instructions").containsAll("2026年第四季度");
    }

    @Test
    @DisplayName("细化举措、报送、退回、汇总")
    void reports() {
        Map<String, Object> measure =
                Map.of("title", Typed.LINE, "dueOn", "2026-12-20", "owner", Typed.SHORT, "ownerPhone", Typed.SHORT);
        day.submit(
                "gonganju.liaison",
                day.task("measures:1.1:gonganju", "userTask_draftMeasures"),
                Map.of("measures", JsonVariable.of(List.of(measure))));
        day.runDueJobs();
        day.submit(
                "fagaiwei.liaison",
                day.task("measures:1.1:gonganju", "userTask_confirmMeasures"),
                Map.of("measuresDecision", "confirm"));
        day.runDueJobs();
        assertThat(reports.rows(REPORT, "measures"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("title", Typed.LINE).containsEntry("owner", Typed.SHORT));

        reports.handIn(REPORT, typedReport());
        reports.review(REPORT, Inputs.returned(Typed.LINES));
        assertThat(reports.variable(REPORT, "returnReason")).isEqualTo(Typed.LINES);
        assertThat(reports.notices(REPORT, ""))
                .anySatisfy(told -> assertThat(told.text()).contains(Typed.LINES));
        reports.handIn(REPORT, typedReport());
        reports.review(REPORT, Inputs.accepted());

        ObligationId other = ObligationId.parse("2026Q4:1.1:wuhuaqu");
        reports.handIn(other, Inputs.report());
        reports.review(other, Inputs.accepted());
        reports.compile(
                SUMMARY,
                with(
                        Inputs.summary(),
                        Map.of(
                                "summaryProgress",
                                Typed.LINES,
                                "summaryNextSteps",
                                Typed.LINES,
                                "summarySignedBy",
                                "<b>{{f}}")));

        assertThatPage("/desk/reports/" + REPORT).containsAll(Typed.LINES, Typed.LINE, Typed.SHORT);
        assertThatPage("/desk/reports/" + SUMMARY).containsAll(Typed.LINES, "<b>{{f}}");
        assertThatPage("/desk/problems").containsAll(Typed.LINE);
    }

    private static ReportInput typedReport() {
        return Inputs.report()
                .progress(Typed.LINES)
                .difficulties(Typed.LINES)
                .with("experience", Typed.LINES)
                .with("nextSteps", Typed.LINES)
                .with("suggestions", Typed.LINES)
                .with("drafter", Typed.SHORT)
                .with("signedBy", Typed.SHORT)
                .with("problems", JsonVariable.of(List.of(Map.of("title", Typed.LINE, "detail", Typed.LINES))));
    }

    @Test
    @DisplayName("问题整改闭环")
    void problems() {
        ProblemId id = problems.file(
                ImprovementDesk.REPORTER,
                with(ImprovementDesk.problem(), Map.of("problemTitle", Typed.LINE, "problemDescription", Typed.LINES)));
        problems.triage(id, with(ImprovementDesk.accepted(), Map.of("assignmentNote", Typed.LINES)));
        Map<String, Object> measure =
                with(ImprovementDesk.measure(Typed.LINE), Map.of("owner", Typed.SHORT, "ownerPhone", Typed.SHORT));
        problems.benchmark(
                id,
                with(
                        ImprovementDesk.benchmark(),
                        Map.of(
                                "benchmarkAgainst", Typed.LINE,
                                "indicator", Typed.LINE,
                                "cause", Typed.LINES,
                                "valueUnit", Typed.SHORT,
                                "measures", JsonVariable.of(List.of(measure)))));
        problems.upload(id, ImprovementDesk.IMPROVE);
        problems.improve(id, with(problems.progress(id, "done", "finish"), Map.of("improvementProgress", Typed.LINES)));
        problems.verify(id, ImprovementDesk.failed(Typed.LINES));

        assertThatPage("/desk/problems/" + id).containsAll(Typed.LINES, Typed.LINE, Typed.SHORT);
        assertThatPage("/desk/problems").containsAll(Typed.LINE);
        assertThat(problems.notices(id, ""))
                .allSatisfy(told -> assertThat(told.subject()).doesNotContain("\n"));
        assertThat(problems.notices(id, ""))
                .anySatisfy(told -> assertThat(told.subject() + told.text()).contains(Typed.LINE));
    }

    @Test
    @DisplayName("典型经验和它的 Word 文档")
    void experiences() throws IOException {
        ExperienceId id = experiences.nominate(
                PromotionDesk.NOMINATOR,
                Map.of(
                        "itemId", "1.1",
                        "experienceTitle", Typed.LINE,
                        "experienceBackground", Typed.LINES,
                        "experiencePractice", Typed.LINES,
                        "experienceEffect", Typed.LINES,
                        "experienceCopyable", Typed.LINES));
        experiences.review(
                id, with(PromotionDesk.approved("2026-12-16", "panlongqu"), Map.of("reviewOpinion", Typed.LINES)));
        experiences.upload(id, "panlongqu");
        experiences.answer(id, "panlongqu", with(PromotionDesk.adopted(), Map.of("adoptionText", Typed.LINES)));
        experiences.recognise(id, PromotionDesk.recognised("city", Typed.LINES));

        assertThatPage("/board/experiences/" + id).containsAll(Typed.LINES, Typed.LINE);
        assertThatPage("/board/experiences").containsAll(Typed.LINE);
        byte[] word = office.download("/board/experiences/" + id + ".docx").body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(word));
                var text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains(Typed.LINE, Typed.LINES);
        }
    }

    @Test
    @DisplayName("发布的通报和待办列表")
    void bulletins() {
        reports.letQuarterClose();
        day.submit(
                "yingshangban.liaison",
                day.task("2026Q4", "userTask_collateBulletin"),
                Map.of(
                        "bulletinTitle", Typed.LINE,
                        "bulletinOverview", Typed.LINES,
                        "bulletinTargets", Typed.LINES,
                        "bulletinConduct", Typed.LINES,
                        "bulletinRequirements", Typed.LINES,
                        "bulletinSignedBy", Typed.SHORT));
        day.runDueJobs();

        assertThatPage("/bulletins/2026Q4")
                .containsAll(
                        "<h1><span>" + Typed.LINE + "</span></h1>",
                        "<p>" + Typed.LINE + "</p>",
                        "<p># " + Typed.LINE + "</p>",
                        "（签发人：" + Typed.SHORT + "）");
        assertThatPage("/desk/quarter").containsAll(Typed.LINE);
    }

    @Test
    @DisplayName("列表按所填文字查找，查找的文字留在框里")
    void searches() {
        ProblemId problem = problems.file(
                ImprovementDesk.REPORTER, with(ImprovementDesk.problem(), Map.of("problemTitle", Typed.LINE)));
        ProblemId other = problems.file();
        ExperienceId experience = experiences.nominate(
                PromotionDesk.NOMINATOR, with(PromotionDesk.nomination(), Map.of("experienceTitle", Typed.LINE)));
        experiences.review(experience, PromotionDesk.approved("2026-12-16", "panlongqu"));
        String query = "?text=" + UriUtils.encode(Typed.LINE, StandardCharsets.UTF_8);

        assertThatPage("/desk/problems" + query)
                .containsAll(problem.toString(), Typed.LINE + "\"")
                .doesNotContain(other.toString());
        assertThatPage("/board/experiences" + query).containsAll(experience.toString(), Typed.LINE + "\"");
        assertThatPage("/board/experiences" + query + "x").doesNotContain(experience.toString());
    }

    @Test
    @DisplayName("我的通知")
    void notices() {
        ProblemId id = problems.file(
                ImprovementDesk.REPORTER, with(ImprovementDesk.problem(), Map.of("problemTitle", Typed.LINE)));
        problems.triage(
                id, with(ImprovementDesk.accepted(), Map.of("triageDecision", "reject", "rejectReason", Typed.LINES)));

        office = Browser.signedIn(environment, ImprovementDesk.REPORTER);
        assertThatPage("/desk/notices").containsAll(Typed.LINE, Typed.LINES);
    }

    private PageText assertThatPage(String path) {
        Browser.Page page = office.get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return new PageText(page.text());
    }

    /** The page's own text: what is not markup. */
    private record PageText(String html) {

        PageText containsAll(String... texts) {
            assertThat(html).doesNotContain("<APP>", "<b>*a*");
            assertThat(HtmlUtils.htmlUnescape(html)).contains(texts);
            return this;
        }

        void doesNotContain(String text) {
            assertThat(html).doesNotContain(text);
        }
    }
}
