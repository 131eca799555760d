package org.everspring.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.everspring.jobs.TimerTexts;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("定时的文字")
class TimerTextsTest {

    private final RememberingCycleCalendar calendar = new RememberingCycleCalendar();

    @BeforeEach
    void itIsTheEndOf2026() {
        ClockUtil.setCurrentTime(Date.from(java.time.Instant.parse("2026-12-01T01:00:00Z")));
    }

    @AfterEach
    void theClockGoesOn() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 9 * * ?",
                "0 0 9 ? * MON",
                "0 0 9 ? * mon-fri",
                "0 0 9 ? * FRIL",
                "0 0 9 ? * TUE#2,THU#4",
                "0 0 9 29 2 ?",
                "0 0 9 28 12 *||0 0 9 4,5 1 *",
                "0 0/30 9-17 * * ?",
                "R/PT1M",
                "R3/PT1H",
                "R/P1W",
                "R/2020-01-01T09:00:00/P1D",
                "R5/PT2M/2027-01-01T00:00:00"
            })
    @DisplayName("会到的周期可以使用，引擎算得出下一个时间")
    void takesWhatComes(String text) {
        assertThat(TimerTexts.faultOfCycle(text)).isEmpty();
        assertThat(calendar.resolveDuedate(text)).isAfter(ClockUtil.getCurrentTime());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 9 31 2 ?                     | 没有下一个时间
            0 0 9 31 9 ?                     | 没有下一个时间
            0 0 9 30 2 MON                   | 没有下一个时间
            0 0 9 ? * 2                      | 星期请用英文缩写
            0 0 9 ? * 6L                     | 星期请用英文缩写
            0 0 9 ? * 1-5                    | 星期请用英文缩写
            0 0 9 ? * MON,3                  | 星期请用英文缩写
            0 0 9 ? * 2#1                    | 星期请用英文缩写
            0 0 9 ? * */2                    | 星期请用英文缩写
            0 61 9 * * ?                     | 有误
            * * * * * ?                      | 短于1分钟
            0/5 * * * * ?                    | 短于1分钟
            0,30 * * * * ?                   | 短于1分钟
            @yearly                          | 短于1分钟
            R/PT1S                           | 短于1分钟
            R3/P0D                           | 短于1分钟
            R/PT-5M                          | 短于1分钟
            R/P-1D                           | 短于1分钟
            R/P                              | 短于1分钟
            R3/2020-01-01T09:00:00/PT1H      | 都已过去
            R0/PT1H                          | 都已过去
            R/PT1M/2199-01-01T00:00:00       | 截止时间太远
            R/PT1M/nonsense                  | 有误
            R99999999999/PT1M                | 短于1分钟
            """)
    @DisplayName("永远不会到的、太密的、含义不明的，部署和运行时都拒绝并说明原因")
    void refusesWhatNeverComesOrNeverStops(String text, String reason) {
        assertThat(TimerTexts.faultOfCycle(text))
                .hasValueSatisfying(fault -> assertThat(fault).contains(text, reason));
        assertThatThrownBy(() -> calendar.resolveDuedate(text))
                .satisfiesAnyOf(
                        refused -> assertThat(refused)
                                .isInstanceOf(InvalidInputException.class)
                                .hasMessageContaining(reason),
                        unreadable -> assertThat(text).isEqualTo("0 61 9 * * ?"));
    }

    @Test
    @DisplayName("两个组合在一起的周期不能隔几秒就到")
    void refusesTwoTextsWithinAMinute() {
        assertThat(TimerTexts.faultOfCycle("0 0 9 * * ?||30 0 9 * * ?")).isPresent();
        assertThat(TimerTexts.faultOfCycle("0 0 9|10 * * ?")).isPresent();
    }

    @Test
    @DisplayName("多年前开始的周期不逐次数过来，次数用完即止")
    void skipsThePeriodsThatHavePassed() {
        Date now = ClockUtil.getCurrentTime();

        assertThat(calendar.resolveDuedate("R/1900-01-01T00:00:30/PT1M"))
                .isAfter(now)
                .isBefore(new Date(now.getTime() + 60_001));
        assertThat(calendar.resolveDuedate("R100/2026-12-01T08:00:00/PT1M", null, 0))
                .isAfter(now)
                .isBefore(new Date(now.getTime() + 60_001));
        assertThat(calendar.resolveDuedate("R10/2026-12-01T08:00:00/PT1M", null, 0))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            PT1H                      | -
            P3D                       | -
            2026-12-01T09:00:00+08:00 | -
            2026-02-31                | 有误或不存在
            31.12.2026                | 有误或不存在
            PT1S                      | 短于1分钟
            9999-01-01                | 晚于2200年
            """)
    @DisplayName("不存在的、太远的日期不能使用")
    void refusesDatesThatAreNone(String text, String reason) {
        if (reason == null) {
            assertThat(TimerTexts.faultOfDate(text)).isEmpty();
            assertThat(new CheckedDateCalendar().resolveDuedate(text)).isNotNull();
        } else {
            assertThat(TimerTexts.faultOfDate(text))
                    .hasValueSatisfying(fault -> assertThat(fault).contains(reason));
            assertThatThrownBy(() -> new CheckedDateCalendar().resolveDuedate(text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    @DisplayName("来自变量的短于一分钟的等待在运行时拒绝")
    void refusesShortWaitsOfVariables() {
        assertThatThrownBy(() -> new CheckedDurationCalendar().resolveDuedate("PT0S"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("短于1分钟");
        assertThat(new CheckedDurationCalendar().resolveDuedate("PT1M")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"R5/PT2M,true", "'PT2M,PT10M',true", "R9/PT0S,false", "R/PT2M,false", "R999/PT2M,false", "2026,false"})
    @DisplayName("失败后的重试有次数，也不短于一分钟")
    void boundsRetries(String text, boolean fine) {
        assertThat(TimerTexts.faultOfRetries(text).isEmpty()).isEqualTo(fine);
    }
}
