package org.everspring.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("列表的一页")
class ListPageTest {

    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, 120).boxed().toList();

    @Test
    @DisplayName("没有的页换成最近的一页，没有内容也有一页")
    void givesTheNearestPage() {
        assertThat(ListPage.of(ALL, 2, 50).rows()).startsWith(51).hasSize(50);
        assertThat(ListPage.of(ALL, 99, 50)).isEqualTo(ListPage.of(ALL, 3, 50));
        assertThat(ListPage.of(ALL, -1, 50)).isEqualTo(ListPage.of(ALL, 1, 50));
        assertThat(ListPage.of(List.of(), 7, 50)).isEqualTo(new ListPage<>(List.of(), 0, 1, 1));
        assertThat(ListPage.of(ALL, 3, 50).count("项")).isEqualTo("共120项");
    }

    @Test
    @DisplayName("过长的列表翻到第一万项为止，并请缩小范围")
    void endsSomewhere() {
        ListPage<Integer> last = ListPage.of(ListPage.COUNTED, Integer.MAX_VALUE, 50, List::of);

        assertThat(last.pages()).isEqualTo(200);
        assertThat(last.rows()).containsExactly(9_950);
        assertThat(last.count("项")).isEqualTo("超过10000项，请缩小范围查询");
    }
}
