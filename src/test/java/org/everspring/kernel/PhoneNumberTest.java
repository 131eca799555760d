package org.everspring.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("电话号码")
class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0871-63130000,0871-63130000",
        "13888888888,13888888888",
        "'  138 8888 8888 ',13888888888",
        "138-8888-8888,138-8888-8888",
        "\u202a13888888888\u202c,13888888888",
        "\u200b0871\ufeff-63130000,0871-63130000",
        "１３８８８８８８８８８,13888888888",
        "０８７１－６３１３００００,0871-63130000",
        "+86 138 8888 8888,13888888888",
        "+86-138-8888-8888,138-8888-8888",
        "008613888888888,13888888888",
        "（0871）63130000,0871-63130000",
        "(0871) 6313 0000,0871-63130000",
        "0871—63130000,0871-63130000",
        "0871--63130000,0871-63130000",
        "0871-63130000转8012,0871-63130000-8012",
        "63130000 转 8012,63130000-8012",
        "63130000转接8012,63130000-8012",
        "63130000分机8012,63130000-8012",
        "63130000 ext. 8012,63130000-8012",
        "138\u00a08888\u30008888,13888888888"
    })
    @DisplayName("粘贴来的去掉看不见的字符、空格和国家代码，全角改半角，转改短横线")
    void tidiesWhatWasPasted(String typed, String kept) {
        assertThat(PhoneNumber.tidied(typed)).isEqualTo(kept);
        assertThat(PhoneNumber.isPlain(kept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "李明", "63130", "63130000，13888888888", "6313-0000-1111-2222-3333-4444", "手机13888888888"})
    @DisplayName("不是一个号码的原样留给检查")
    void leavesWhatIsNoNumber(String typed) {
        assertThat(PhoneNumber.tidied(typed)).isEqualTo(typed);
        assertThat(PhoneNumber.isPlain(typed)).isFalse();
    }
}
