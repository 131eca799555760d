package org.everspring.home;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.everspring.home.IcsFile.Day;
import org.everspring.support.Typed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("日历文件")
class IcsFileTest {

    private static final Instant AT = Instant.parse("2026-12-01T01:00:00Z");

    private static String file(Day... days) {
        return IcsFile.of("春城营商待办", List.of(days), AT);
    }

    @Test
    @DisplayName("逐行核对：全天、止于次日、不占时间")
    void isWhatTheStandardSays() {
        assertThat(file(new Day(
                        "task-1@everspring",
                        LocalDate.of(2026, 12, 31),
                        "填报：一；二,三",
                        "第一行\n第二行\\",
                        "https://ys.km.example/camunda/app/tasklist/default/#/?task=1")))
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//EverSpring//Calendar//ZH",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH",
                        "X-WR-CALNAME:春城营商待办",
                        "X-WR-TIMEZONE:Asia/Shanghai",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H",
                        "BEGIN:VEVENT",
                        "UID:task-1@everspring",
                        "DTSTAMP:20261201T010000Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:填报：一；二\\,三",
                        "DESCRIPTION:第一行\\n第二行\\\\",
                        "URL:https://ys.km.example/camunda/app/tasklist/default/#/?task=1",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    @Test
    @DisplayName("每行不超过75个字节，不切断一个字，读回来一字不差")
    void foldsLongLines() {
        String summary = "𠮷填报;,\\n".repeat(40);
        String file = file(new Day("1@everspring", LocalDate.of(2026, 12, 20), summary, Typed.LINES, ""));

        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        ICalendar read = Biweekly.parse(file).first();
        assertThat(read.validate(ICalVersion.V2_0)).isEmpty();
        assertThat(read.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo(summary);
            assertThat(event.getDescription().getValue()).isEqualTo(Typed.LINES);
        });
    }

    @Test
    @DisplayName("所填文字不能另起一项")
    void nothingTypedBeginsALineOfItsOwn() {
        String typed = "标题\r\nEND:VEVENT\r\nBEGIN:VEVENT\rX\u2028Y\u0000\u0007";

        List<VEvent> events = Biweekly.parse(
                        file(new Day("1", LocalDate.of(2026, 12, 20), typed, typed, "https://x/\r\nX:1")))
                .first()
                .getEvents();

        assertThat(events)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getSummary().getValue()).isEqualTo("标题\nEND:VEVENT\nBEGIN:VEVENT\nX\u2028Y"));
    }
}
