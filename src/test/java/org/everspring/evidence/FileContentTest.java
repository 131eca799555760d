package org.everspring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

@DisplayName("按内容核验文件类型")
class FileContentTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    @DisplayName("内容与扩展名一致的收下")
    void acceptsWhatIsWhatItSays(String name, byte[] content, FileKind kind) throws IOException {
        assertThat(kindOf(name, content)).isEqualTo(kind);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("记录.pdf", SampleFiles.pdf(), FileKind.PDF),
                arguments("记录.png", SampleFiles.png(), FileKind.PNG),
                arguments("记录.jpg", SampleFiles.jpeg(), FileKind.JPEG),
                arguments("记录.JPEG", SampleFiles.jpeg(), FileKind.JPEG),
                arguments("记录.docx", SampleFiles.docx(), FileKind.WORD),
                arguments("记录.xlsx", SampleFiles.xlsx(), FileKind.EXCEL),
                arguments("记录.pptx", SampleFiles.pptx(), FileKind.POWERPOINT),
                arguments("记录.doc", SampleFiles.doc(), FileKind.WORD_97),
                arguments("记录.wps", SampleFiles.doc(), FileKind.WORD_97),
                arguments("记录.xls", SampleFiles.xls(), FileKind.EXCEL_97),
                arguments("记录.et", SampleFiles.xls(), FileKind.EXCEL_97),
                arguments("记录.ppt", SampleFiles.ppt(), FileKind.POWERPOINT_97),
                arguments("记录.dps", SampleFiles.ppt(), FileKind.POWERPOINT_97),
                arguments("记录.txt", SampleFiles.utf8(), FileKind.TEXT),
                arguments("记录.csv", SampleFiles.utf8(), FileKind.CSV),
                arguments("记录.csv", SampleFiles.gbk(), FileKind.CSV),
                arguments("记录.txt", SampleFiles.utf16(), FileKind.TEXT));
    }

    @ParameterizedTest(name = "{0}：{2}")
    @MethodSource("refused")
    @DisplayName("其余的不收，并说明原因")
    void refusesTheRestAndSaysWhy(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> kindOf(name, content))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("文件“" + name + "”")
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("程序.pdf", SampleFiles.exe(), "可执行程序"),
                arguments("程序.docx", SampleFiles.exe(), "可执行程序"),
                arguments("网页.pdf", SampleFiles.html(), "网页"),
                arguments("网页.txt", SampleFiles.html(), "网页"),
                arguments("网页.xls", SampleFiles.html(), "网页"),
                arguments("网页.txt", SampleFiles.textWithScript(), "脚本"),
                arguments("图形.png", SampleFiles.svg(), "SVG"),
                arguments("脚本.txt", SampleFiles.shell(), "脚本"),
                arguments("资料.docx", SampleFiles.zip(), "压缩包"),
                arguments("宏.docx", SampleFiles.docm(), "宏"),
                arguments("宏.docx", SampleFiles.docxWithMacros(), "宏"),
                arguments("宏.doc", SampleFiles.docWithMacros(), "宏"),
                arguments("宏.xls", SampleFiles.xlsWithMacros(), "宏"),
                arguments("宏.ppt", SampleFiles.pptWithMacros(), "宏"),
                arguments("加密.docx", SampleFiles.encrypted(), "密码"),
                arguments("安装.doc", SampleFiles.installer(), "不是Word文档"),
                arguments("杂项.txt", SampleFiles.noise(), "不是可以上传的文件格式"),
                arguments("半截.docx", half(SampleFiles.docx()), "已损坏"),
                arguments("半截.doc", Arrays.copyOf(SampleFiles.doc(), 600), "已损坏"),
                arguments("图片.pdf", SampleFiles.png(), "内容是PNG图片，与扩展名“.pdf”不符"),
                arguments("表格.docx", SampleFiles.xlsx(), "内容是Excel表格"),
                arguments("新表.xls", SampleFiles.xlsx(), "内容是Excel表格"),
                arguments("文字.pdf", SampleFiles.utf8(), "内容是纯文本"));
    }

    @Test
    @DisplayName("可设置的类型都能按内容核验，设置有误时说明是哪一个")
    void onlyTypesThatCanBeToldMayBeSet() {
        assertThatThrownBy(() -> new EvidenceSettings(DataSize.ofMegabytes(20), 20, List.of("pdf", "exe"), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“exe”");
    }

    private FileKind kindOf(String name, byte[] content) throws IOException {
        return FileContent.kindOf(Files.write(directory.resolve("uploaded"), content), FileName.of(name));
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }
}
