package org.everspring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("上传文件的名称")
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "办理记录.pdf, 办理记录.pdf",
        "../../etc/办理记录.pdf, 办理记录.pdf",
        "..\\..\\Windows\\办理记录.pdf, 办理记录.pdf",
        "C:\\资料\\办理记录.PDF, 办理记录.PDF",
        "'  办理　记录 .pdf. ', 办理 记录.pdf",
        ".办理记录.pdf, 办理记录.pdf",
        "办理:记录?.pdf, 办理_记录_.pdf"
    })
    @DisplayName("只取路径最后一段，去掉系统不能保存的写法")
    void keepsTheLastPartOfAPath(String given, String kept) {
        assertThat(FileName.of(given).text()).isEqualTo(kept);
    }

    @Test
    @DisplayName("去掉控制字符和使文字倒排的不可见字符")
    void dropsCharactersThatNobodySees() {
        assertThat(FileName.of("办\u0000理\u0007记\r\n录\u202Efdp.exe").text()).isEqualTo("办理记 录fdp.exe");
        assertThat(FileName.of("办理\u200B记录\uD83D.pdf").text()).isEqualTo("办理记录.pdf");
    }

    @Test
    @DisplayName("扩展名不分大小写")
    void readsTheExtensionInSmallLetters() {
        assertThat(FileName.of("记录.PDF").extension()).isEqualTo("pdf");
    }

    @Test
    @DisplayName("300个汉字的名称缩短到各种系统都能保存的长度，保留扩展名")
    void shortensALongNameAndKeepsTheExtension() {
        FileName name = FileName.of("改".repeat(300) + ".docx");

        assertThat(name.text()).startsWith("改改改").endsWith("改….docx");
        assertThat(name.text().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(FileName.MOST_BYTES - 3, FileName.MOST_BYTES);
    }

    @Test
    @DisplayName("缩短时不拆开四字节的字")
    void doesNotCutACharacterInTwo() {
        String text = FileName.of("\uD840\uDC0B".repeat(100) + ".pdf").text();

        assertThat(text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".pdf", "记录", "记录.", "资料/", "\u0000", "../.."})
    @DisplayName("没有名称或扩展名的不收")
    void refusesWhatHasNoNameOrNoExtension(String given) {
        assertThatThrownBy(() -> FileName.of(given))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("不完整");
    }
}
