package org.everspring.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.everspring.bulletin.BulletinFacts.Loop;
import org.everspring.bulletin.BulletinFacts.UnitRow;
import org.everspring.bulletin.BulletinPaper.Part;
import org.everspring.bulletin.BulletinPaper.Section;
import org.everspring.kernel.InvalidInputException;
import org.everspring.reporting.Punctuality;
import org.everspring.support.Typed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STYAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@DisplayName("通报的 Word 文档和它的模板")
class BulletinDocumentTest {

    private static final Resource BULLETIN = new ClassPathResource("documents/bulletin.docx");
    private static final Resource CORRECTION = new ClassPathResource("documents/bulletin-correction.docx");
    private static final Resource LEDGER = new ClassPathResource("documents/ledger.xlsx");

    private static final Punctuality REPORTS = new Punctuality(4, 3, 1, 0);

    private static final List<String> TYPED = List.of(
            Typed.SHORT,
            "=1+1",
            "+86 871",
            "@某单位",
            "-3%",
            "<b>原样</b> & \"引号\"",
            "{{title}}、{{=#this}}、[rate]",
            "${x} #{y}");

    @Test
    @DisplayName("所填文字原样写入，以=、+、@、-开头的也不变，像占位符的不再代换")
    void keepsWhatIsTypedLetterForLetter() throws IOException {
        assertThat(paragraphs(document(BULLETIN).write(paper()))).containsAll(TYPED);
        assertThat(paragraphs(document(BULLETIN).write(correction()))).containsAll(TYPED);
    }

    @Test
    @DisplayName("版记沉到末页版心下边缘：抄送、印发机关和日期在底端的图文框里，其后没有文字")
    void sinksTheRecordToTheFootOfTheLastPage() throws IOException {
        for (BulletinPaper paper : List.of(paper(), correction())) {
            try (var word =
                    new XWPFDocument(new ByteArrayInputStream(document(BULLETIN).write(paper)))) {
                List<XWPFParagraph> all = word.getParagraphs();
                List<XWPFParagraph> record = all.subList(all.size() - 4, all.size() - 1);

                assertThat(record)
                        .allSatisfy(line -> assertThat(line.getCTP().getPPr().getFramePr())
                                .satisfies(
                                        frame -> assertThat(frame.getYAlign()).isEqualTo(STYAlign.BOTTOM),
                                        frame -> assertThat(frame.getVAnchor()).isEqualTo(STVAnchor.MARGIN)));
                assertThat(record.get(0).getText()).isEqualTo("　抄送：=领导小组。");
                assertThat(record.get(2).getText()).isEqualTo("　平江市办公室\n\t2026年10月12日印发");
                assertThat(all.get(all.size() - 1).getText()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("换过的模板：加的文字、去掉的内容、换了次序的列都按模板来")
    void followsWhatAnOwnerHasChanged() throws IOException {
        Resource changed = changed(
                BULLETIN,
                xml -> xml.replace("各有关单位：", "各县区、各部门：")
                        .replace("{{number}}", "文件编号 {{number}}（内部）")
                        .replace("{{copies}}", "市级各部门")
                        .replace("[onTime]", "[与]")
                        .replace("[missing]", "[onTime]")
                        .replace("[与]", "[missing]"));

        String text = text(document(changed).write(paper()));

        assertThat(text)
                .contains("各县区、各部门：", "文件编号 平营商办〔2026〕3号（内部）")
                .contains("市级部门\t1\t=市税务局\t4\t+2.1\t75%\t—\t3", "市级部门\t2\t@市公安局\t4\t—\t75%\t-2.2\t3")
                .contains("抄送：市级各部门。")
                .doesNotContain("各有关单位", "=领导小组", "{{number}}");
    }

    @ParameterizedTest
    @CsvSource({
        "{{title}}, 通报, 缺少{{title}}，请从系统自带的模板中补上。",
        "{{issuer}}, {{isuer}}, 中的{{isuer}}不是可以填的内容，请对照系统自带的模板改正。",
        "[rate], [ratio], 表格中的[ratio]不是可以填的内容，请对照系统自带的模板改正。",
        "{{/sections}}, 完, 无法读取，请换成有效的 .docx 文件",
    })
    @DisplayName("模板缺了必有的占位符、写错占位符或不成对，启动时用中文说明")
    void refusesATemplateThatCannotBeFilledIn(String from, String to, String reason) throws IOException {
        String once = from.equals("{{title}}") ? "<w:t xml:space=\"preserve\">{{title}}</w:t>" : from;
        String instead = from.equals("{{title}}") ? "<w:t>通报</w:t>" : to;
        Resource broken = changed(BULLETIN, xml -> xml.replace(once, instead));

        assertThatThrownBy(() -> document(broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("通报的 Word 模板", "everspring.bulletin.template")
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("更正通报的模板同样核对")
    void refusesATemplateOfCorrectionsToo() throws IOException {
        Resource broken =
                changed(CORRECTION, xml -> xml.replace("{{?opening}}", "").replace("{{/opening}}", ""));

        assertThatThrownBy(() -> new BulletinDocument(new BulletinSettings(BULLETIN, broken, LEDGER)))
                .hasMessageContaining("更正通报的 Word 模板")
                .hasMessageContaining("everspring.bulletin.correction-template")
                .hasMessageContaining("缺少{{opening}}");
    }

    private static BulletinDocument document(Resource template) {
        return new BulletinDocument(new BulletinSettings(template, CORRECTION, LEDGER));
    }

    private static BulletinPaper paper() {
        return paper(
                List.of(),
                List.of(
                        new Section("一、总体情况", TYPED, List.of()),
                        new Section("二、推进情况", List.of(), List.of(new Part("（一）企业开办", TYPED)))),
                new BulletinFacts(
                        OffsetDateTime.parse("2026-10-12T09:00+08:00"),
                        REPORTS,
                        1,
                        new Loop(0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                new UnitRow("市级部门", "=市税务局", REPORTS, 1, List.of(), List.of("+2.1"), false),
                                new UnitRow("市级部门", "@市公安局", REPORTS, 2, List.of("-2.2"), List.of(), false))));
    }

    private static BulletinPaper correction() {
        return paper(TYPED, List.of(), null);
    }

    private static BulletinPaper paper(List<String> opening, List<Section> sections, BulletinFacts facts) {
        return new BulletinPaper(
                "平江市办公室", "平营商办〔2026〕3号", "=通报", opening, sections, "2026年10月12日", "=领导小组", "赵敏", facts);
    }

    private static List<String> paragraphs(byte[] document) throws IOException {
        return List.of(text(document).split("\\R"));
    }

    private static String text(byte[] document) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(document));
                var text = new XWPFWordExtractor(word)) {
            return text.getText();
        }
    }

    /** The file as an owner would have saved it in Word. */
    private static Resource changed(Resource template, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var zip = new ZipInputStream(template.getInputStream());
                var copy = new ZipOutputStream(out)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(
                        entry.getName().equals("word/document.xml")
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return new ByteArrayResource(out.toByteArray(), "自己的模板.docx");
    }
}
