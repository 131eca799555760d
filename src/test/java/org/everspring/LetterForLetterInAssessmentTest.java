package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.support.ImprovementDesk.with;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.forms.JsonVariable;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Typed;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.util.HtmlUtils;

/** An appeal whose reasons a page or a spreadsheet could take for more than text. */
@EngineTest
@DisplayName("申诉和裁定的文字原样保存、原样显示")
class LetterForLetterInAssessmentTest {

    private static final String UNIT = "wuhuaqu";
    private static final List<String> TYPED = List.of(
            Typed.LINES, "=HYPERLINK(\"http://d\",\"点这里\")", "+1+2+3+4+5+6+7", "-1+2-3+4-5+6-7", "@SUM(A1:A9) _x0041_");

    @Autowired
    private Environment environment;

    @Autowired
    private Workday day;

    @Autowired
    private AssessmentDesk desk;

    private Browser office;

    @BeforeEach
    void anAppealIsGranted() {
        day.at("2026-01-15T10:00");
        desk.reportTheYear();
        desk.announce();
        day.at("2026-01-16T10:00");
        desk.upload(UNIT);
        desk.answer(
                UNIT,
                Map.of(
                        "scoreAnswer",
                        "appeal",
                        "signedBy",
                        Typed.SHORT,
                        "appeals",
                        JsonVariable.of(IntStream.range(0, TYPED.size())
                                .mapToObj(i -> Map.of("appealLine", line(i), "appealReason", TYPED.get(i)))
                                .toList())));
        office = Browser.signedIn(environment, AssessmentDesk.OFFICE);
    }

    /** One of the unit's reports. */
    private static String line(int i) {
        return "report/2025Q" + (i % 4 + 1) + ":1." + (i / 4 + 1) + ":" + UNIT;
    }

    @Test
    @DisplayName("得分明细页、工作簿和存档文本")
    void pageWorkbookAndRecord() throws IOException {
        assertThat(desk.rows(desk.confirmation(UNIT), "appealDecisions"))
                .extracting(row -> row.get("appealReason"))
                .containsExactlyElementsOf(TYPED);
        decide();

        String sheet = office.get("/board/assessment/2025/units/" + UNIT).text();
        assertThat(sheet).doesNotContain("<APP>", "<b>*a*");
        assertThat(HtmlUtils.htmlUnescape(sheet)).contains(TYPED).contains("签字：" + Typed.SHORT);

        byte[] workbook = office.download("/board/assessment/2025.xlsx").body();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<Row> corrections = StreamSupport.stream(read.getSheet("更正").spliterator(), false)
                    .skip(1)
                    .toList();
            assertThat(corrections)
                    .allSatisfy(row -> assertThat(row.getCell(7).getCellType()).isEqualTo(CellType.STRING))
                    .extracting(row -> row.getCell(7).getStringCellValue())
                    .containsExactlyInAnyOrderElementsOf(TYPED);
        }

        String record = new String(office.download("/board/assessment/2025.txt").body(), StandardCharsets.UTF_8);
        assertThat(record)
                .contains(TYPED.stream()
                        .map(text -> "\t" + text.replace("\n", "\\n") + "\t")
                        .toList());
    }

    private void decide() {
        List<Map<String, Object>> shown = desk.rows(desk.confirmation(UNIT), "appealDecisions");
        desk.decide(
                UNIT,
                Map.of(
                        "appealDecisions",
                        JsonVariable.of(IntStream.range(0, TYPED.size())
                                .mapToObj(i -> with(
                                        with(shown.get(i), AssessmentDesk.granted(95)),
                                        Map.of("decisionReason", TYPED.get(i))))
                                .toList())));
    }
}
