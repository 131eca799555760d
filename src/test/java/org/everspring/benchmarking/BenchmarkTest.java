package org.everspring.benchmarking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.everspring.benchmarking.Benchmark.Direction;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("对标差距")
class BenchmarkTest {

    @ParameterizedTest(name = "{2}：对方{0}，我市{1}，差距{3}")
    @CsvSource({
        "2, 5.5, LOWER, 3.5",
        "5.5, 2, LOWER, -3.5",
        "98, 90, HIGHER, 8",
        "90, 98, HIGHER, -8",
        "1, 1, HIGHER, 0",
        "-3, 4, HIGHER, -7",
        "0.1, 0.3, LOWER, 0.2",
        "1308.57, 0, HIGHER, 1308.57",
        "0.00004, 0, HIGHER, 0",
    })
    @DisplayName("落后为正，领先为负，四位小数，没有二进制误差")
    void positiveWhereWeAreBehind(BigDecimal theirs, BigDecimal ours, Direction direction, BigDecimal gap) {
        assertThat(benchmark(theirs, ours, direction).gap()).isEqualByComparingTo(gap);
    }

    @ParameterizedTest(name = "对方{0}，我市{1}，整改后{2}：{4}")
    @CsvSource({
        "2, 5.5, 2.5, LOWER, 差距由3.5份缩小到0.5份",
        "2, 5.5, 2, LOWER, 已达到对标水平",
        "2, 5.5, 1, LOWER, 已达到对标水平",
        "2, 5.5, 5.5, LOWER, 差距仍为3.5份，没有缩小",
        "2, 5.5, 6, LOWER, 差距由3.5份扩大到4份",
        "98, 90, 96, HIGHER, 差距由8份缩小到2份",
        "90, 98, 99, HIGHER, 保持在对标水平以上",
        "90, 98, 80, HIGHER, 出现差距10份",
    })
    @DisplayName("整改后写明差距怎样变化")
    void tellsWhatHasBecomeOfTheGap(
            BigDecimal theirs, BigDecimal ours, BigDecimal reached, Direction direction, String change) {
        assertThat(benchmark(theirs, ours, direction).textOf(reached))
                .isEqualTo("整改后我市" + reached.toPlainString() + "份，" + change + "。");
    }

    @Test
    @DisplayName("一句话写明对谁、比什么、差多少")
    void writesItInOneSentence() {
        assertThat(benchmark(new BigDecimal("2"), new BigDecimal("5.50"), Direction.LOWER)
                        .text())
                .isEqualTo("对标上海市“提交材料”（越低越好）：对方2份，我市5.5份，差距3.5份。");
        assertThat(benchmark(new BigDecimal("2"), new BigDecimal("1"), Direction.LOWER)
                        .text())
                .endsWith("领先1份。");
        assertThat(new Benchmark(
                                "国家标准",
                                "办结率",
                                new BigDecimal("100"),
                                new BigDecimal("100"),
                                " ",
                                Direction.HIGHER,
                                "没有差距")
                        .text())
                .isEqualTo("对标国家标准“办结率”（越高越好）：对方100，我市100，与对方持平。");
    }

    @Test
    @DisplayName("没有数值、对象、指标、方向、原因的不是对标")
    void refusesWhatIsNoComparison() {
        BigDecimal one = BigDecimal.ONE;
        refused(() -> new Benchmark("上海市", "提交材料", null, one, "份", Direction.LOWER, "系统没有打通"));
        refused(() -> new Benchmark("上海市", "提交材料", one, null, "份", Direction.LOWER, "系统没有打通"));
        refused(() -> new Benchmark(" ", "提交材料", one, one, "份", Direction.LOWER, "系统没有打通"));
        refused(() -> new Benchmark("上海市", null, one, one, "份", Direction.LOWER, "系统没有打通"));
        refused(() -> new Benchmark("上海市", "提交材料", one, one, "份", null, "系统没有打通"));
        refused(() -> new Benchmark("上海市", "提交材料", one, one, "份", Direction.LOWER, ""));
        refused(() -> Direction.of("sideways"));
        refused(() -> Direction.of(null));
    }

    private static void refused(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("请.*。");
    }

    private static Benchmark benchmark(BigDecimal theirs, BigDecimal ours, Direction direction) {
        return new Benchmark("上海市", "提交材料", theirs, ours, "份", direction, "部门系统没有打通");
    }
}
