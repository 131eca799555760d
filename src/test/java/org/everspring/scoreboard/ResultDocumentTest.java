package org.everspring.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.everspring.assessment.AssessedYear;
import org.everspring.assessment.AssessmentSettings;
import org.everspring.assessment.AssessmentState;
import org.everspring.assessment.Confirmations;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.support.EngineTest;
import org.everspring.support.Typed;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("考核结果的 Word 文档")
class ResultDocumentTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ResultDocument document;

    @Autowired
    private Scoreboard board;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private AssessmentSettings settings;

    @Autowired
    private Plan plan;

    @Autowired
    private Workday workday;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void theResultIsPublished() {
        workday.at("2026-01-15T09:00");
        new AssessedYear(context)
                .score("2025")
                .bringTo(AssessmentState.CONFIRMING)
                .grantAppeal()
                .freezeAfterConfirming();
    }

    @Test
    @DisplayName("写明依据、总体情况、申诉办理、红黑榜、署名和日期")
    void holdsTheResult() throws IOException {
        List<String> paragraphs;
        try (XWPFDocument written = write()) {
            paragraphs = written.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }

        assertThat(paragraphs)
                .startsWith("关于2025年度优化营商环境工作\n考核结果的通报", "各有关单位：")
                .containsSequence(
                        "一、总体情况",
                        "参加考核的5个单位平均72.57分，最高92.86分，最低39.50分。其中，优秀3个、不合格2个。",
                        "1个单位提出申诉。共收到申诉1条，经裁定成立1条，维持原得分0条。",
                        "二、红黑榜",
                        "（一）市级部门和驻市单位",
                        "红榜：市公安局（92.86分）、市税务局（92.50分）、市发展改革委（48.00分）。",
                        "黑榜：无。",
                        "（二）县（市）区和开发区",
                        "红榜：盘龙区（90.00分）、五华区（39.50分）。")
                .containsSequence("平江市优化营商环境工作领导小组办公室", "2026年1月25日", "附件", "2025年度考核结果一览表");
        assertThat(paragraphs.get(2)).contains("《测试工作方案》（测试〔2026〕1号）", "5个单位", "2026年1月25日");
        assertThat(paragraphs.get(paragraphs.size() - 1)).contains(view().run().hash());
        assertThat(String.join("", paragraphs)).doesNotContain("{{", "}}", "[", "]");
    }

    @Test
    @DisplayName("附件按分组列出每个单位的名次、总分、等次和各部分得分")
    void listsEveryUnitInTheAnnex() throws IOException {
        try (XWPFDocument written = write()) {
            assertThat(written.getTables().stream().map(ResultDocumentTest::rows))
                    .containsExactly(
                            List.of(
                                    "名次 单位 总分 等次 季度报送 牵头汇总 问题闭环 经验推广 加减分",
                                    "1 市公安局 92.86 优秀 95.00 — 90.00 — 0",
                                    "2 市税务局 92.50 优秀 — 92.50 — — 0",
                                    "3 市发展改革委 48.00 不合格 — 50.00 — — −2"),
                            List.of(
                                    "名次 单位 总分 等次 季度报送 牵头汇总 问题闭环 经验推广 加减分",
                                    "1 盘龙区 90.00 优秀 90.00 — — — 0",
                                    "2 五华区 39.50 不合格 37.50 — — — +2"));
        }
    }

    @Test
    @DisplayName("评分表里写的等次原样写出，不当作模板的占位符")
    void writesTheGradeAsTheOwnersTableNamesIt() throws IOException {
        jdbc.sql("update unit_score set grade = ? where unit_id = 'gonganju'")
                .param(Typed.SHORT)
                .update();

        try (XWPFDocument written = write();
                XWPFWordExtractor text = new XWPFWordExtractor(written)) {
            assertThat(text.getText()).contains(Typed.SHORT + "1个", "92.86\t" + Typed.SHORT);
        }
    }

    @Test
    @DisplayName("版面按公文格式：A4，版心156×225毫米，标题2号小标宋，正文3号仿宋")
    void looksLikeAnOfficialDocument() throws IOException {
        try (XWPFDocument written = write()) {
            var page = written.getDocument().getBody().getSectPr();
            assertThat(page.getPgSz().getW()).hasToString("11906");
            assertThat(page.getPgMar().getTop()).hasToString("2098");
            assertThat(page.getPgMar().getLeft()).hasToString("1588");
            var styles = written.getStyles();
            assertThat(written.getParagraphs().get(0).getStyle()).isEqualTo("ResultTitle");
            assertThat(styles.getStyle("ResultTitle").getCTStyle().xmlText()).contains("方正小标宋简体", "w:val=\"44\"");
            assertThat(styles.getStyle("ResultText").getCTStyle().xmlText()).contains("仿宋", "firstLineChars=\"200\"");
        }
    }

    @Test
    @DisplayName("模板不存在或不是 Word 文档，启动时即告知")
    void refusesATemplateThatIsNone() {
        Resource text = new ByteArrayResource("不是文档".getBytes(StandardCharsets.UTF_8), "结果.docx");

        assertThatThrownBy(() -> new ResultDocument(board, confirmations, with(text), plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("everspring.assessment.result-template");
        assertThatThrownBy(() ->
                        new ResultDocument(board, confirmations, with(new FileSystemResource("absent.docx")), plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent.docx");
    }

    private AssessmentSettings with(Resource template) {
        return new AssessmentSettings(
                settings.confirmWorkingDays(),
                settings.reviewWorkingDays(),
                settings.appealWorkingDays(),
                settings.approvalWorkingDays(),
                settings.opensOn(),
                template);
    }

    private XWPFDocument write() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(document.write(view())));
    }

    private ScoreboardView view() {
        return board.view(ScoringPeriod.of(2025), new ScoreReader(Set.of(), false, false))
                .orElseThrow();
    }

    private static List<String> rows(XWPFTable table) {
        return table.getRows().stream()
                .map(row -> row.getTableCells().stream()
                        .map(XWPFTableCell::getText)
                        .reduce((one, other) -> one + " " + other)
                        .orElse(""))
                .toList();
    }
}
