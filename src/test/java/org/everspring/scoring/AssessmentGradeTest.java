package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("决策表“考核等次”")
class AssessmentGradeTest {

    /** From the worst to the best. */
    private static final List<String> GRADES = List.of("不合格", "合格", "良好", "优秀");

    private final ScoreTable table = ScoreTable.of("assessment-grade.dmn", "assessmentGrade");

    @ParameterizedTest
    @CsvSource({
        "0, 不合格",
        "59.99, 不合格",
        "60, 合格",
        "79.99, 合格",
        "80, 良好",
        "89.99, 良好",
        "90, 优秀",
        "100, 优秀",
    })
    @DisplayName("按总分定等次")
    void gradesTheTotal(double total, String grade) {
        assertThat(table.grade(total)).isEqualTo(grade);
    }

    @Test
    @DisplayName("0至100分的每个总分恰有一个等次，总分更高的等次不会更低，每条规则都用得上")
    void gradesEveryTotalAndNeverABetterOneWorse() {
        List<Integer> ranks = IntStream.rangeClosed(0, 10_000)
                .mapToObj(hundredths -> GRADES.indexOf(
                        table.grade(BigDecimal.valueOf(hundredths, 2).doubleValue())))
                .toList();

        assertThat(ranks).doesNotContain(-1).isSorted();
        assertThat(table.unusedRules()).isEmpty();
    }
}
