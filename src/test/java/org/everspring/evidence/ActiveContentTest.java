package org.everspring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("文档里会运行、会外连、会无限展开的内容")
class ActiveContentTest {

    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R/OpenAction 3 0 R>>";
    private static final String FILES = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 3 0 R]>>>>>>";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}：{2}")
    @MethodSource("refused")
    @DisplayName("不收，并说明在哪里、怎么办")
    void refusesAndSaysWhereAndWhatToDo(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> kindOf(name, content))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("文件“" + name + "”")
                .hasMessageContaining(reason)
                .hasMessageMatching("(?s).*(请|不能上传).*");
    }

    static Stream<Arguments> refused() {
        return Stream.concat(documents(), Stream.concat(pdfs(), others()));
    }

    private static Stream<Arguments> documents() {
        return Stream.of(
                arguments("程序.docx", docx("word/embeddings/tool.exe", SampleFiles.exe()), "tool.exe"),
                arguments("程序.docx", docx("word/embeddings/oleObject1.bin", SampleFiles.doc()), "OLE"),
                arguments(
                        "程序.docx", docx("word/media/image1.png", SampleFiles.exe()), "可执行程序（“word/media/image1.png”）"),
                arguments("压缩包.docx", docx("customXml/a.dat", SampleFiles.zip()), "压缩包（“customXml/a.dat”）"),
                arguments("控件.docx", docx("word/activeX/activeX1.xml", SampleFiles.utf8("<a/>")), "ActiveX"),
                arguments(
                        "模板.docx",
                        docx("word/_rels/settings.xml.rels", link("attachedTemplate")),
                        "模板“http://x.example/"),
                arguments("图片.docx", docx("word/_rels/document.xml.rels", link("image")), "链接的图片"),
                arguments("框架.docx", docx("word/_rels/webSettings.xml.rels", link("frame")), "外部链接"),
                arguments(
                        "域.docx",
                        docx(
                                "word/footer1.xml",
                                SampleFiles.utf8(
                                        "<w:instrText xml:space=\"preserve\"> DDEAUTO c:\\\\windows </w:instrText>")),
                        "DDE"),
                arguments(
                        "两用.docx",
                        docx("META-INF/MANIFEST.MF", SampleFiles.utf8("Main-Class: A\n")),
                        "META-INF/MANIFEST.MF"),
                arguments("两用.docx", docx("A.class", SampleFiles.utf8("x")), "A.class"),
                arguments(
                        "内嵌.docx",
                        docx("word/embeddings/Microsoft_Excel_Sheet1.xlsx", docx("a/_rels/b.rels", link("oleObject"))),
                        "链接的对象"),
                arguments("病毒.docx", docx("word/media/a.txt", eicar()), "EICAR"),
                arguments("膨胀.docx", docx("word/media/a.bmp", new byte[80 * 1024 * 1024]), "展开后的内容过大"),
                arguments("膨胀.docx", docx("word/document2.xml", new byte[80 * 1024 * 1024]), "展开后的内容过大"),
                arguments(
                        "套叠.docx",
                        docx("word/embeddings/a.xlsx", docx("xl/media/a.bmp", new byte[80 * 1024 * 1024])),
                        "展开后的内容过大"),
                arguments("过多.docx", manyParts(), "还带有其他内容"),
                arguments("对象.doc", SampleFiles.compound("WordDocument", "ObjectPool/_1/\u0001Ole10Native"), "OLE"),
                arguments("对象.xls", SampleFiles.compound("Workbook", "MBD0001/Package"), "OLE"),
                arguments("控件.doc", SampleFiles.compound("WordDocument", "a/\u0003OCXNAME"), "OLE"),
                arguments("对象.ppt", SampleFiles.compound(Map.of("PowerPoint Document", pptObject())), "OLE"));
    }

    private static Stream<Arguments> pdfs() {
        return Stream.of(
                arguments("启动.pdf", SampleFiles.pdf(CATALOG, "<</S/Launch/F(cmd.exe)>>"), "启动程序的动作"),
                arguments("脚本.pdf", SampleFiles.pdf(CATALOG, "<</S/JavaScript/JS(app.alert\\(1\\))>>"), "JavaScript"),
                arguments(
                        "改写.pdf", SampleFiles.pdf(CATALOG, "<</S/Java#53cript/J#53(app.alert\\(1\\))>>"), "JavaScript"),
                arguments("打包.pdf", PdfSample.packed(CATALOG, "<</S/JavaScript/JS(app.alert\\(1\\))>>"), "JavaScript"),
                arguments("打包.pdf", PdfSample.packed(CATALOG, "<</S/Launch/F(cmd.exe)>>"), "启动程序的动作"),
                arguments(
                        "直接.pdf",
                        SampleFiles.pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(a)>>>>"),
                        "启动程序的动作"),
                arguments(
                        "表单.pdf",
                        SampleFiles.pdf("<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 3 0 R/Fields[]>>>>", "(x)"),
                        "动态表单"),
                arguments("发送.pdf", SampleFiles.pdf(CATALOG, "<</S/SubmitForm/F(http://x.example/)>>"), "SubmitForm"),
                arguments("附件.pdf", embedded("MZ tool"), "附带的文件“tool.exe”"),
                arguments("附件.pdf", embedded("<html><script>1</script></html>"), "网页"),
                arguments("附件.pdf", embedded("#!/bin/sh\n"), "脚本"),
                arguments("膨胀.pdf", bomb(), "展开后的内容过大"),
                arguments(
                        "多重.pdf",
                        SampleFiles.pdf(CATALOG, "<</Filter[/FlateDecode/Fl]/Length 1>>\nstream\nx\nendstream"),
                        "多重压缩"),
                arguments("半截.pdf", SampleFiles.ascii("%PDF-1.4\nnothing"), "已损坏"),
                arguments("两用.pdf", joined(SampleFiles.pdf(), SampleFiles.zip()), "压缩包"));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                arguments("病毒.txt", eicar(), "EICAR"),
                arguments("两用.png", joined(SampleFiles.png(), SampleFiles.zip()), "压缩包"),
                arguments("两用.jpg", joined(SampleFiles.jpeg(), docx("A.class", new byte[9])), "压缩包"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    @DisplayName("正常文档里常见的，收下")
    void acceptsWhatOrdinaryDocumentsHave(String name, byte[] content, FileKind kind) throws IOException {
        assertThat(kindOf(name, content)).isEqualTo(kind);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("链接.docx", docx("word/_rels/document.xml.rels", link("hyperlink")), FileKind.WORD),
                arguments(
                        "图表.docx",
                        docx("word/embeddings/Microsoft_Excel_Sheet1.xlsx", SampleFiles.xlsx()),
                        FileKind.WORD),
                arguments("图片.docx", docx("word/media/image1.png", SampleFiles.png()), FileKind.WORD),
                arguments("数据.docx", docx("xl/worksheets/sheet1.xml", new byte[3 * 1024 * 1024]), FileKind.WORD),
                arguments("发票.pdf", embedded("<?xml version=\"1.0\"?><xbrl>1</xbrl>"), FileKind.PDF),
                arguments("说明.pdf", embedded("单位,数量\n五华区,12\n"), FileKind.PDF),
                arguments("打包.pdf", PdfSample.packed(CATALOG, "<</S/URI/URI(http://x.example/)>>"), FileKind.PDF),
                arguments("跳转.pdf", SampleFiles.pdf(CATALOG, "<</S/GoTo/D[2 0 R/Fit]>>"), FileKind.PDF));
    }

    @Test
    @DisplayName("扫描件内的图片未压缩也收下")
    void acceptsALargeBlankScan() throws IOException {
        byte[] packed = PdfSample.deflated(new byte[100 * 1024 * 1024]);
        byte[] scan = PdfSample.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                List.of("<</Filter/FlateDecode/Length " + packed.length + ">>\nstream\n"),
                packed);

        assertThat(kindOf("扫描.pdf", scan)).isEqualTo(FileKind.PDF);
    }

    private FileKind kindOf(String name, byte[] content) throws IOException {
        return FileContent.kindOf(Files.write(directory.resolve("uploaded"), content), FileName.of(name));
    }

    private static byte[] docx(String part, byte[] content) {
        Map<String, byte[]> entries = SampleFiles.openXmlEntries(WORD, "word/document.xml");
        entries.put(part, content);
        return SampleFiles.zip(entries);
    }

    private static byte[] manyParts() {
        Map<String, byte[]> entries = new LinkedHashMap<>(SampleFiles.openXmlEntries(WORD, "word/document.xml"));
        for (int i = 0; i < 10_001; i++) {
            entries.put("word/media/" + i, new byte[0]);
        }
        return SampleFiles.zip(entries);
    }

    private static byte[] link(String type) {
        return SampleFiles.utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"" + TYPE + type
                + "\" Target=\"http://x.example/a\" TargetMode=\"External\"/></Relationships>");
    }

    private static byte[] eicar() {
        return SampleFiles.ascii("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    }

    private static byte[] embedded(String content) {
        byte[] file = SampleFiles.utf8(content);
        return PdfSample.of(
                FILES,
                List.of(
                        "<</Type/Filespec/F(tool.exe)/EF<</F 4 0 R>>>>",
                        "<</Type/EmbeddedFile/Length " + file.length + ">>\nstream\n"),
                file);
    }

    private static byte[] bomb() {
        byte[] packed = PdfSample.deflated(new byte[200 * 1024 * 1024]);
        return PdfSample.of(
                CATALOG, List.of("null", "<</Filter/FlateDecode/Length " + packed.length + ">>\nstream\n"), packed);
    }

    private static byte[] pptObject() {
        byte[] slides = new byte[70_000];
        System.arraycopy(new byte[] {0x0F, 0, (byte) 0xCC, 0x0F}, 0, slides, 64 * 1024 - 2, 4);
        return slides;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
