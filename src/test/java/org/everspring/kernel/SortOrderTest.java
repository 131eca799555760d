package org.everspring.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("列表的排序")
class SortOrderTest {

    enum Column implements SortColumn {
        DAY,
        NAME;

        @Override
        public String code() {
            return this == DAY ? "day" : "name";
        }

        @Override
        public String label() {
            return this == DAY ? "日期" : "名称";
        }

        @Override
        public boolean greatestFirst() {
            return this == DAY;
        }
    }

    @Test
    @DisplayName("没有指定时按第一列，各列有自己通常的方向")
    void hasAnUsualOrder() {
        assertThat(order(null)).isEqualTo(new SortOrder<>(Column.DAY, true));
        assertThat(order(null).code()).isNull();
        assertThat(order("day").code()).isEqualTo("day");
        assertThat(order("-name")).isEqualTo(new SortOrder<>(Column.NAME, true));
        assertThat(order("-name").code()).isEqualTo("-name");
    }

    @Test
    @DisplayName("点击另一列按它通常的方向，再点一次反过来")
    void turnsRound() {
        assertThat(order(null).by(Column.NAME)).isEqualTo(order("name"));
        assertThat(order("name").by(Column.NAME)).isEqualTo(order("-name"));
        assertThat(order("-name").by(Column.DAY)).isEqualTo(order("-day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"size", "", "-", "--day", "Day", "day desc", "1;drop table notice"})
    @DisplayName("没有的列不能排序，说明可以按哪些列")
    void refusesOtherColumns(String text) {
        assertThatThrownBy(() -> order(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("不能按“" + text + "”排序，可以按日期、名称排序，请点击表头选择。");
    }

    private static SortOrder<Column> order(String text) {
        return SortOrder.parse(text, Column.class);
    }
}
