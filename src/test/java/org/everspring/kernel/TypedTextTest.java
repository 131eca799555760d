package org.everspring.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("填写的文字")
class TypedTextTest {

    @Test
    @DisplayName("换行只算一个字，控制字符去掉，首尾空白去掉，没有填写即为空")
    void cleans() {
        assertThat(TypedText.clean(" 第一行\r\n第二\0行\t续\u0007 \n")).isEqualTo("第一行\n第二行\t续");
        assertThat(TypedText.clean(null)).isEmpty();
    }

    @Test
    @DisplayName("字数在范围之内的去掉首尾空白后收下")
    void takesWhatIsLongEnough() {
        assertThat(TypedText.checked(" 同意。 ", "意见", 3, 3)).isEqualTo("同意。");
    }

    @Test
    @DisplayName("没有填写、太短、太长或无法保存的用中文说明")
    void refusesInChinese() {
        refused(null, "“意见”应为3至5字，现有0字。");
        refused(" 同意 ", "“意见”应为3至5字，现有2字。");
        refused("同意但要补充", "“意见”应为3至5字，现有6字。");
        refused("同意\0了", "“意见”含有无法保存的字符。");
    }

    private static void refused(String text, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TypedText.checked(text, "意见", 3, 5))
                .withMessage(message);
    }
}
