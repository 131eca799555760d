package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.everspring.InvalidInputException;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("反映的问题")
class ProblemReportTest {

    private static final String TITLE = "企业开办材料重复提交";
    private static final String DESCRIPTION = "多家企业反映同一材料要重复提交。";

    @Test
    @DisplayName("标题5至100字，描述10至2000字，首尾空格不算")
    void boundsItsTexts() {
        assertThat(report("  " + "问".repeat(5) + " ", "述".repeat(10), List.of()).title())
                .isEqualTo("问".repeat(5));
        report("问".repeat(100), "述".repeat(2000), List.of());
        refused("“问题标题”应为5至100字，现有4字。", "问".repeat(4), DESCRIPTION);
        refused("“问题标题”应为5至100字，现有101字。", "问".repeat(101), DESCRIPTION);
        refused("“问题描述”应为10至2000字，现有9字。", TITLE, " " + "述".repeat(9));
        refused("“问题描述”应为10至2000字，现有2001字。", TITLE, "述".repeat(2001));
        refused("“问题描述”应为10至2000字，现有0字。", TITLE, null);
        refused("“问题标题”含有无法保存的字符。", TITLE + "\0", DESCRIPTION);
    }

    @Test
    @DisplayName("涉及单位最多二十个，重复的只算一个")
    void boundsItsUnits() {
        List<UnitId> twenty =
                IntStream.range(10, 30).mapToObj(i -> UnitId.of("unit" + i)).toList();

        assertThat(report(TITLE, DESCRIPTION, twenty).concerned()).isEqualTo(twenty);
        assertThat(report(TITLE, DESCRIPTION, Collections.nCopies(30, UnitId.of("wuhuaqu")))
                        .concerned())
                .containsExactly(UnitId.of("wuhuaqu"));
        List<UnitId> more =
                IntStream.range(10, 31).mapToObj(i -> UnitId.of("unit" + i)).toList();
        assertThatThrownBy(() -> report(TITLE, DESCRIPTION, more))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("涉及单位最多20个，现有21个。");
    }

    @Test
    @DisplayName("任何一处不同，指纹就不同")
    void fingerprintTellsEveryDifference() {
        ProblemReport report = report(TITLE, DESCRIPTION, List.of(UnitId.of("wuhuaqu")));

        assertThat(report.fingerprint())
                .isEqualTo(report(TITLE, DESCRIPTION + " ", List.of(UnitId.of("wuhuaqu")))
                        .fingerprint());
        assertThat(List.of(
                        report.fingerprint(),
                        report(TITLE + "多", DESCRIPTION, report.concerned()).fingerprint(),
                        report(TITLE, DESCRIPTION + "多", report.concerned()).fingerprint(),
                        report(TITLE, DESCRIPTION, List.of()).fingerprint(),
                        new ProblemReport(ProblemSource.MEDIA, null, TITLE, DESCRIPTION, report.concerned())
                                .fingerprint(),
                        new ProblemReport(
                                        ProblemSource.ENTERPRISE,
                                        ItemId.of("1.1"),
                                        TITLE,
                                        DESCRIPTION,
                                        report.concerned())
                                .fingerprint()))
                .doesNotHaveDuplicates();
    }

    private static ProblemReport report(String title, String description, List<UnitId> units) {
        return new ProblemReport(ProblemSource.ENTERPRISE, null, title, description, units);
    }

    private static void refused(String message, String title, String description) {
        assertThatThrownBy(() -> report(title, description, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }
}
