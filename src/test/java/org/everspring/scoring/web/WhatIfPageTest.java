package org.everspring.scoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.everspring.assessment.AssessedYear;
import org.everspring.assessment.AssessmentState;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("试算评分表改动")
class WhatIfPageTest {

    private static final String PAGE = "/board/assessment/what-if";
    private static final String OFFICE = "yingshangban.liaison";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Environment environment;

    @Autowired
    private Workday workday;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private Scores scores;

    private ChangedTable changed;

    @BeforeEach
    void oneYearIsScored() {
        workday.at("2026-01-15T09:00");
        new AssessedYear(context).score("2025");
        changed = new ChangedTable(tables);
    }

    @Test
    @DisplayName("列出可以试算的期间和现行的各张评分表，可以下载")
    void offersPeriodsAndTables() {
        Browser office = Browser.signedIn(environment, OFFICE);

        assertThat(office.get(PAGE).text())
                .contains("2025年度", "季度报送评分", "assessmentGrade", "第1版")
                .contains("href=\"/board/assessment/tables/loopScore.dmn\"");
        var file = office.download("/board/assessment/tables/reportScore.dmn");
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(changed.unchanged());
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", ".dmn");
        assertThat(office.download("/board/assessment/tables/reminderPolicy.dmn")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("显示每个单位的新旧总分、名次和等次，以及变动的明细，什么也不保存")
    void showsWhoMoves() {
        var before = scores.last(ScoringPeriod.of(2025)).orElseThrow();

        String page = text(upload(OFFICE, changed.milder()));

        assertThat(page)
                .contains("“季度报送评分”的改动对2025年度得分的影响", "1条明细得分变动；1个单位总分变动，2个单位名次变动，1个单位等次变动")
                .contains("88.57", "94.29", "+5.72", "2 → 1", "良好 → 优秀")
                .contains("2025年第二季度 1.1 企业开办", "75 → 95")
                .contains("没有变动的3个单位");
        assertThat(scores.last(ScoringPeriod.of(2025))).contains(before);
        assertThat(tables.inForce())
                .allSatisfy(table -> assertThat(table.version()).isOne());
    }

    @Test
    @DisplayName("没有改动的评分表，说明没有变化")
    void saysThatNobodyMoves() {
        assertThat(text(upload(OFFICE, changed.unchanged()))).contains("各单位的得分、名次和等次都没有变化。", "没有变动的5个单位");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("不是DMN文件", (Function<ChangedTable, String>) table -> "不是评分表", "不能试算"),
                arguments("不是DMN的XML", (Function<ChangedTable, String>) table -> "<html/>", "不能试算"),
                arguments("空文件", (Function<ChangedTable, String>) table -> "", "没有收到文件"),
                arguments(
                        "外部实体",
                        (Function<ChangedTable, String>) table -> table.unchanged()
                                .replaceFirst("\\?>", "?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>"),
                        "不能试算"),
                arguments("两张表", (Function<ChangedTable, String>) ChangedTable::withTwoTables, "不能试算"),
                arguments("不是评分表之一", (Function<ChangedTable, String>) ChangedTable::ofAnotherName, "不能试算"),
                arguments("JUEL", (Function<ChangedTable, String>) ChangedTable::withJuel, "FEEL"),
                arguments("没有规则符合", (Function<ChangedTable, String>) ChangedTable::withGap, "市公安局“2025年第二季度 1.1 企业开办”"),
                arguments(
                        "超过1MB",
                        (Function<ChangedTable, String>) table -> table.unchanged() + " ".repeat(1 << 20),
                        "1MB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    @DisplayName("不能试算的文件，说明原因，页面和所选期间照旧")
    void refuses(String what, Function<ChangedTable, String> file, String reason) {
        var answer = upload(OFFICE, file.apply(changed));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer))
                .contains("不能试算", reason, "<option value=\"2025\" selected=\"selected\">")
                .doesNotContain("Exception", "得分的影响");
    }

    @Test
    @DisplayName("超过上传上限的文件也说明原因")
    void refusesWhatIsFarTooLarge() {
        var answer = Browser.signedIn(environment, OFFICE)
                .upload(PAGE + "?period=2025", "评分.dmn", new byte[21 * 1024 * 1024]);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("不能试算", "1MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019", "2025Q4", "x", "", "2025Q9"})
    @DisplayName("没有评过分的期间不能试算")
    void refusesPeriodsWithoutScores(String period) {
        var answer = Browser.signedIn(environment, OFFICE)
                .upload(PAGE + "?period=" + period, "a.dmn", changed.milder().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("不能试算");
    }

    @Test
    @DisplayName("没有选文件就提交，说明原因")
    void refusesWithoutFile() {
        var page = Browser.signedIn(environment, OFFICE).post(PAGE, Map.of("period", "2025"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("没有收到文件");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gonganju.liaison", "gonganju.leader", "anningshi.liaison"})
    @DisplayName("被考核的单位没有这一页，结果公布后也没有")
    void isThereForJudgesOnly(String user) {
        new AssessedYear(context).bringTo(AssessmentState.FROZEN);

        assertThat(Browser.signedIn(environment, user).get(PAGE).status()).isEqualTo(404);
        assertThat(upload(user, changed.milder()).statusCode()).isEqualTo(404);
        assertThat(Browser.signedIn(environment, user)
                        .get("/board/assessment/tables/reportScore.dmn")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("其他网站不能代为提交")
    void refusesOtherSites() {
        var answer = Browser.signedIn(environment, OFFICE)
                .upload(
                        PAGE + "?period=2025",
                        "a.dmn",
                        changed.milder().getBytes(StandardCharsets.UTF_8),
                        Map.of("Origin", "https://elsewhere.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private HttpResponse<byte[]> upload(String user, String dmn) {
        return Browser.signedIn(environment, user)
                .upload(PAGE + "?period=2025", "report-score.dmn", dmn.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
