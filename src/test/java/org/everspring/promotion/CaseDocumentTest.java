package org.everspring.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Plan;
import org.everspring.support.EngineTest;
import org.everspring.support.ExperienceRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

@EngineTest
@DisplayName("典型经验的 Word 文档")
class CaseDocumentTest {

    private static final ExperienceId ID = ExperienceId.parse("EXP-2026-0001");

    @Autowired
    private CaseDocument document;

    @Autowired
    private Experiences experiences;

    @Autowired
    private ExperienceQueries queries;

    @Autowired
    private Plan plan;

    private Experience experience;

    @BeforeEach
    void oneCaseIsPublished() {
        OffsetDateTime morning = OffsetDateTime.parse("2026-11-02T09:00+08:00");
        ExperienceRows rows = new ExperienceRows(experiences);
        ExperienceCase content = new ExperienceCase(
                "企业开办“一件事”<试点> & {{title}}",
                "过去企业开办须跑多个窗口，材料重复提交。\n\n  群众反映强烈。",
                "一是合并表单。\n二是并联审批，环节由五个减为一个。\n三是 {{number}} 照原样写出。",
                "平均用时由三日减为半日。",
                "表单样式、流转规则可直接套用。");
        rows.nominated("EXP-2026-0001", "1.1", "wuhuaqu", null, content, morning);
        rows.publish(
                ID,
                morning.plusHours(1),
                "2026-11-30",
                new Deadline(LocalDate.parse("2026-12-30")),
                "gonganju",
                "panlongqu");
        AdoptionAnswer answer =
                new AdoptionAnswer(AdoptionState.ADOPTED, "已在全市推行。", new Actor("gonganju.liaison", "王芳"));
        rows.adopted(ID, "gonganju", answer, morning.plusDays(1));
        experience = experiences.get(ID);
    }

    @Test
    @DisplayName("标题、单位、四个部分、署名、日期和附注俱全，每段自成一段")
    void holdsTheWholeCase() throws IOException {
        assertThat(paragraphs(document.write(experience)))
                .containsExactly(
                        "企业开办“一件事”<试点> & {{title}}",
                        "五华区人民政府",
                        "一、背景",
                        "过去企业开办须跑多个窗口，材料重复提交。",
                        "群众反映强烈。",
                        "二、主要做法",
                        "一是合并表单。",
                        "二是并联审批，环节由五个减为一个。",
                        "三是 {{number}} 照原样写出。",
                        "三、取得成效",
                        "平均用时由三日减为半日。",
                        "四、可复制推广的内容",
                        "表单样式、流转规则可直接套用。",
                        "",
                        "五华区人民政府",
                        "2026年11月2日",
                        "（编号：EXP-2026-0001；重点任务：1.1 企业开办；认定层级：不作认定；推广2个单位，已复制推广1个，未反馈1个）");
    }

    @Test
    @DisplayName("版面按公文格式：A4，版心156×225毫米，标题2号小标宋，正文3号仿宋")
    void looksLikeAnOfficialDocument() throws IOException {
        try (XWPFDocument written = read(document.write(experience))) {
            var page = written.getDocument().getBody().getSectPr();
            assertThat(page.getPgSz().getW()).hasToString("11906");
            assertThat(page.getPgMar().getTop()).hasToString("2098");
            assertThat(page.getPgMar().getLeft()).hasToString("1588");

            var styles = written.getStyles();
            assertThat(written.getParagraphs().get(0).getStyle()).isEqualTo("CaseTitle");
            assertThat(styles.getStyle("CaseTitle").getCTStyle().xmlText()).contains("方正小标宋简体", "w:val=\"44\"");
            assertThat(styles.getStyle("CaseText").getCTStyle().xmlText()).contains("仿宋", "firstLineChars=\"200\"");
            assertThat(styles.getDefaultRunStyle().getFontSize()).isEqualTo(16);
        }
    }

    @Test
    @DisplayName("文件名有编号和中文标题，没有文件系统不认的字符")
    void isNamedAfterTheCase() {
        assertThat(document.fileName(experience)).isEqualTo("EXP-2026-0001 企业开办“一件事”试点 & {{title}}.docx");
    }

    @Test
    @DisplayName("模板可以换成自己的")
    void isLaidOutByTheOwnersTemplate(@TempDir Path directory) throws IOException {
        Path own = directory.resolve("own.docx");
        try (XWPFDocument template = new XWPFDocument();
                var file = Files.newOutputStream(own)) {
            template.createParagraph().createRun().setText("{{unit}}：{{title}}");
            template.write(file);
        }

        CaseDocument owners = new CaseDocument(queries, settings(new FileSystemResource(own)), plan);

        assertThat(paragraphs(owners.write(experience))).containsExactly("五华区人民政府：企业开办“一件事”<试点> & {{title}}");
    }

    @Test
    @DisplayName("模板不存在或不是 Word 文档，启动时即告知")
    void refusesATemplateThatIsNone() {
        Resource text = new ByteArrayResource("不是文档".getBytes(StandardCharsets.UTF_8), "经验.docx");

        assertThatThrownBy(() -> new CaseDocument(queries, settings(text), plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("everspring.promotion.case-template");
        assertThatThrownBy(() -> new CaseDocument(queries, settings(new FileSystemResource("absent.docx")), plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent.docx");
    }

    private static PromotionSettings settings(Resource template) {
        return new PromotionSettings(5, 5, 10, 20, 10, 60, template);
    }

    private static List<String> paragraphs(byte[] document) throws IOException {
        try (XWPFDocument written = read(document)) {
            return written.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        }
    }

    private static XWPFDocument read(byte[] document) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(document));
    }
}
