package org.everspring.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The right answers are those of Chromium's {@code new RegExp(source).test(value)}. */
@DisplayName("格式按浏览器的读法核对")
class JavaScriptPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1[3-9][0-9]{9} | 手机13888888888 | true",
                "^[0-9]+$ | 12\\n | false",
                "^.{2}$ | 𠮷 | true",
                "^.$ | 𠮷 | false",
                "^[[a]$ | [ | true",
                "^[a&&b]+$ | && | true",
                "^[^]$ | x | true",
                "^[]$ | x | false",
                "a{x} | a{x} | true",
                "^a{2,3}$ | aaa | true",
                "^\\\\s$ | \\u00a0 | true",
                "^\\\\S$ | \\u00a0 | false",
                "^[\\\\s]$ | \\ufeff | true",
                "^\\\\w+$ | 中文 | false",
                "\\\\b甲 | a甲 | true",
                "\\\\bx | 甲x | true",
                "^(?:云)A-\\\\d{5}$ | 云A-12345 | true",
                "(?<!0)871 | 0871 | false",
                "^(?<area>0\\\\d{2,3})-\\\\d{7,8}$ | 0871-63130000 | true",
                "^]$ | ] | true",
                "^\\\\u4e2d\\\\x41$ | 中A | true",
            })
    @DisplayName("与浏览器结论相同")
    void answersAsTheBrowser(String source, String value, boolean matches) {
        assertThat(JavaScriptPattern.parse(source.translateEscapes()).matches(unescaped(value)))
                .isEqualTo(matches);
    }

    private static String unescaped(String value) {
        return value.replace("\\n", "\n").replace("\\u00a0", "\u00a0").replace("\\ufeff", "\ufeff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[a",
                "a**",
                "a++",
                "(?i)a",
                "(?>a)",
                "(a)\\1",
                "\\p{L}",
                "\\Qa\\E",
                "\\k",
                "[^\\S]",
                "*",
                "a{99999}"
            })
    @DisplayName("不是格式的、两边读法不同的，说明原因")
    void refusesWhatCannotBeReadAlike(String source) {
        assertThatThrownBy(() -> JavaScriptPattern.parse(source)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("来回反复的格式不会拖住服务器")
    void givesUpWhenItTakesTooLong() {
        JavaScriptPattern endless = JavaScriptPattern.parse("^(([a-z])+.)+[A-Z]([a-z])+$");

        assertThatThrownBy(() -> endless.matches("a".repeat(4000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("过于复杂");
    }
}
