package org.everspring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.improvement.ProblemColumn;
import org.everspring.kernel.SortOrder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("列表的网址")
class ListAddressTest {

    @Test
    @DisplayName("没有的条件不写，第一页不写页码")
    void leavesOutWhatIsAbsent() {
        assertThat(new ListAddress("/desk").with("item", null).ofPage(1)).isEqualTo("/desk");
        assertThat(new ListAddress("/desk").with("item", "2.1").ofPage(3)).isEqualTo("/desk?item=2.1&page=3");
    }

    @Test
    @DisplayName("条件中的&、花括号和空格仍是文字")
    void keepsTextText() {
        assertThat(new ListAddress("/desk")
                        .with("text", "a&b {c}")
                        .with("item", "{text}")
                        .ofPage(1))
                .isEqualTo("/desk?text=a%26b%20%7Bc%7D&item=%7Btext%7D");
    }

    @Test
    @DisplayName("表头换一种排序，条件保留，从第一页看起")
    void sortsByTheHeads() {
        var order = new SortOrder<>(ProblemColumn.DUE, false);
        var heads = new ListAddress("/desk/problems")
                .with("text", "a&b")
                .sorted(order)
                .at("all")
                .heads(order);

        assertThat(heads.get("due"))
                .isEqualTo(new ColumnHead("期限", "/desk/problems?text=a%26b&sort=-due#all", "ascending"));
        assertThat(heads.get("unit"))
                .isEqualTo(new ColumnHead("承办单位", "/desk/problems?text=a%26b&sort=unit#all", null));
        assertThat(heads.get("reported").address()).isEqualTo("/desk/problems?text=a%26b#all");
    }

    @Test
    @DisplayName("网址中的条件去掉控制字符，至多一百字，空白等于没有")
    void trustsNoPart() {
        assertThat(ListAddress.part(" 办\0理\n ")).isEqualTo("办 理");
        assertThat(ListAddress.part("理".repeat(101))).hasSize(100);
        assertThat(ListAddress.part(" \n ")).isNull();
        assertThat(ListAddress.part(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2,2", "' 3 ',3", "0,1", "-4,1", "乱写,1", ",1"})
    @DisplayName("页码不是数字的算第一页")
    void countsPagesFromOne(String page, int number) {
        assertThat(ListAddress.pageNumber(page)).isEqualTo(number);
    }
}
