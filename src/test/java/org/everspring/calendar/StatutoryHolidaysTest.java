package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.calendar.Calendars.STATUTORY;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("法定节日")
class StatutoryHolidaysTest {

    @ParameterizedTest
    @ValueSource(ints = {2025, 2026})
    @DisplayName("推算出的每个法定节日，公布的安排都放假，名称也一致")
    void everyHolidayOfTheLawIsInThePublishedArrangement(int year) {
        assertThat(StatutoryHolidays.of(year)).allSatisfy((date, name) -> {
            assertThat(STATUTORY.covers(year)).isTrue();
            assertThat(STATUTORY.isWorkingDay(date)).as(date + name).isFalse();
        });
    }

    @Test
    @DisplayName("2027年：除夕起四天、清明、劳动节两天、端午、中秋、国庆三天")
    void namesThemAll() {
        assertThat(StatutoryHolidays.of(2027))
                .containsExactly(
                        day("2027-01-01", "元旦"),
                        day("2027-02-05", "春节"),
                        day("2027-02-06", "春节"),
                        day("2027-02-07", "春节"),
                        day("2027-02-08", "春节"),
                        day("2027-04-05", "清明节"),
                        day("2027-05-01", "劳动节"),
                        day("2027-05-02", "劳动节"),
                        day("2027-06-09", "端午节"),
                        day("2027-09-15", "中秋节"),
                        day("2027-10-01", "国庆节"),
                        day("2027-10-02", "国庆节"),
                        day("2027-10-03", "国庆节"));
    }

    @ParameterizedTest
    @CsvSource({
        "2023,2023-01-22,2023-04-05,2023-06-22,2023-09-29",
        "2024,2024-02-10,2024-04-04,2024-06-10,2024-09-17",
        "2028,2028-01-26,2028-04-04,2028-05-28,2028-10-03",
        "2030,2030-02-03,2030-04-05,2030-06-05,2030-09-12",
        "2033,2033-01-31,2033-04-04,2033-06-01,2033-09-08"
    })
    @DisplayName("农历和节气：春节、清明、端午、中秋各在哪天，闰月不算")
    void knowsMoonAndSun(int year, LocalDate newYear, LocalDate clear, LocalDate dragonBoat, LocalDate midAutumn) {
        Map<LocalDate, String> days = StatutoryHolidays.of(year);

        assertThat(days.get(newYear.minusDays(1))).isEqualTo("春节");
        assertThat(days.get(newYear)).isEqualTo("春节");
        assertThat(days.get(newYear.minusDays(2))).isNull();
        assertThat(days.get(clear)).isEqualTo("清明节");
        assertThat(days.get(dragonBoat)).isEqualTo("端午节");
        assertThat(days.get(midAutumn)).contains("中秋节");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
                "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11", "2033-01-31",
                "2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04", "2039-01-24", "2040-02-12",
                "2041-02-01", "2042-01-22", "2043-02-10", "2044-01-30", "2045-02-17", "2046-02-06", "2047-01-26",
                "2048-02-14", "2049-02-02", "2050-01-23"
            })
    @DisplayName("春节在哪天，到2050年都与天文台的历书一致")
    void knowsTheFirstDayOfEveryChineseYear(LocalDate newYear) {
        assertThat(LunarMonths.firstDay(newYear.getYear(), 1)).isEqualTo(newYear);
    }

    @Test
    @DisplayName("中秋与国庆同日的，只是同一天")
    void oneDayMayHaveTwoNames() {
        assertThat(StatutoryHolidays.of(2028).get(LocalDate.of(2028, 10, 3))).isEqualTo("国庆节、中秋节");
    }

    @Test
    @DisplayName("百年之内每年都推算得出，不会多也不会少")
    void everyYearHasThem() {
        IntStream.rangeClosed(2025, 2099)
                .forEach(year ->
                        assertThat(StatutoryHolidays.of(year)).as("%d", year).hasSizeBetween(11, 13));
    }

    private static Map.Entry<LocalDate, String> day(String date, String name) {
        return Map.entry(LocalDate.parse(date), name);
    }
}
