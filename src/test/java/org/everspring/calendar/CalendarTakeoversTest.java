package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Reschedulings;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("导入一个年度的工作日")
class CalendarTakeoversTest {

    private static final String PROVISIONAL = "（暂按周末和法定节日推算，放假安排公布后以公布为准）";

    @Autowired
    private CalendarTakeovers takeovers;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private PublishedDays published;

    @Autowired
    private CalendarEditions editions;

    @Autowired
    private DeadlinePolicy deadlines;

    @Autowired
    private Reschedulings reschedulings;

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private String text;

    @BeforeEach
    void arrangement() throws IOException {
        text = new ClassPathResource("calendar/2027.csv").getContentAsString(StandardCharsets.UTF_8);
        day.at("2026-12-30T10:00");
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from calendar_day").update();
        jdbc.sql("delete from calendar_edition").update();
        published.refresh();
    }

    @Test
    @DisplayName("启用之后各节点不必重启即按它推算，季度可以开启")
    void isInForceAtOnce() {
        assertThat(calendar.covers(2027)).isFalse();
        assertThatThrownBy(() -> deadlines.datesOf(Quarter.parse("2027Q1"))).hasMessageContaining("没有2027年的节假日安排");

        takeovers.takeOver("2027.csv", text, 0, "admin");

        assertThat(calendar.covers(2027)).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 4))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();
        assertThat(calendar.lastPublishedDay(LocalDate.of(2026, 12, 30))).isEqualTo("2027-12-31");
        assertThat(deadlines.datesOf(Quarter.parse("2027Q1")).opensOn()).isEqualTo("2027-03-01");
        assertThat(
                        new WorkCalendar(new PublishedDays(
                                        new CalendarSettings(new ClassPathResource("calendar/statutory-days.csv")),
                                        editions)::inForce)
                                .isWorkingDay(LocalDate.of(2027, 1, 9)))
                .as("another node")
                .isTrue();
    }

    @Test
    @DisplayName("预览列出与现行推算不同的每一天")
    void previewsWhatChanges() {
        var preview = takeovers.preview(text);

        assertThat(preview.faults()).isEmpty();
        assertThat(preview.year()).isEqualTo(2027);
        assertThat(preview.differences())
                .startsWith("2027年1月4日（周一）：上班 → 休息（元旦）", "2027年1月9日（周六）：休息 → 上班（元旦）", "2027年1月31日（周日）：休息 → 上班（春节）")
                .hasSize(18);
        assertThat(calendar.covers(2027)).as("nothing is in force yet").isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-30,off,春节|第38行有误：“2027-02-30”不是日期，应写成2026-10-01的样子。",
                "2027-03-01,work,春节|第38行有误：2027-03-01不是周末，不会是调休上班日。",
                "2027-03-01,休,春节|第38行有误：“休”应为off（放假）或work（调休上班）。",
                "2027-10-01,off,国庆节|第38行有误：2027-10-01重复出现。",
                "2028-10-01,off,国庆节|文件中有2027、2028几个年度，请每次导入一个年度。",
                "2026-11-02,off,春节|2026-11-02不在2027年，也不在上一年12月。",
                "2026-12-28,off,元旦|2026年12月28日（周一）已经过去，不能再由上班改为休息。"
            })
    @DisplayName("写错的一行说明行号和改法")
    void namesTheLine(String line, String fault) {
        assertThat(takeovers.preview(text + line + "\n").faults()).contains(fault);
    }

    @Test
    @DisplayName("几处错误一次说完")
    void namesAllFaultsAtOnce() {
        assertThat(takeovers
                        .preview(text + "2027-02-30,off,春节\n2027-03-01,work,春节\n")
                        .faults())
                .hasSize(2);
    }

    @Test
    @DisplayName("漏了法定节日的、不是一整年的、已经过去的年度，不予启用")
    void refusesWhatCannotBeAYear() {
        assertThat(takeovers.preview(text.replace("2027-06-09,off,端午节\n", "")).faults())
                .containsExactly("缺少端午节：2027年6月9日（周三）是法定节日，应为off（放假）。");
        assertThat(takeovers.preview("date,day,occasion\n2027-01-01,off,元旦\n").faults())
                .containsExactly("文件中没有国庆节（10月1日放假），不是完整的年度安排。");
        assertThat(takeovers.preview("date,day,occasion\n2024-10-01,off,国庆节\n").faults())
                .containsExactly("2024年已经过去，其工作日不能再改。");
        assertThat(takeovers.preview("").faults()).isNotEmpty();
    }

    @Test
    @DisplayName("Excel改过的日期写法、GBK编码都认得")
    void readsWhatASpreadsheetSaves() {
        String saved = text.replaceAll("2027-0?(\\d+)-0?(\\d+)", "2027/$1/$2");

        assertThat(takeovers
                        .preview(CalendarTakeovers.textOf(saved.getBytes(Charset.forName("GBK"))))
                        .differences())
                .hasSize(18);
    }

    @Test
    @DisplayName("两人先后启用，后一人得知要重新预览")
    void theSecondOfTwoIsTold() {
        takeovers.takeOver("2027.csv", text, 0, "admin");

        assertThatThrownBy(() -> takeovers.takeOver("2027.csv", text, 0, "admin"))
                .isInstanceOf(AlreadyDoneException.class)
                .hasMessageContaining("重新选择文件预览");
    }

    @Test
    @DisplayName("暂算的期限、任务日期、督办日子随安排移动，说明去掉；再做一遍不再变化")
    void stepMoves() {
        ProblemId id = desk.file();
        assertThat(desk.variable(id, "stepDueText")).isEqualTo("2027年1月4日（周一）24时" + PROVISIONAL);
        assertThat(overdue(id).getDuedate()).isEqualTo("2027-01-05T09:00:00");

        takeovers.takeOver("2027.csv", text, 0, "admin");
        day.runDueJobs();

        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2027-01-05");
        assertThat(desk.variable(id, "stepDueText")).isEqualTo("2027年1月5日（周二）24时");
        assertThat(desk.task(id, ImprovementDesk.TRIAGE).getDueDate()).isEqualTo("2027-01-06T00:00:00");
        assertThat(overdue(id).getDuedate()).isEqualTo("2027-01-06T09:00:00");
        assertThat(latest().checked()).isEqualTo(1);
        assertThat(latest().moved()).isEqualTo(1);
        assertThat(latest().finished()).isTrue();

        takeovers.takeOver("2027.csv", text, 1, "admin");
        day.runDueJobs();
        assertThat(latest().moved()).isZero();
        assertThat(desk.problem(id).stepDue().day()).isEqualTo("2027-01-05");
    }

    @Test
    @DisplayName("有人定下的期限不动，也不说是暂算的")
    void whatSomebodyHasSetStays() {
        ProblemId id = desk.file();
        desk.triage(id, ImprovementDesk.with(ImprovementDesk.accepted(), Map.of("assignedDueOn", "2027-01-20")));

        takeovers.takeOver("2027.csv", text, 0, "admin");
        day.runDueJobs();

        assertThat(desk.problem(id).due().day()).isEqualTo("2027-01-20");
        assertThat(desk.variable(id, "dueText")).isEqualTo("2027年1月20日（周三）24时");
    }

    @Test
    @DisplayName("细化举措年底可以发起，期限和关闭日一起移动")
    void breakdownMoves() {
        day.start("yingshangban.liaison", "measureBreakdown", Map.of("itemId", "1.1", "unitName", "gonganju"));
        String id = "measures:1.1:gonganju";
        assertThat(day.task(id, "userTask_draftMeasures").getDueDate()).isEqualTo("2027-01-15T00:00:00");

        takeovers.takeOver("2027.csv", text, 0, "admin");
        day.runDueJobs();

        assertThat(day.task(id, "userTask_draftMeasures").getDueDate()).isEqualTo("2027-01-15T00:00:00");
        assertThat(jdbc.sql("select due_at from breakdown where id = ?")
                        .param(id)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo("2027-01-14T16:00:00Z");
    }

    @Test
    @DisplayName("多于一批的，分批办理，一件不漏")
    void goesThroughManyInPages() {
        List<ProblemId> ids = new ArrayList<>();
        // An account may report sixty an hour.
        for (String hour : List.of("10:00", "12:00")) {
            day.at("2026-12-30T" + hour);
            IntStream.range(0, 48).forEach(i -> ids.add(desk.file()));
        }

        takeovers.takeOver("2027.csv", text, 0, "admin");
        assertThat(latest().expected()).isEqualTo(96);
        day.runDueJobs();

        assertThat(latest().checked()).isEqualTo(96);
        assertThat(latest().moved()).isEqualTo(96);
        assertThat(ids)
                .allSatisfy(id -> assertThat(desk.problem(id).stepDue().day()).isEqualTo("2027-01-05"));
    }

    private Job overdue(ProblemId id) {
        return management
                .createJobQuery()
                .processInstanceId(
                        day.instance(ImprovementDesk.KEY, id.toString()).getId())
                .activityId("event_triageOverdue")
                .singleResult();
    }

    private Rescheduling latest() {
        return reschedulings.latest(Rescheduling.Reason.CALENDAR, 1).get(0);
    }
}
