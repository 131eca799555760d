package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("反映的问题")
class ProblemReportTest {

    private static final String TITLE = "企业开办材料重复提交";
    private static final String DESCRIPTION = "多家企业反映同一材料要重复提交。";

    @Test
    @DisplayName("标题和描述不能没有，首尾空格不算；多长由表单规定")
    void needsItsTexts() {
        assertThat(report("  问 ", "述", List.of()).title()).isEqualTo("问");
        report("问".repeat(4000), "述".repeat(4000), List.of());
        refused("“问题标题”为必填项。", "  ", DESCRIPTION);
        refused("“问题描述”为必填项。", TITLE, null);
        refused("“问题标题”含有无法保存的字符。", TITLE + "\0", DESCRIPTION);
    }

    @Test
    @DisplayName("重复的涉及单位只算一个")
    void countsEachUnitOnce() {
        assertThat(report(TITLE, DESCRIPTION, Collections.nCopies(30, UnitId.of("wuhuaqu")))
                        .concerned())
                .containsExactly(UnitId.of("wuhuaqu"));
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
